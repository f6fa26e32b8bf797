import { cellOf, doubled, type Scan } from './records.ts';
import { codedStore, isMany, type Store } from './held.ts';

/**
 * A column while it is read. As long as its texts repeat, each row is the number of its word; from
 * where they do not (`split`), each row is a place in the text.
 */
export interface Growing {
  rows: number;
  readonly words: string[];
  /** Of each word. */
  hashes: Int32Array;
  /** Hash → word + 1, open addressing; 0 is free. A power of two long. */
  slots: Int32Array;
  codes: Int32Array;
  /** First row that is not coded; null while all are. */
  split: number | null;
  starts: Int32Array;
  ends: Int32Array;
  /** Rows whose quotes had to be undone. */
  readonly undone: Map<number, string>;
}

export const startColumn = (): Growing => ({
  rows: 0,
  words: [],
  hashes: new Int32Array(16),
  slots: new Int32Array(32),
  codes: new Int32Array(64),
  split: null,
  starts: new Int32Array(0),
  ends: new Int32Array(0),
  undone: new Map(),
});

/** Adds a row with cell i of the record that was read last. */
export function addCell(column: Growing, scan: Scan, i: number): void {
  const row = column.rows++;
  if (column.split !== null) {
    addPlace(column, scan, i, row - column.split);
    return;
  }
  if (row >= column.codes.length) column.codes = doubled(column.codes);
  const before = column.words.length;
  column.codes[row] = wordOf(column, scan, i);
  if (column.words.length > before && isMany(before, row)) stopCoding(column);
}

function stopCoding(column: Growing): void {
  column.split = column.rows;
  column.starts = new Int32Array(column.rows);
  column.ends = new Int32Array(column.rows);
}

function addPlace(column: Growing, scan: Scan, i: number, at: number): void {
  if (at >= column.starts.length) {
    column.starts = doubled(column.starts);
    column.ends = doubled(column.ends);
  }
  column.starts[at] = scan.starts[i] ?? 0;
  column.ends[at] = scan.ends[i] ?? 0;
  const undone = scan.undone[i];
  if (undone !== undefined && undone !== null) column.undone.set(at, undone);
}

/** Takes the last row back. */
export const dropCell = (column: Growing): void => void column.rows--;

/** The column as it stands; `text` is what was scanned. */
export function finished(column: Growing, text: string): Store {
  const { rows, words, split, starts, ends, undone } = column;
  const codes = column.codes.slice(0, Math.min(rows, split ?? rows));
  if (split === null) return codedStore({ words, codes });
  return {
    rows,
    coded: null,
    at(row) {
      if (row < split) return words[codes[row] ?? -1] ?? '';
      if (row >= rows) return '';
      const at = row - split;
      return undone.get(at) ?? text.slice(starts[at], ends[at]);
    },
  };
}

function wordOf(column: Growing, scan: Scan, i: number): number {
  const hash = scan.hashes[i] ?? 0;
  const mask = column.slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const code = (column.slots[slot] ?? 0) - 1;
    if (code < 0) return newWord(column, scan, i, hash, slot);
    if (column.hashes[code] === hash && isWord(column.words[code] as string, scan, i)) return code;
  }
}

function isWord(word: string, scan: Scan, i: number): boolean {
  const undone = scan.undone[i];
  if (undone !== undefined && undone !== null) return undone === word;
  const start = scan.starts[i] ?? 0;
  const length = (scan.ends[i] ?? 0) - start;
  if (word.length !== length) return false;
  const { text } = scan;
  for (let k = 0; k < length; k++)
    if (word.charCodeAt(k) !== text.charCodeAt(start + k)) return false;
  return true;
}

function newWord(column: Growing, scan: Scan, i: number, hash: number, slot: number): number {
  const code = column.words.push(cellOf(scan, i)) - 1;
  if (code >= column.hashes.length) column.hashes = doubled(column.hashes);
  column.hashes[code] = hash;
  column.slots[slot] = code + 1;
  if (2 * column.words.length > column.slots.length) rehash(column);
  return code;
}

function rehash(column: Growing): void {
  const slots = new Int32Array(2 * column.slots.length);
  const mask = slots.length - 1;
  for (let code = 0; code < column.words.length; code++) {
    let slot = (column.hashes[code] ?? 0) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = code + 1;
  }
  column.slots = slots;
}
