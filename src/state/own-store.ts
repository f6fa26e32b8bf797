import { hasHash } from './offline-extract.ts';
import type { OwnExtract } from './own-extract.ts';

const DATABASE = 'bailiwick';
const STORE = 'own';
const KEY = 'extract';

interface Kept {
  readonly extract: OwnExtract;
  /** Hex SHA-256 of each file: what a disk gives back is not taken on trust. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** Keeps own data on this device. Rejects with the browser's reason when it may not or is full. */
export async function saveOwn(extract: OwnExtract): Promise<void> {
  const hashes = Object.entries(extract.files).map(
    async ([name, file]) => [name, await hashOf(file)] as const,
  );
  const kept: Kept = { extract, hashes: Object.fromEntries(await Promise.all(hashes)) };
  await inStore('readwrite', (store) => store.put(kept, KEY));
}

/** What was kept; null where nothing was, or it is damaged. Rejects where the browser keeps nothing. */
export async function readOwn(): Promise<OwnExtract | null> {
  const kept = (await inStore('readonly', (store) => store.get(KEY))) as Kept | undefined;
  if (!kept) return null;
  const { extract, hashes } = kept;
  const sound = await Promise.all(
    Object.entries(extract.files).map(async ([name, file]) =>
      hasHash(await file.arrayBuffer(), hashes[name] ?? 'none'),
    ),
  );
  return sound.every(Boolean) ? extract : null;
}

export async function removeOwn(): Promise<void> {
  await inStore('readwrite', (store) => store.delete(KEY));
}

/** Empty outside secure contexts, where nothing can be checked. */
async function hashOf(file: Blob): Promise<string> {
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (!subtle) return '';
  const digest = new Uint8Array(await subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function inStore<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE);
  const database = await settled(opening);
  try {
    const transaction = database.transaction(STORE, mode);
    const request = ask(transaction.objectStore(STORE));
    await done(transaction);
    return request.result;
  } finally {
    database.close();
  }
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('refused'));
  });

/** A full disk is told at the end only. */
const done = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    const fail = () => reject(transaction.error ?? new Error('refused'));
    transaction.onerror = fail;
    transaction.onabort = fail;
  });
