import { answer, openedDatabase } from './database';

const DATABASE = 'communique-unsent';
const STORE = 'edits';
const WRITE_AFTER_MS = 150;

interface Row {
  draft: string;
  iv: Uint8Array<ArrayBuffer>;
  edit: ArrayBuffer;
}

/**
 * Edits that the server has not acknowledged, kept in the browser so that they outlive the tab. Nothing else of a draft
 * is kept, and that only until the acknowledgement. It is encrypted with a key that the server gives to the member who
 * wrote it: nobody else on this computer reads it, and nobody at all once access has been withdrawn.
 */
export class UnsentEdits {
  private readonly database = openedDatabase(DATABASE, (fresh) => {
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

  /** Null where the browser cannot keep anything safely, or the deployment does not want it. */
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

  /** What the server may acknowledge within a moment need not be written; what it cannot get is written at once. */
  add(update: Uint8Array, connected: boolean): void {
    this.waiting.push(update);
    if (connected) this.timer ??= setTimeout(() => this.flush(), WRITE_AFTER_MS);
    else void this.flush();
  }

  /** What earlier tabs of this member could not send. */
  async load(): Promise<Uint8Array[]> {
    const database = await this.database;
    const index = database.transaction(STORE).objectStore(STORE).index('draft');
    const [keys, rows] = await Promise.all([
      answer(index.getAllKeys(this.draft)),
      answer(index.getAll(this.draft) as IDBRequest<Row[]>),
    ]);
    keys.forEach((key) => this.written.add(key));
    const edits = await Promise.all(rows.map((row) => this.decrypt(row)));
    return edits.filter((edit) => edit !== null);
  }

  /** The server has everything that was added or loaded so far. */
  forget(): Promise<unknown> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting = [];
    this.after(async () => {
      if (this.written.size === 0) return;
      const store = (await this.database).transaction(STORE, 'readwrite').objectStore(STORE);
      this.written.forEach((key) => store.delete(key));
      this.written.clear();
    });
    return this.work;
  }

  /** Writes what waits; resolves when all is written. */
  flush(): Promise<unknown> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.waiting.length > 0) {
      const update = this.merge(this.waiting);
      this.waiting = [];
      this.after(async () => {
        const row = await this.encrypt(update);
        const store = (await this.database).transaction(STORE, 'readwrite').objectStore(STORE);
        this.written.add(await answer(store.add(row)));
      });
    }
    return this.work;
  }

  close(): void {
    removeEventListener('pagehide', this.flushBeforeLeaving);
    void this.flush().then(async () => (await this.database).close());
  }

  /** One after the other, so that what is forgotten has been written before. */
  private after(step: () => Promise<void>): void {
    this.work = this.work.then(step).catch((failure: unknown) => console.warn('Unsent edits cannot be kept.', failure));
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

/** The key that the server gave, in Base64, as one that a page can use but not read. */
export async function importedKey(key: string | null): Promise<CryptoKey | null> {
  if (!key || !globalThis.crypto?.subtle) return null;
  const bytes = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** On signing out. */
export function forgetAllUnsent(): void {
  if (typeof indexedDB !== 'undefined') indexedDB.deleteDatabase(DATABASE);
}
