import { YEAR } from './account.ts';
import { accumulate } from './accumulate.ts';
import type { Grouping } from './activate.ts';
import type { Columns } from './columns.ts';
import { creditRevenue } from './credit.ts';
import { countsRemainder, onLine, ownersOf, passes, type Filter } from './filter.ts';
import { everyFact, type CubeFacts } from './step.ts';

/** Sums by line, territory and month; cell = line's place × groups + group. */
export interface LineCubes {
  readonly columns: Columns;
  readonly filter: Filter;
  /** The filter's lines; the place of each line among them, −1 is none. */
  readonly lines: readonly number[];
  readonly places: Int32Array;
  readonly groups: number;
  readonly cells: number;
  /** Sums up to the end of a month, [(month + 1) × cells + cell]. */
  readonly revenue: Float64Array;
  readonly open: Float64Array;
  /** As `revenue`, by who is credited; null when history is restated. */
  readonly credited: Float64Array | null;
  /** By cell. */
  readonly potential: Float64Array;
  readonly attainable: Float64Array;
  readonly remainder: Float64Array;
  readonly unknown: Float64Array;
  /** Every fact NaN. */
  readonly nothing: CubeFacts;
}

/** One pass over the accounts for all lines of the filter, by territory. */
export function activateLines(columns: Columns, filter: Filter, grouping: Grouping): LineCubes {
  const cubes = makeLines(columns, filter, grouping);
  const owner = ownersOf(columns, filter).account;
  const revenue = cubes.lines.map(() => new Float64Array(YEAR + columns.months));
  for (let account = 0; account < columns.accounts; account += 1) {
    if (!passes(columns, filter, account, owner[account] ?? -1)) continue;
    const group = grouping.account[account] ?? -1;
    if (group < 0) continue;
    readLines(cubes, account, revenue);
    cubes.lines.forEach((line, place) => {
      const cell = place * cubes.groups + group;
      const potential = addWorth(cubes, line, account, cell);
      addMonths(cubes, revenue[place] ?? new Float64Array(), potential, cell);
    });
  }
  addRemainders(cubes, grouping.unit);
  accumulate(cubes.revenue, cubes.cells);
  accumulate(cubes.open, cubes.cells);
  return cubes;
}

/** Cubes with nothing added up yet. */
export function makeLines(
  columns: Columns,
  filter: Filter,
  { groups, credit }: Grouping,
): LineCubes {
  const lines = Array.from({ length: columns.lines }, (_, line) => line).filter((line) =>
    onLine(filter, line),
  );
  const places = Int32Array.from({ length: columns.lines }, (_, line) => lines.indexOf(line));
  const cells = lines.length * groups;
  const sums = (rows: number) => new Float64Array(rows * cells);
  const byLine = (line: number, group: number) => (places[line] ?? 0) * groups + group;
  const credited =
    filter.credited === true && credit
      ? creditRevenue(columns, filter, cells, (account, territory, line) =>
          byLine(line, credit(account, territory, line)),
        )
      : null;
  const [revenue, open] = [sums(columns.months + 1), sums(columns.months + 1)];
  const [potential, attainable, remainder] = [sums(1), sums(1), sums(1)];
  const unknown = sums(1).fill(Number.NaN);
  return {
    ...{ columns, filter, lines, places, groups, cells, revenue, open, credited },
    ...{ potential, attainable, remainder, unknown, nothing: everyFact(unknown) },
  };
}

/** Revenue by line and month, [YEAR + month]. */
function readLines({ columns, places }: LineCubes, account: number, revenue: Float64Array[]): void {
  const { saleStart, saleMonth, saleLine, saleCents } = columns;
  const end = saleStart[account + 1] ?? 0;
  for (const months of revenue) months.fill(0);
  for (let row = saleStart[account] ?? 0; row < end; row += 1) {
    const place = places[saleLine[row] ?? 0] ?? -1;
    if (place < 0) continue;
    const months = revenue[place];
    const at = YEAR + (saleMonth[row] ?? 0);
    if (months) months[at] = (months[at] ?? 0) + (saleCents[row] ?? 0);
  }
}

/** Adds what the account is worth in the line; 0 where potential is not by line. */
function addWorth(cubes: LineCubes, line: number, account: number, cell: number): number {
  const { accounts, potentialLines, potentialCents, attainableCents } = cubes.columns;
  if (line >= potentialLines) return 0;
  const potential = potentialCents[line * accounts + account] ?? 0;
  cubes.potential[cell] = (cubes.potential[cell] ?? 0) + potential;
  cubes.attainable[cell] =
    (cubes.attainable[cell] ?? 0) + (attainableCents[line * accounts + account] ?? 0);
  return potential;
}

function addMonths(cubes: LineCubes, cents: Float64Array, potential: number, cell: number): void {
  const { revenue, open, cells } = cubes;
  const { months } = cubes.columns;
  let year = 0;
  let before = 0;
  for (let month = 0, to = cells + cell; month < months; month += 1, to += cells) {
    const now = cents[month + YEAR] ?? 0;
    if (now !== 0) revenue[to] = (revenue[to] ?? 0) + now;
    year += now - (cents[month] ?? 0);
    if (month < YEAR - 1) continue;
    const left = potential > year ? potential - year : 0;
    if (left !== before) open[to] = (open[to] ?? 0) + left - before;
    before = left;
  }
}

/** An area's remainder by line is open from the first full year on. */
function addRemainders(cubes: LineCubes, group: Int32Array | null): void {
  const { columns, filter, groups, remainder, open, cells } = cubes;
  if (group === null || !countsRemainder(filter)) return;
  cubes.lines.forEach((line, place) => {
    if (line >= columns.potentialLines) return;
    for (let unit = 0; unit < columns.units; unit += 1) {
      const at = group[unit] ?? -1;
      if (at < 0) continue;
      const cell = place * groups + at;
      const cents = columns.remainderCents[line * columns.units + unit] ?? 0;
      remainder[cell] = (remainder[cell] ?? 0) + cents;
    }
  });
  if (columns.months < YEAR) return;
  for (let cell = 0; cell < cells; cell += 1)
    open[YEAR * cells + cell] = (open[YEAR * cells + cell] ?? 0) + (remainder[cell] ?? 0);
}
