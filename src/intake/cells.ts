import type { ColumnAt } from './column.ts';
import type { Defect } from '#domain/defect.ts';
import { type DateOrder, dateOrder, parseDate, parseSerial, whyNoDate } from './date.ts';
import { type Decimal, toCents, toNumber } from './decimal.ts';
import type { FieldPlan } from './field.ts';
import { type DecimalSign, parseCents, parseDecimal } from './number.ts';
import type { Table } from './parse.ts';
import { type Cells, type Columns, type TextColumn, textOf, tidy } from './partners.ts';
import { warning } from './report.ts';

/** A cell that cannot be used; sets its row aside. */
export class BadCell extends Error {
  override readonly name = 'BadCell';
  readonly column: string;
  readonly value: string;

  constructor(column: string, value: string, reason: string) {
    super(reason);
    this.column = column;
    this.value = value;
  }
}

/** Text by row, blanks tidied; several columns with a blank between. */
export function textReader(field: FieldPlan, columns: Columns): Cells {
  if (field.kind === 'constant') return () => field.text;
  const texts = columnsOf(field).map((at) => columns(at));
  const [only] = texts;
  if (texts.length === 1 && only) return tidyReader(only);
  const readers = texts.map(tidyReader);
  return (row) => tidy(readers.map((read) => read(row)).join(' '));
}

const columnsOf = (field: Exclude<FieldPlan, { kind: 'constant' }>): readonly ColumnAt[] =>
  field.kind === 'columns' ? field.columns : [...field.columns.values()];

/** Where a column holds few different texts, each is tidied once. */
const tidyReader = (column: TextColumn): Cells => eachText(column, tidy);

/** `make` of each row's text; made once for each different text of a column that is coded. */
function eachText<T>(
  { words, codes, cells }: TextColumn,
  make: (text: string) => T,
): (row: number) => T {
  if (!words || !codes) return (row) => make(cells(row));
  const made = new Map<number, T>();
  return (row) => {
    const code = codes[row] ?? -1;
    let value = made.get(code);
    if (value === undefined) made.set(code, (value = make(words[code] ?? '')));
    return value;
  };
}

export const nameOf = (field: FieldPlan): string =>
  field.kind === 'columns' ? field.columns.map((it) => it.column).join(' ') : field.text;

/** File → how its numbers are written. */
type SignOf = (file: string) => DecimalSign;

/** A constant is written as in JSON. */
function signIn(field: FieldPlan, signOf: SignOf): DecimalSign {
  const [first] = field.kind === 'constant' ? [] : columnsOf(field);
  return first ? signOf(first.file) : '.';
}

type Read<T> = (row: number) => T | null;

/** Cells that are read alike, each different text once where the column is coded; '' reads null. */
function valueReader<T extends string | number | Decimal>(
  field: FieldPlan,
  columns: Columns,
  parse: (text: string) => T | null,
  reason: string | ((text: string) => string),
): Read<T> {
  const value = (text: string): T | null | BadCell => {
    if (text === '') return null;
    const why = (): string => (typeof reason === 'string' ? reason : reason(text));
    return parse(text) ?? new BadCell(nameOf(field), text, why());
  };
  const single = field.kind === 'columns' && field.columns.length === 1 ? field.columns[0] : null;
  const text = textReader(field, columns);
  const read = single
    ? eachText(columns(single), (cell) => value(tidy(cell)))
    : (row: number) => value(text(row));
  return (row) => {
    const found = read(row);
    if (found instanceof BadCell) throw found;
    return found;
  };
}

export function centsReader(field: FieldPlan, columns: Columns, signOf: SignOf): Read<number> {
  if (field.kind === 'expression') {
    const read = decimalReader(field, columns, signOf);
    return (row) => {
      const value = read(row);
      const cents = value && toCents(value);
      if (value && cents === null) throw new BadCell(field.text, '', 'it is too large to be exact');
      return cents;
    };
  }
  const sign = signIn(field, signOf);
  return valueReader(field, columns, (text) => parseCents(text, sign), 'it is no amount of money');
}

export function numberReader(field: FieldPlan, columns: Columns, signOf: SignOf): Read<number> {
  const read = decimalReader(field, columns, signOf);
  return (row) => {
    const value = read(row);
    return value === null ? null : toNumber(value);
  };
}

function decimalReader(field: FieldPlan, columns: Columns, signOf: SignOf): Read<Decimal> {
  if (field.kind !== 'expression') {
    const sign = signIn(field, signOf);
    return valueReader(field, columns, (text) => parseDecimal(text, sign), 'it is no number');
  }
  const readers = new Map(
    [...field.columns].map(([name, at]) => {
      const plan = { kind: 'columns', columns: [at] } as const;
      const parse = (text: string): Decimal | null => parseDecimal(text, signOf(at.file));
      return [name, valueReader(plan, columns, parse, 'it is no number')] as const;
    }),
  );
  const texts = columnsOf(field).map((at) => textOf(columns(at)));
  return (row) => {
    const value = field.expression.evaluate((name) => readers.get(name)?.(row) ?? null);
    if (value !== null) return value;
    const said = texts.map((read) => read(row)).join(' | ');
    throw new BadCell(field.text, said, 'a cell is empty, or a divisor zero');
  };
}

export function dateReader(
  field: FieldPlan,
  columns: Columns,
  base: Table,
  stated: DateOrder | null,
  defects: Defect[],
): Read<string> {
  const order = stated ?? orderIn(field, textReader(field, columns), base, defects);
  const parse = (text: string): string | null => parseDate(text, order) ?? parseSerial(text);
  return valueReader(field, columns, parse, whyNoDate);
}

function orderIn(field: FieldPlan, read: Cells, base: Table, defects: Defect[]): DateOrder {
  const texts = new Set<string>();
  for (let row = 0; row < base.rows; row++) texts.add(read(row));
  const { order, sure: known } = dateOrder(texts);
  if (!known) {
    const message = 'day and month cannot be told apart; read as month/day/year.';
    defects.push(
      warning('date-ambiguous', message, 'Say "dates": "dmy" or "mdy".', {
        file: base.file,
        column: nameOf(field),
        value: read(0),
      }),
    );
  }
  return order;
}
