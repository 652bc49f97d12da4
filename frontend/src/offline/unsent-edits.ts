import { openDatabase, requestResult } from './indexed-db';

const DATABASE = 'communique-unsent';
const STORE = 'edits';
const WRITE_AFTER_MS = 150;

interface Row {
  draft: string;
  iv: Uint8Array<ArrayBuffer>;
  edit: ArrayBuffer;
}

/**
 * Stores edits in the browser until the server has acknowledged them, so that they outlive the tab. They are encrypted
 * with a key that the server gives to the member who wrote them. No one else on this computer can read them, and no one at
 * all once access has been withdrawn.
 */
export class UnsentEdits {
  private readonly database = openDatabase(DATABASE, (fresh) => {
    fresh.createObjectStore(STORE, { autoIncrement: true }).createIndex('draft', 'draft');
  });
  private readonly written = new Set<IDBValidKey>();
  private waiting: Uint8Array[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private work: Promise<unknown> = Promise.resolve();
  private readonly flushBeforeLeaving = () => this.flush();

  private constructor(
    private readonly draft: string,
    private readonly key: CryptoKey,
    private readonly merge: (updates: Uint8Array[]) => Uint8Array,
  ) {
    addEventListener('pagehide', this.flushBeforeLeaving);
  }

  /** Null if the browser has no encryption or storage, or the deployment has turned it off. */
  static async open(
    draft: string,
    key: CryptoKey | null,
    merge: (updates: Uint8Array[]) => Uint8Array,
  ): Promise<UnsentEdits | null> {
    if (!key || typeof indexedDB === 'undefined') return null;
    const edits = new UnsentEdits(draft, key, merge);
    try {
      await edits.database;
      return edits;
    } catch {
      return null;
    }
  }

  /** Writes at once when offline, and otherwise after a delay, within which the server may acknowledge the edit. */
  add(update: Uint8Array, connected: boolean): void {
    this.waiting.push(update);
    if (connected) this.timer ??= setTimeout(() => this.flush(), WRITE_AFTER_MS);
    else void this.flush();
  }

  /** The edits that earlier tabs of this member could not send. */
  async load(): Promise<Uint8Array[]> {
    const database = await this.database;
    const index = database.transaction(STORE).objectStore(STORE).index('draft');
    const [keys, rows] = await Promise.all([
      requestResult(index.getAllKeys(this.draft)),
      requestResult(index.getAll(this.draft) as IDBRequest<Row[]>),
    ]);
    keys.forEach((key) => this.written.add(key));
    const edits = await Promise.all(rows.map((row) => this.decrypt(row)));
    return edits.filter((edit) => edit !== null);
  }

  /** Deletes all that was added or loaded so far, as the server has it. */
  forget(): Promise<unknown> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting = [];
    this.enqueue(async () => {
      if (this.written.size === 0) return;
      const store = (await this.database).transaction(STORE, 'readwrite').objectStore(STORE);
      this.written.forEach((key) => store.delete(key));
      this.written.clear();
    });
    return this.work;
  }

  /** Writes what is waiting; resolves when all is written. */
  flush(): Promise<unknown> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.waiting.length > 0) {
      const update = this.merge(this.waiting);
      this.waiting = [];
      this.enqueue(async () => {
        const row = await this.encrypt(update);
        const store = (await this.database).transaction(STORE, 'readwrite').objectStore(STORE);
        this.written.add(await requestResult(store.add(row)));
      });
    }
    return this.work;
  }

  close(): void {
    removeEventListener('pagehide', this.flushBeforeLeaving);
    void this.flush().then(async () => (await this.database).close());
  }

  /** Runs the steps one after another, so that what is to be deleted has been written before. */
  private enqueue(step: () => Promise<void>): void {
    this.work = this.work.then(step).catch((failure: unknown) => console.warn('Unsent edits cannot be stored.', failure));
  }

  private async encrypt(update: Uint8Array): Promise<Row> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const edit = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.key, new Uint8Array(update));
    return { draft: this.draft, iv, edit };
  }

  private async decrypt({ iv, edit }: Row): Promise<Uint8Array | null> {
    try {
      return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, this.key, edit));
    } catch {
      return null;
    }
  }
}

/** Imports the server's key, in Base64, as one that cannot be exported. */
export async function importKey(key: string | null): Promise<CryptoKey | null> {
  if (!key || !globalThis.crypto?.subtle) return null;
  const bytes = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** On signing out. */
export function deleteAllUnsentEdits(): void {
  if (typeof indexedDB !== 'undefined') indexedDB.deleteDatabase(DATABASE);
}
