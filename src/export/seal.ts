import type { Seal } from '#domain/publish.ts';

/**
 * Files under a passphrase: PBKDF2-SHA-256 makes a key of it, AES-256-GCM seals each file with an iv
 * of its own and authenticates what the file is and which extract it belongs to, so that none can
 * stand for another. By WebCrypto alone: the same in Node and in browsers.
 *
 * A sealed file: 'BWSEAL1\n', 12 bytes iv, then ciphertext with its tag of 16 bytes.
 */
const MARK = new TextEncoder().encode('BWSEAL1\n');
const IV_BYTES = 12;
const TAG_BYTES = 16;
const SALT_BYTES = 16;
const KEY_BITS = 256;
/** What OWASP asks of PBKDF2-SHA-256 (2023). */
export const ITERATIONS = 600_000;
/** A manifest that asks for more would hang the page. */
const MOST_ITERATIONS = 10_000_000;
const CHECK = 'check';

type Bytes = Uint8Array<ArrayBuffer>;

/** A key in the memory of a tab; `raw` may go to its session's storage, never further. */
export interface SealKey {
  readonly raw: Bytes;
  /** Fingerprint of the extract it opens. */
  readonly fingerprint: string;
  readonly key: CryptoKey;
}

/** Why a sealed file does not open. */
export class SealError extends Error {
  override readonly name = 'SealError';
  readonly kind: 'passphrase' | 'damaged' | 'unknown';
  constructor(kind: SealError['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** The bits of a key; exported for its known answers. */
export async function derive(
  passphrase: string,
  salt: Bytes,
  iterations: number,
  bits = KEY_BITS,
): Promise<Bytes> {
  // The same letters may be typed as other code points: é is one or two.
  const secret = new TextEncoder().encode(passphrase.normalize('NFC'));
  const from = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(how, from, bits));
}

/** A key of raw bits, as a tab may have kept them. */
export async function keyOf(raw: Bytes, fingerprint: string): Promise<SealKey> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return { raw, fingerprint, key };
}

/** A new seal for an extract. Throws SealError where the passphrase is empty. */
export async function makeSeal(
  passphrase: string,
  fingerprint: string,
): Promise<{ readonly seal: Seal; readonly key: SealKey }> {
  if (passphrase === '') throw new SealError('passphrase', 'The passphrase is empty.');
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const key = await keyOf(await derive(passphrase, salt, ITERATIONS), fingerprint);
  const check = toHex(await seal(key, CHECK, new Uint8Array()));
  return { seal: { version: 1, salt: toHex(salt), iterations: ITERATIONS, check }, key };
}

/** The key of a seal. Throws SealError: the passphrase is wrong, or the seal is not one. */
export async function openSeal(
  { version, salt, iterations, check }: Seal,
  passphrase: string,
  fingerprint: string,
): Promise<SealKey> {
  const known = version === 1 && iterations >= ITERATIONS && iterations <= MOST_ITERATIONS;
  if (!known)
    throw new SealError('unknown', 'This extract is sealed in a way this page does not know.');
  const key = await keyOf(await derive(passphrase, fromHex(salt), iterations), fingerprint);
  await unseal(key, CHECK, fromHex(check)).catch((cause: unknown) => {
    throw new SealError('passphrase', 'This is not the passphrase of this extract.', { cause });
  });
  return key;
}

/** @param name what the file is within its extract: 'columns', never its address */
export async function seal(key: SealKey, name: string, plain: Bytes): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = await crypto.subtle.encrypt(gcm(key, name, iv), key.key, plain);
  const file = new Uint8Array(MARK.length + IV_BYTES + sealed.byteLength);
  file.set(MARK);
  file.set(iv, MARK.length);
  file.set(new Uint8Array(sealed), MARK.length + IV_BYTES);
  return file;
}

/** Throws SealError where the file is cut, changed, another file, or another extract's. */
export async function unseal(key: SealKey, name: string, file: Bytes): Promise<Bytes> {
  const start = MARK.length + IV_BYTES;
  const marked = MARK.every((byte, at) => file[at] === byte);
  if (!marked || file.length < start + TAG_BYTES) throw damaged(name);
  try {
    const how = gcm(key, name, file.slice(MARK.length, start));
    return new Uint8Array(await crypto.subtle.decrypt(how, key.key, file.subarray(start)));
  } catch (cause) {
    throw damaged(name, { cause });
  }
}

const damaged = (name: string, options?: ErrorOptions): SealError =>
  new SealError('damaged', `“${name}” is damaged, or belongs to another extract.`, options);

function gcm({ fingerprint }: SealKey, name: string, iv: Bytes): AesGcmParams {
  const additionalData = new TextEncoder().encode(JSON.stringify([1, fingerprint, name]));
  return { name: 'AES-GCM', iv, additionalData, tagLength: 8 * TAG_BYTES };
}

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** What is no hex reads as zeros, which open nothing. */
const fromHex = (text: string): Bytes =>
  Uint8Array.from({ length: text.length / 2 }, (_, at) =>
    Number.parseInt(text.slice(2 * at, 2 * at + 2), 16),
  );

/** A passphrase's key as text, and back: for a tab's own storage. */
export const keyText = ({ raw }: SealKey): string => toHex(raw);
export const keyOfText = (text: string, fingerprint: string): Promise<SealKey> =>
  keyOf(fromHex(text), fingerprint);
