import { number } from '#domain/format.ts';
import type { CsvColumn } from '#export/csv.ts';
import type { SetAside, OwnReport, RowCount } from './own.ts';
import { counted } from './words.ts';

export interface BuiltHead {
  readonly title: string;
  readonly sub: string;
}

/** Rows of all files together. */
const allRows = ({ rows }: OwnReport): RowCount =>
  Object.values(rows).reduce<RowCount>(
    (sum, row) => ({
      read: sum.read + row.read,
      kept: sum.kept + row.kept,
      setAside: sum.setAside + row.setAside,
    }),
    { read: 0, kept: 0, setAside: 0 },
  );

/** The title says whether rows are missing from the report; the sum is there to be checked. */
export function builtHead(report: OwnReport, currency: string): BuiltHead {
  const { read, kept, setAside } = allRows(report);
  const title =
    setAside === 0
      ? `All ${counted(read, 'row')} are in the report`
      : `${number(kept)} of ${counted(read, 'row')} are in the report, ${number(setAside)} set aside`;
  const seconds = Object.values(report.seconds).reduce((sum, part) => sum + part, 0);
  return {
    title,
    sub: `Revenue adds up to ${number(report.totals.revenue, 2)} ${currency}: hold it against your books. Made in ${number(seconds, 1)} s, in this browser.`,
  };
}

export const ASIDE_CSV: readonly CsvColumn<SetAside>[] = [
  { head: 'File', value: ({ file }) => file },
  { head: 'Row', value: ({ row }) => row },
  { head: 'Column', value: ({ column }) => column },
  { head: 'Value', value: ({ value }) => value },
  { head: 'Reason', value: ({ reason }) => reason },
];

/** Rows set aside for one reason. */
export interface AsideReason {
  readonly file: string;
  readonly reason: string;
  readonly rows: number;
}

/** By file and reason, the most rows first. */
export function asideReasons(rows: readonly SetAside[]): AsideReason[] {
  const found = new Map<string, AsideReason>();
  for (const { file, reason } of rows) {
    const key = JSON.stringify([file, reason]);
    found.set(key, { file, reason, rows: (found.get(key)?.rows ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.rows - a.rows);
}
