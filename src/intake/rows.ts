import type { Defect } from '#domain/defect.ts';
import { type Month, parseMonth } from '#domain/period.ts';
import type { DateOrder } from './date.ts';
import { BadCell, centsReader, dateReader, nameOf, numberReader, textReader } from './cells.ts';
import type { FieldPlan } from './field.ts';
import type { BlockPlan } from './map.ts';
import type { DecimalSign } from './number.ts';
import type { Table } from './parse.ts';
import { type Columns, joined, tableOf } from './partners.ts';
import type { SetAside } from './report.ts';

/** How the numbers and dates of each file are written. */
export interface ReadingOptions {
  readonly decimal: (file: string) => DecimalSign;
  /** Null: from the values of each column. */
  readonly dates: (file: string) => DateOrder | null;
}

/** The rows of one block, field by field. Fields that are not mapped read as '' or null. */
export interface RoleRows {
  readonly file: string;
  /** 'sales[0]' */
  readonly block: string;
  readonly rows: number;
  readonly defects: readonly Defect[];
  has(field: string): boolean;
  /** Names of the columns kept beside the contract's ('x_colour'). */
  readonly extra: readonly string[];
  line(row: number): number;
  /** The reason to set a row aside, told with the column the field comes from. */
  bad(field: string, value: string, reason: string): BadCell;
  /** Blanks at the ends are cut, inner runs of blanks become one. */
  text(field: string, row: number): string;
  /** Integer cents, half up. @throws BadCell when there is text that is no money. */
  cents(field: string, row: number): number | null;
  /** @throws BadCell */
  number(field: string, row: number): number | null;
  /** 'YYYY-MM-DD'. @throws BadCell */
  date(field: string, row: number): string | null;
  /** Month of a date; null where it is empty or none. */
  tryMonth(field: string, row: number): Month | null;
  /** Levels from the top, those that are not empty. */
  area(row: number): readonly (readonly [level: string, name: string])[];
}

/** @param tables by file; holds at least the columns of the plan. */
export function roleRows(
  plan: BlockPlan,
  tables: ReadonlyMap<string, Table>,
  options: ReadingOptions,
): RoleRows {
  const base = tableOf(plan.file, tables);
  const defects: Defect[] = [];
  return {
    file: plan.file,
    block: plan.path,
    rows: base.rows,
    defects,
    has: (field) => plan.fields.has(field),
    extra: [...plan.fields.keys()].filter((name) => name.startsWith('x_')),
    line: (row) => base.lines[row] ?? 0,
    bad: (field, value, reason) => {
      const from = plan.fields.get(field);
      return new BadCell(from ? nameOf(from) : field, value, reason);
    },
    ...fieldReaders(plan, base, joined(plan, tables, base, defects), options, defects),
  };
}

type FieldReaders = Pick<RoleRows, 'text' | 'cents' | 'number' | 'date' | 'tryMonth' | 'area'>;

function fieldReaders(
  plan: BlockPlan,
  base: Table,
  columns: Columns,
  { decimal, dates: orderOf }: ReadingOptions,
  defects: Defect[],
): FieldReaders {
  const each = <T>(
    make: (field: FieldPlan) => (row: number) => T,
  ): Map<string, (row: number) => T> =>
    new Map([...plan.fields].map(([name, field]) => [name, lazy(() => make(field))]));
  const texts = each((field) => textReader(field, columns));
  const money = each((field) => centsReader(field, columns, decimal));
  const numbers = each((field) => numberReader(field, columns, decimal));
  const dates = each((field) =>
    dateReader(field, columns, base, orderOf(fileOf(field, base)), defects),
  );
  const area = plan.area.map(([level, field]) => [level, textReader(field, columns)] as const);
  return {
    text: (field, row) => texts.get(field)?.(row) ?? '',
    cents: (field, row) => money.get(field)?.(row) ?? null,
    number: (field, row) => numbers.get(field)?.(row) ?? null,
    date: (field, row) => dates.get(field)?.(row) ?? null,
    tryMonth: (field, row) => monthOrNull(() => dates.get(field)?.(row) ?? null),
    area: (row) =>
      area.map(([level, read]) => [level, read(row)] as const).filter(([, name]) => name !== ''),
  };
}

/** The file a field's cells come from; of several the first. */
function fileOf(field: FieldPlan, base: Table): string {
  if (field.kind === 'constant') return base.file;
  const [first] = field.columns.values();
  return first?.file ?? base.file;
}

function monthOrNull(read: () => string | null): Month | null {
  try {
    return parseMonth(read() ?? '');
  } catch (error) {
    if (error instanceof BadCell) return null;
    throw error;
  }
}

/** Rows a role can use, in order; a BadCell sets its row aside. */
export function eachRow(rows: RoleRows, aside: SetAside[], use: (row: number) => void): void {
  for (let row = 0; row < rows.rows; row++) {
    try {
      use(row);
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      const { column, value, message: reason } = error;
      aside.push({
        file: rows.file,
        row: rows.line(row),
        column,
        value,
        reason,
        block: rows.block,
      });
    }
  }
}

/** Readers are made when first asked: date orders are looked up in whole columns. */
function lazy<T>(make: () => (row: number) => T): (row: number) => T {
  let made: ((row: number) => T) | null = null;
  return (row) => (made ??= make())(row);
}
