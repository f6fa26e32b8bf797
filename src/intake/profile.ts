import type { FieldKind } from '#domain/roles.ts';
import { parseDate } from './date.ts';
import { toNumber } from './decimal.ts';
import { plainName } from './names.ts';
import { type DecimalSign, parseDecimal } from './number.ts';
import type { Table } from './parse.ts';
import { tidy } from './partners.ts';
import { decimalSign } from './sign.ts';
import type { TableSource } from './source.ts';

/** A column as far as its first rows tell. */
export interface ColumnProfile {
  readonly name: string;
  /** The name in plain small words. */
  readonly plain: string;
  readonly cells: readonly string[];
  readonly filled: number;
  readonly distinct: number;
  /** Different filled texts, blanks tidied, in order of first sight; at most `MOST_UNIQUE`. */
  readonly unique: readonly string[];
  readonly kind: FieldKind;
  /** Every cell is filled and none comes twice. */
  readonly isKey: boolean;
}

export interface Profile {
  readonly source: TableSource;
  readonly id: string;
  /** The first rows. */
  readonly table: Table;
  /** Rows of the whole table. */
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
  readonly sign: DecimalSign;
  readonly signReason: string;
}

/** Rows a table is judged by. */
const SAMPLE = 20_000;
const MOST_UNIQUE = 2000;
const MOSTLY = 0.9;
const SYMBOL = /[$€£¥]|\b(usd|eur|gbp|chf)\b/i;

/** `decimal`: said of the table; null: told from its cells. */
export function profileOf(source: TableSource, decimal: DecimalSign | null): Profile {
  const table = source.read('all', SAMPLE);
  const found = decimalSign(table.columns, decimal ?? source.decimal);
  const rows = table.rows < SAMPLE ? table.rows : source.read(new Set()).rows;
  const columns = table.header.map((name, i) => columnOf(name, table.columns[i] ?? [], found.sign));
  return {
    source,
    id: source.id,
    table,
    rows,
    columns,
    sign: found.sign,
    signReason: found.reason,
  };
}

function columnOf(name: string, cells: readonly string[], sign: DecimalSign): ColumnProfile {
  const seen = new Set<string>();
  let filled = 0;
  for (const cell of cells) {
    const text = tidy(cell);
    if (text === '') continue;
    filled++;
    seen.add(text);
  }
  const unique = [...seen].slice(0, MOST_UNIQUE);
  return {
    name,
    plain: plainName(name),
    cells,
    filled,
    distinct: seen.size,
    unique,
    kind: kindOf(unique, sign),
    isKey: filled > 0 && filled === cells.length && seen.size === filled,
  };
}

function kindOf(unique: readonly string[], sign: DecimalSign): FieldKind {
  if (unique.length === 0) return 'text';
  if (isMostly(unique, isDate)) return 'date';
  if (!isMostly(unique, (text) => parseDecimal(text, sign) !== null)) return 'text';
  return unique.some((text) => SYMBOL.test(text)) ? 'money' : 'number';
}

const isDate = (text: string): boolean =>
  parseDate(text, 'mdy') !== null || parseDate(text, 'dmy') !== null;

/** Nine in ten pass, and there is one. */
export function isMostly(unique: readonly string[], pass: (text: string) => boolean): boolean {
  return unique.length > 0 && unique.filter(pass).length >= MOSTLY * unique.length;
}

export const isNumeric = ({ kind }: ColumnProfile): boolean =>
  kind === 'number' || kind === 'money';

/** Numbers that lie within ± `limit`. */
export const isWithin = ({ unique }: ColumnProfile, sign: DecimalSign, limit: number): boolean =>
  isMostly(unique, (text) => {
    const number = parseDecimal(text, sign);
    return number !== null && Math.abs(toNumber(number)) <= limit;
  });
