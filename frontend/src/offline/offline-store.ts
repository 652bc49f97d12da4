import type { Texts } from '../shared/texts';
import { openDatabase, requestResult } from './indexed-db';

const DATABASE = 'communique-kept';
const STORE = 'drafts';
const WORKER = { file: 'offline-worker.js', scope: 'statements/' };

/** A draft that a member has chosen to keep on this device, in its last state. */
export interface OfflineDraft {
  /** Member and draft. */
  id: string;
  document: string;
  member: string;
  title: string;
  userName: string;
  userColor: string | null;
  language: string;
  texts: Texts;
  /** The key of the member's unsent edits. It cannot be exported, so a page can use it but not read it. */
  key: CryptoKey;
  iv: Uint8Array<ArrayBuffer>;
  /** The text, encrypted. */
  state: ArrayBuffer;
}

const database = () => openDatabase(DATABASE, (fresh) => fresh.createObjectStore(STORE, { keyPath: 'id' }));

async function run<T>(mode: IDBTransactionMode, step: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opened = await database();
  try {
    return await requestResult(step(opened.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    opened.close();
  }
}

export const canStoreOffline = () => 'serviceWorker' in navigator && isSecureContext;

export async function isStored(id: string): Promise<boolean> {
  return (await run('readonly', (store) => store.count(id))) > 0;
}

/** Stores the draft's current state; from then on its page opens without a network too. */
export async function storeDraft(draft: Omit<OfflineDraft, 'iv' | 'state'>, state: Uint8Array): Promise<void> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, draft.key, new Uint8Array(state));
  await run('readwrite', (store) => store.put({ ...draft, iv, state: sealed } satisfies OfflineDraft));
}

export async function registerServiceWorker(base: string): Promise<void> {
  await navigator.serviceWorker.register(new URL(WORKER.file, base), { scope: new URL(WORKER.scope, base).href });
}

export async function decryptState({ key, iv, state }: OfflineDraft): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, state));
}

export async function findDraft(document: string): Promise<OfflineDraft | null> {
  const all = await run('readonly', (store) => store.getAll() as IDBRequest<OfflineDraft[]>);
  return all.find((draft) => draft.document === document) ?? null;
}

export async function removeDraft(id: string): Promise<void> {
  await run('readwrite', (store) => store.delete(id));
}

/** Removes what another member kept who used this browser before and did not sign out. */
export async function removeDraftsOfOthers(member: string): Promise<void> {
  const all = await run('readonly', (store) => store.getAll() as IDBRequest<OfflineDraft[]>);
  for (const draft of all) if (draft.member !== member) await removeDraft(draft.id);
}

/** On signing out. */
export async function deleteAllDrafts(): Promise<void> {
  if (typeof indexedDB !== 'undefined') indexedDB.deleteDatabase(DATABASE);
  if (!canStoreOffline()) return;
  const ours = (await navigator.serviceWorker.getRegistrations()).filter(({ active, waiting, installing }) =>
    (active ?? waiting ?? installing)?.scriptURL.endsWith(WORKER.file),
  );
  for (const registration of ours) await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith('communique-')) await caches.delete(name);
}
