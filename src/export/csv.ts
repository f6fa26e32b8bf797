export type CsvCell = string | number | boolean | null;

export interface CsvColumn<Row> {
  readonly head: string;
  readonly value: (row: Row) => CsvCell;
}

/** A text a spreadsheet would run as a formula. A number written as text is no formula. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** One field of RFC 4180; formula injection is neutralised by a leading apostrophe. */
export function csvField(cell: CsvCell): string {
  if (cell === null || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table as CSV (RFC 4180, CRLF, byte-order mark so that spreadsheets read UTF-8). */
export function toCsv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ head }) => csvField(head)),
    ...rows.map((row) => columns.map(({ value }) => csvField(value(row)))),
  ];
  return `\ufeff${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}
