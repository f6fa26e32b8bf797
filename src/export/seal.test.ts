import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Seal } from '#domain/publish.ts';
import {
  derive,
  ITERATIONS,
  keyOf,
  makeSeal,
  openSeal,
  seal,
  SealError,
  unseal,
  type SealKey,
} from './seal.ts';

const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const text = (value: string) => new TextEncoder().encode(value);
const PASSPHRASE = 'three quiet bailiffs';
const PRINT = '0123456789ab';

let made: { readonly seal: Seal; readonly key: SealKey };
beforeAll(async () => {
  made = await makeSeal(PASSPHRASE, PRINT);
});

const kindOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'opened',
    (cause: unknown) => (cause instanceof SealError ? cause.kind : String(cause)),
  );

describe('known answers', () => {
  // RFC 7914, section 11: PBKDF2-HMAC-SHA-256.
  it.each([
    [
      'passwd',
      'salt',
      1,
      '55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc' +
        '49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783',
    ],
    [
      'Password',
      'NaCl',
      80_000,
      '4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56' +
        'a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d',
    ],
  ])('PBKDF2 of %s and %s, %i times', async (passphrase, salt, iterations, hex) => {
    const bits = await derive(passphrase, text(salt), iterations, 512);
    expect(toHex(bits)).toBe(hex);
  });

  // The GCM specification, test case 14: AES-256, zero key, iv and block.
  it('AES-256-GCM', async () => {
    const zero = new Uint8Array(32);
    const { key } = await keyOf(zero, PRINT);
    const how = { name: 'AES-GCM', iv: new Uint8Array(12) };
    const sealed = await crypto.subtle.encrypt(how, key, new Uint8Array(16));
    expect(toHex(new Uint8Array(sealed))).toBe(
      'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919',
    );
  });
});

describe('a passphrase', () => {
  it('opens what it sealed', async () => {
    const file = await seal(made.key, 'columns', text('4,711.00'));
    const key = await openSeal(made.seal, PASSPHRASE, PRINT);
    expect(await unseal(key, 'columns', file)).toEqual(text('4,711.00'));
    expect(made.seal.iterations).toBeGreaterThanOrEqual(600_000);
    expect(JSON.stringify(made.seal)).not.toContain(toHex(made.key.raw));
  });

  it('is refused when it is another, or for another extract', async () => {
    expect(await kindOf(openSeal(made.seal, 'three quiet bailiff', PRINT))).toBe('passphrase');
    expect(await kindOf(openSeal(made.seal, PASSPHRASE, 'ba9876543210'))).toBe('passphrase');
    expect(await kindOf(makeSeal('', PRINT))).toBe('passphrase');
  });

  it('is refused for a seal that is weak, endless or unknown', async () => {
    for (const iterations of [ITERATIONS - 1, 1e9])
      expect(await kindOf(openSeal({ ...made.seal, iterations }, PASSPHRASE, PRINT))).toBe(
        'unknown',
      );
  });
});

describe('a sealed file', () => {
  it('comes back as it was', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const plain = new Uint8Array(bytes);
        expect(await unseal(made.key, 'x', await seal(made.key, 'x', plain))).toEqual(plain);
      }),
      { numRuns: 30 },
    ));

  it('is refused with any bit flipped, cut anywhere, or longer', async () => {
    const file = await seal(made.key, 'columns', text('revenue'));
    for (let at = 0; at < file.length; at += 1) {
      const flipped = file.slice();
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      expect(await kindOf(unseal(made.key, 'columns', flipped)), `byte ${at}`).toBe('damaged');
      expect(await kindOf(unseal(made.key, 'columns', file.slice(0, at)))).toBe('damaged');
    }
    const longer = new Uint8Array([...file, 0]);
    expect(await kindOf(unseal(made.key, 'columns', longer))).toBe('damaged');
  });

  it('stands for no other file and no other extract', async () => {
    const file = await seal(made.key, 'columns', text('revenue'));
    expect(await kindOf(unseal(made.key, 'directory', file))).toBe('damaged');
    const other = await keyOf(made.key.raw, 'ba9876543210');
    expect(await kindOf(unseal(other, 'columns', file))).toBe('damaged');
  });

  it('is never sealed alike twice', async () => {
    const files = await Promise.all([1, 2].map(() => seal(made.key, 'x', text('same'))));
    expect(files[0]).not.toEqual(files[1]);
  });
});
