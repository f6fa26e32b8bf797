import type { ColumnAt } from './column.ts';
import type { Defect } from '#domain/defect.ts';
import { type DateOrder, dateOrder, parseDate } from './date.ts';
import { type Decimal, toCents, toNumber } from './decimal.ts';
import type { FieldPlan } from './field.ts';
import { type DecimalSign, parseCents, parseDecimal } from './number.ts';
import type { Table } from './parse.ts';
import { type Cells, tidy } from './partners.ts';
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

export function textReader(field: FieldPlan, cells: (at: ColumnAt) => Cells): Cells {
  if (field.kind === 'constant') return () => field.text;
  const readers = (field.kind === 'columns' ? field.columns : [...field.columns.values()]).map(
    cells,
  );
  const [only] = readers;
  if (readers.length === 1 && only) return (row) => tidy(only(row));
  return (row) => tidy(readers.map((read) => tidy(read(row))).join(' '));
}

export const nameOf = (field: FieldPlan): string =>
  field.kind === 'columns' ? field.columns.map((it) => it.column).join(' ') : field.text;

export function centsReader(
  field: FieldPlan,
  cells: (at: ColumnAt) => Cells,
  sign: DecimalSign,
): (row: number) => number | null {
  if (field.kind === 'expression') {
    const read = decimalReader(field, cells, sign);
    return (row) => {
      const value = read(row);
      return value === null ? null : sure(toCents(value), field, '', 'it is too large to be exact');
    };
  }
  const read = textReader(field, cells);
  const as = field.kind === 'constant' ? '.' : sign;
  return (row) => {
    const text = read(row);
    return text === '' ? null : sure(parseCents(text, as), field, text, 'it is no amount of money');
  };
}

function sure<T>(value: T | null, field: FieldPlan, text: string, reason: string): T {
  if (value === null) throw new BadCell(nameOf(field), text, reason);
  return value;
}

export function numberReader(
  field: FieldPlan,
  cells: (at: ColumnAt) => Cells,
  sign: DecimalSign,
): (row: number) => number | null {
  const read = decimalReader(field, cells, sign);
  return (row) => {
    const value = read(row);
    return value === null ? null : toNumber(value);
  };
}

function decimalReader(
  field: FieldPlan,
  cells: (at: ColumnAt) => Cells,
  sign: DecimalSign,
): (row: number) => Decimal | null {
  if (field.kind !== 'expression') {
    const read = textReader(field, cells);
    return (row) => decimalCell(read(row), nameOf(field), field.kind === 'constant' ? '.' : sign);
  }
  const readers = new Map([...field.columns].map(([name, at]) => [name, cells(at)]));
  return (row) => {
    const value = field.expression.evaluate((name) =>
      decimalCell(readers.get(name)?.(row) ?? '', name, sign),
    );
    if (value === null)
      throw new BadCell(
        field.text,
        [...readers.values()].map((it) => it(row)).join(' | '),
        'a cell is empty, or a divisor zero',
      );
    return value;
  };
}

function decimalCell(text: string, name: string, sign: DecimalSign): Decimal | null {
  if (text.trim() === '') return null;
  const value = parseDecimal(text, sign);
  if (value === null) throw new BadCell(name, text, 'it is no number');
  return value;
}

export function dateReader(
  field: FieldPlan,
  read: Cells,
  base: Table,
  stated: DateOrder | null,
  defects: Defect[],
): (row: number) => string | null {
  const order = stated ?? orderIn(field, read, base, defects);
  // A million rows hold some thousand days.
  const days = new Map<string, string | null>();
  return (row) => {
    const text = read(row);
    if (text === '') return null;
    if (!days.has(text)) days.set(text, parseDate(text, order));
    return sure(days.get(text) ?? null, field, text, 'it is no date');
  };
}

function orderIn(field: FieldPlan, read: Cells, base: Table, defects: Defect[]): DateOrder {
  const { order, sure: known } = dateOrder(
    Array.from({ length: base.rows }, (_, row) => read(row)),
  );
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
