import type { Directory } from '#domain/directory.ts';
import { counted, hours, money, number } from '#domain/format.ts';
import type { MeasureId } from '#domain/measure.ts';
import { MEASURES } from '#domain/measure.ts';
import type { CsvColumn } from '#export/csv.ts';
import type { AccountRow } from '#queries/accounts.ts';
import type { ContributionRow, ContributionUnit } from '#queries/contributions.ts';
import { contributionColumns } from '#queries/contributions.ts';

/** What a dialog shows of many rows; the file holds all of them. */
const SAMPLE = 100;

export interface AccountSample {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note: string;
}

/** Facts that hold the area's remainder. */
const WITH_REST: ReadonlySet<string> = new Set(['remainderCents', 'openCents']);

function partText(value: number, unit: ContributionUnit, currency: string): string {
  if (unit === 'money') return money(value, currency);
  return unit === 'hours' ? hours(value) : number(value);
}

/** The accounts behind a number, each with what it adds; `rest` cents belong to no account. */
export function contributionSample(
  id: MeasureId,
  rows: readonly ContributionRow[],
  directory: Directory,
  rest: number,
): AccountSample {
  const names = new Map(directory.territories.map(({ territory, name }) => [territory, name]));
  const columns = contributionColumns(id);
  const first = columns[0]?.head.toLowerCase() ?? 'value';
  const many = rows.length > SAMPLE ? `The first ${SAMPLE} of ` : '';
  const beyond =
    rest > 0 && MEASURES[id].facts.some((name) => WITH_REST.has(name))
      ? ` ${money(rest, directory.currency)} beyond them belongs to no known account.`
      : '';
  return {
    head: ['Account', 'Tier', 'Territory', ...columns.map(({ head }) => head)],
    rows: rows
      .slice(0, SAMPLE)
      .map((row) => [
        row.name,
        row.tier,
        names.get(row.territory ?? '') ?? 'none',
        ...columns.map(({ unit }, at) =>
          partText(row.parts[at] ?? Number.NaN, unit, directory.currency),
        ),
      ]),
    note: `${many}${counted(rows.length, 'account')}, most ${first} first.${beyond}`,
  };
}

const major = (cents: number | null): number | null => (cents === null ? null : cents / 100);

/** All the accounts behind a number: ids as they are, money in major units. */
export const contributionCsv = (id: MeasureId): readonly CsvColumn<ContributionRow>[] => [
  { head: 'Account', value: (row) => row.account },
  { head: 'Name', value: (row) => row.name },
  { head: 'Tier', value: (row) => row.tier },
  { head: 'Territory', value: (row) => row.territory },
  { head: 'Area', value: (row) => row.unit },
  ...contributionColumns(id).map(({ head, unit }, at) => ({
    head,
    value: (row: ContributionRow) =>
      unit === 'money' ? major(row.parts[at] ?? null) : (row.parts[at] ?? null),
  })),
];

export const accountCsv: readonly CsvColumn<AccountRow>[] = [
  { head: 'Account', value: (row) => row.account },
  { head: 'Name', value: (row) => row.name },
  { head: 'State', value: (row) => row.state },
  { head: 'Tier', value: (row) => row.tier },
  { head: 'Area', value: (row) => row.unit },
  { head: 'Territory', value: (row) => row.territory },
  { head: 'Potential', value: (row) => major(row.potentialCents) },
  { head: 'Revenue, 12 months', value: (row) => major(row.revenue12Cents) },
  { head: 'Revenue, period', value: (row) => major(row.revenueCents) },
];
