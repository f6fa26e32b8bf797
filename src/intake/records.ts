/** One record of a delimited text: its cells and the 1-based line it starts on. */
export type OnRecord = (cells: string[], line: number, broken: boolean) => boolean | void;

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * Reads delimited text as RFC 4180 says, and forgives: CR, LF, CRLF ends; bare quotes inside
 * unquoted cells are text; text after a closing quote is kept. An empty line is no record. A quote
 * that is never closed breaks only its own line (`broken` is true) and reading goes on below it.
 * `onRecord` stops the reading by returning false.
 */
export function readRecords(text: string, delimiter: string, onRecord: OnRecord): void {
  const scan: Scan = { text, delimiter: delimiter.charCodeAt(0), at: 0, line: 1, broken: false };
  while (scan.at < text.length) {
    const { at: start, line } = scan;
    scan.broken = false;
    const cells = record(scan);
    if (cells.length === 1 && cells[0] === '' && text.charCodeAt(start) !== QUOTE) continue;
    if (onRecord(cells, line, scan.broken) === false) return;
  }
}

interface Scan {
  readonly text: string;
  readonly delimiter: number;
  at: number;
  line: number;
  broken: boolean;
}

/** Cells up to and including the line's end. */
function record(scan: Scan): string[] {
  const cells: string[] = [];
  for (;;) {
    cells.push(scan.text.charCodeAt(scan.at) === QUOTE ? quoted(scan) : bare(scan, scan.at));
    const stop = scan.text.charCodeAt(scan.at);
    if (stop === scan.delimiter) {
      scan.at++;
      continue;
    }
    if (stop === CR && scan.text.charCodeAt(scan.at + 1) === LF) scan.at++;
    scan.at++;
    scan.line++;
    return cells;
  }
}

/** From `start` to the next delimiter or line end; leaves `at` on it. */
function bare(scan: Scan, start: number): string {
  const { text, delimiter } = scan;
  let at = scan.at;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === delimiter || code === LF || code === CR) break;
  }
  scan.at = at;
  return text.slice(start, at);
}

function quoted(scan: Scan): string {
  const close = closingQuote(scan.text, scan.at + 1);
  if (close < 0) {
    scan.broken = true;
    return bare(scan, scan.at);
  }
  const inner = scan.text.slice(scan.at + 1, close);
  scan.line += lineEnds(inner);
  scan.at = close + 1;
  const rest = bare(scan, scan.at);
  return (inner.includes('"') ? inner.replaceAll('""', '"') : inner) + rest;
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

function lineEnds(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) count++;
  }
  return count;
}
