/** One record of a delimited text: its cells and the 1-based line it starts on. */
export type OnRecord = (cells: string[], line: number, broken: boolean) => boolean | void;

/** Reading in a delimited text, and the record that was read last. Changed by `scanRecord` alone. */
export interface Scan {
  readonly text: string;
  readonly delimiter: number;
  /** Where the next record starts, and its 1-based line. */
  at: number;
  line: number;
  /** The record's line, its cells, whether a quote was opened in it and never closed. */
  from: number;
  cells: number;
  broken: boolean;
  /** Each cell's place in the text, a hash of its letters, and its text where quotes were undone. */
  starts: Int32Array;
  ends: Int32Array;
  hashes: Int32Array;
  undone: (string | null)[];
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
/** FNV-1a, 32 bits. */
const HASH_START = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;

export const startScan = (text: string, delimiter: string): Scan => ({
  text,
  delimiter: delimiter.charCodeAt(0),
  at: 0,
  line: 1,
  from: 1,
  cells: 0,
  broken: false,
  starts: new Int32Array(64),
  ends: new Int32Array(64),
  hashes: new Int32Array(64),
  undone: [],
});

/**
 * Reads delimited text as RFC 4180 says, and forgives: CR, LF, CRLF ends; bare quotes inside
 * unquoted cells are text; text after a closing quote is kept. An empty line is no record. A quote
 * that is never closed breaks only its own line (`broken` is true) and reading goes on below it.
 * `onRecord` stops the reading by returning false.
 */
export function readRecords(text: string, delimiter: string, onRecord: OnRecord): void {
  const scan = startScan(text, delimiter);
  while (scanRecord(scan)) if (onRecord(cellsOf(scan), scan.from, scan.broken) === false) return;
}

/** The cells of the record that was read last. */
export const cellsOf = (scan: Scan): string[] =>
  Array.from({ length: scan.cells }, (_, i) => cellOf(scan, i));

export const cellOf = (scan: Scan, i: number): string =>
  scan.undone[i] ?? scan.text.slice(scan.starts[i], scan.ends[i]);

function hashOf(text: string): number {
  let hash = HASH_START;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), HASH_PRIME);
  return hash;
}

/** The next record that is not an empty line; false at the end of the text. */
export function scanRecord(scan: Scan): boolean {
  const { text } = scan;
  while (scan.at < text.length) {
    const start = scan.at;
    scan.from = scan.line;
    scan.broken = false;
    scan.cells = 0;
    if (scan.undone.length > 0) scan.undone = [];
    scanCells(scan);
    const empty = scan.cells === 1 && scan.starts[0] === scan.ends[0] && scan.undone.length === 0;
    if (!empty || text.charCodeAt(start) === QUOTE) return true;
  }
  return false;
}

/** Cells up to and including the line's end. */
function scanCells(scan: Scan): void {
  const { text, delimiter } = scan;
  for (;;) {
    if (text.charCodeAt(scan.at) === QUOTE) quotedCell(scan);
    else bareCell(scan, scan.at);
    const stop = text.charCodeAt(scan.at);
    if (stop === delimiter) {
      scan.at++;
      continue;
    }
    if (stop === CR && text.charCodeAt(scan.at + 1) === LF) scan.at++;
    scan.at++;
    scan.line++;
    return;
  }
}

/** From `start` to the next delimiter or line end; leaves `at` on it. */
function bareCell(scan: Scan, start: number): void {
  const { text, delimiter } = scan;
  const { length } = text;
  let hash = HASH_START;
  let at = start;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === delimiter || code === LF || code === CR) break;
    hash = Math.imul(hash ^ code, HASH_PRIME);
  }
  scan.at = at;
  pushCell(scan, start, at, hash);
}

function pushCell(scan: Scan, start: number, end: number, hash: number): void {
  const i = scan.cells++;
  if (i >= scan.starts.length) {
    scan.starts = doubled(scan.starts);
    scan.ends = doubled(scan.ends);
    scan.hashes = doubled(scan.hashes);
  }
  scan.starts[i] = start;
  scan.ends[i] = end;
  scan.hashes[i] = hash;
}

export function doubled(array: Int32Array): Int32Array {
  const twice = new Int32Array(2 * array.length);
  twice.set(array);
  return twice;
}

function quotedCell(scan: Scan): void {
  const { text } = scan;
  const open = scan.at;
  const close = closingQuote(text, open + 1);
  if (close < 0) {
    scan.broken = true;
    return bareCell(scan, open);
  }
  const { ends, doubledQuotes, hash } = look(text, open + 1, close);
  scan.line += ends;
  scan.at = close + 1;
  const next = text.charCodeAt(scan.at);
  if (!doubledQuotes && (next === scan.delimiter || next === LF || next === CR))
    pushCell(scan, open + 1, close, hash);
  else undoneCell(scan, open + 1, close);
}

/** A cell that does not stand in the text as it is: doubled quotes inside, letters behind the last. */
function undoneCell(scan: Scan, from: number, close: number): void {
  const { text } = scan;
  bareCell(scan, close + 1);
  const i = scan.cells - 1;
  const cell = text.slice(from, close).replaceAll('""', '"') + text.slice(close + 1, scan.at);
  while (scan.undone.length < i) scan.undone.push(null);
  scan.undone[i] = cell;
  scan.hashes[i] = hashOf(cell);
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

/** Line ends and quotes between two places, and the hash of the letters. */
function look(
  text: string,
  from: number,
  to: number,
): { ends: number; doubledQuotes: boolean; hash: number } {
  let [ends, doubledQuotes, hash] = [0, false, HASH_START];
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    hash = Math.imul(hash ^ code, HASH_PRIME);
    if (code === QUOTE) doubledQuotes = true;
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) ends++;
  }
  return { ends, doubledQuotes, hash };
}
