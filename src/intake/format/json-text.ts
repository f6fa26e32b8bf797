import { decode } from '../decode.ts';
import { refusal } from './refusal.ts';

/** A JSON text that was read, exactly: see `readJson`. */
export interface ReadJson {
  readonly value: unknown;
  /** Names that stand twice in one object; the last one counts. */
  readonly twice: readonly string[];
}

/**
 * JSON → value. Numbers that a float64 cannot hold (16 digits and more) are strings of all their
 * digits. @throws SyntaxError
 */
export function readJson(text: string): ReadJson {
  const value: unknown = JSON.parse(withLongNumbersQuoted(text));
  return { value, twice: keysIn(text) === keysOf(value) ? [] : twiceIn(text) };
}

/** The text of a file that says it is JSON. @throws IntakeError when it holds none. */
export function jsonText(file: string, bytes: Uint8Array, most: number): string {
  const { text } = decode(file, bytes, most);
  if (text.trim() === '') throw refusal(file, 'empty', 'the file is empty.', 'Export it again.');
  return text;
}

const LONG = /\d[\d.]{15}/;
const PARTS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

function withLongNumbersQuoted(text: string): string {
  if (!LONG.test(text)) return text;
  return text.replace(PARTS, (part) => (isLong(part) ? `"${part}"` : part));
}

const isLong = (part: string): boolean =>
  part.length > 15 && !part.startsWith('"') && /^-?[\d.]{16,}/.test(part);

const NAME = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/** How many names stand in the text. */
function keysIn(text: string): number {
  let count = 0;
  for (const [, colon] of text.matchAll(NAME)) if (colon !== undefined) count++;
  return count;
}

/** How many names stand in the value; no call a level: a text may be nested deeply. */
function keysOf(value: unknown): number {
  let count = 0;
  const open = [value];
  for (let part = open.pop(); part !== undefined || open.length > 0; part = open.pop()) {
    if (typeof part !== 'object' || part === null) continue;
    const values: unknown[] = Object.values(part);
    if (!Array.isArray(part)) count += values.length;
    for (const it of values) open.push(it);
  }
  return count;
}

const SIGNS = /"(?:[^"\\]|\\.)*"|[{}:]/g;

/** Names that stand twice in one object. */
function twiceIn(text: string): string[] {
  const twice = new Set<string>();
  const open: Set<string>[] = [];
  let last = '';
  for (const [sign] of text.matchAll(SIGNS)) {
    if (sign === '{') open.push(new Set());
    else if (sign === '}') open.pop();
    else if (sign === ':') {
      const names = open.at(-1);
      if (names?.has(last)) twice.add(JSON.parse(last) as string);
      names?.add(last);
    }
    last = sign;
  }
  return [...twice];
}
