import type { SetAside } from './report.ts';
import { readRecords } from './records.ts';
import type { Sniffed } from './sniff.ts';

/** A table in columns of text, exactly as written; columns that were not asked for are empty. */
export interface Table {
  readonly file: string;
  readonly header: readonly string[];
  /** Column index → cell by row. */
  readonly columns: readonly (readonly string[])[];
  /** 1-based line of each row in the file. */
  readonly lines: readonly number[];
  readonly rows: number;
  /** Rows that do not have the header's shape. */
  readonly aside: readonly SetAside[];
}

/**
 * Reads up to `limit` rows; `keep` names the columns to hold beside the first one (a million rows
 * need not keep them all).
 */
export function parse(
  sniffed: Sniffed,
  keep: ReadonlySet<string> | 'all' = 'all',
  limit = Number.POSITIVE_INFINITY,
): Table {
  const { file, header, dataFrom } = sniffed;
  const columns: string[][] = header.map(() => []);
  const kept = header.flatMap((name, i) =>
    keep === 'all' || i === 0 || keep.has(name) ? [i] : [],
  );
  const lines: number[] = [];
  const aside: SetAside[] = [];
  readRecords(sniffed.text, sniffed.delimiter, (cells, line, broken) => {
    if (line < dataFrom) return true;
    const reason = broken ? 'a quote is opened and never closed' : misfit(cells, header.length);
    if (reason !== null) {
      aside.push({
        file,
        row: line,
        column: null,
        value: cells.join(sniffed.delimiter).slice(0, 200),
        reason,
      });
      return true;
    }
    for (const i of kept) columns[i]?.push(cells[i] ?? '');
    return lines.push(line) < limit;
  });
  return { file, header, columns, lines, rows: lines.length, aside };
}

/** Empty cells beyond the header are only a trailing delimiter. */
function misfit(cells: readonly string[], width: number): string | null {
  if (cells.length === width) return null;
  if (cells.length > width && cells.slice(width).every((cell) => cell.trim() === '')) return null;
  return `it has ${cells.length} cells where the header has ${width}`;
}
