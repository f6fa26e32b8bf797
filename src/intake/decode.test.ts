import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decode } from './decode.ts';
import { IntakeError } from './report.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const packed = (text: string): Uint8Array => gzipSync(bytes(text));

describe('decode', () => {
  it('unpacks gzip, all members of it', () => {
    const two = Uint8Array.from([...packed('a,b\n'), ...packed('1,2\n')]);
    expect(decode('x.csv.gz', packed('a,b\n')).text).toBe('a,b\n');
    expect(decode('x.csv.gz', two).text).toBe('a,b\n1,2\n');
  });

  it('refuses what unpacks, or is, larger than a text can be, and names the file', () => {
    const bomb = packed('a'.repeat(3_000_000));
    expect(bomb.length).toBeLessThan(10_000);
    for (const big of [bomb, bytes('a'.repeat(3_000_000))]) {
      expect(() => decode('big.csv', big, 2_000_000)).toThrow(IntakeError);
      expect(() => decode('big.csv', big, 2_000_000)).toThrow('big.csv: it holds more than 2 MB');
    }
    expect(decode('big.csv', bomb, 3_000_000).text.length).toBe(3_000_000);
  });

  it('refuses a gzip that is cut, wherever', () => {
    const whole = packed(Array.from({ length: 300 }, (_, row) => `${row},${row * row}\n`).join(''));
    for (let length = 2; length < whole.length; length += 7)
      expect(() => decode('x.csv.gz', whole.subarray(0, length))).toThrow('cut or damaged');
  });
});
