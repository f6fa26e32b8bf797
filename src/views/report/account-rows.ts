import type { Directory } from '#domain/directory.ts';
import { money, number } from '#domain/format.ts';
import type { CsvColumn } from '#export/csv.ts';
import type { AccountRow } from '#queries/account-rows.ts';

/** What a dialog shows of many rows; the file holds all of them. */
const SAMPLE = 50;

export interface AccountSample {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note: string;
}

export function accountSample(rows: readonly AccountRow[], directory: Directory): AccountSample {
  const names = new Map(directory.territories.map(({ territory, name }) => [territory, name]));
  const cash = (cents: number | null) => money(cents ?? Number.NaN, directory.currency);
  return {
    head: ['Account', 'Tier', 'Territory', 'Potential', 'Revenue, 12 months', 'Revenue, period'],
    rows: rows
      .slice(0, SAMPLE)
      .map((row) => [row.name, row.tier, names.get(row.territory ?? '') ?? 'none', cash(row.potential), cash(row.revenue12), cash(row.revenue)]),
    note:
      rows.length > SAMPLE
        ? `The first ${SAMPLE} of ${number(rows.length)} accounts, most potential first. The CSV holds all.`
        : `${number(rows.length)} accounts, most potential first.`,
  };
}

const major = (cents: number | null): number | null => (cents === null ? null : cents / 100);

export const accountCsv: readonly CsvColumn<AccountRow>[] = [
  { head: 'Account', value: (row) => row.account },
  { head: 'Name', value: (row) => row.name },
  { head: 'State', value: (row) => row.state },
  { head: 'Tier', value: (row) => row.tier },
  { head: 'Area', value: (row) => row.unit },
  { head: 'Territory', value: (row) => row.territory },
  { head: 'Potential', value: (row) => major(row.potential) },
  { head: 'Revenue, 12 months', value: (row) => major(row.revenue12) },
  { head: 'Revenue, period', value: (row) => major(row.revenue) },
];
