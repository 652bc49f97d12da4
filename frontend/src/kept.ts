import { answer, openedDatabase } from './database';
import type { Texts } from './texts';

const DATABASE = 'communique-kept';
const STORE = 'drafts';
const WORKER = 'statements/offline-worker.js';

/** A draft that a member has chosen to keep on this device, as it was last seen. */
export interface KeptDraft {
  /** Member and draft. */
  id: string;
  document: string;
  member: string;
  title: string;
  userName: string;
  userColor: string | null;
  language: string;
  texts: Texts;
  /** The key of the member's unsent edits. A page can use it, but not read it. */
  key: CryptoKey;
  iv: Uint8Array<ArrayBuffer>;
  /** The text, encrypted. */
  state: ArrayBuffer;
}

const database = () => openedDatabase(DATABASE, (fresh) => fresh.createObjectStore(STORE, { keyPath: 'id' }));

async function run<T>(mode: IDBTransactionMode, step: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opened = await database();
  try {
    return await answer(step(opened.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    opened.close();
  }
}

export const canKeep = () => 'serviceWorker' in navigator && isSecureContext;

export async function isKept(id: string): Promise<boolean> {
  return (await run('readonly', (store) => store.count(id))) > 0;
}

/** Keeps a draft as it is now; from then on the page opens without a network too. */
export async function keep(draft: Omit<KeptDraft, 'iv' | 'state'>, state: Uint8Array): Promise<void> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, draft.key, new Uint8Array(state));
  await run('readwrite', (store) => store.put({ ...draft, iv, state: sealed } satisfies KeptDraft));
}

export async function install(base: string): Promise<void> {
  await navigator.serviceWorker.register(new URL(WORKER, base));
}

export async function textOf({ key, iv, state }: KeptDraft): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, state));
}

export async function findKept(document: string): Promise<KeptDraft | null> {
  const all = await run('readonly', (store) => store.getAll() as IDBRequest<KeptDraft[]>);
  return all.find((draft) => draft.document === document) ?? null;
}

export async function drop(id: string): Promise<void> {
  await run('readwrite', (store) => store.delete(id));
}

/** What somebody kept who used this browser before and did not sign out. */
export async function dropOthers(member: string): Promise<void> {
  const all = await run('readonly', (store) => store.getAll() as IDBRequest<KeptDraft[]>);
  for (const draft of all) if (draft.member !== member) await drop(draft.id);
}

/** On signing out. */
export async function forgetAllKept(): Promise<void> {
  if (typeof indexedDB !== 'undefined') indexedDB.deleteDatabase(DATABASE);
  if (!canKeep()) return;
  const ours = (await navigator.serviceWorker.getRegistrations()).filter(({ active, waiting, installing }) =>
    (active ?? waiting ?? installing)?.scriptURL.endsWith(WORKER),
  );
  for (const registration of ours) await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith('communique-')) await caches.delete(name);
}
