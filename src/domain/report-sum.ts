import { FACT_NAMES, type FactColumns, type FactRow, type GroupFacts } from './facts.ts';

/** Facts by group, of a period and of the one it is compared with. */
export interface FactPair {
  readonly now: FactColumns;
  readonly before: FactColumns | null;
}

/** Facts of some groups together; NaN (not known) in any makes the sum not known. */
export const sumPair = ({ now, before }: FactPair, groups: readonly number[]): GroupFacts => ({
  now: sumGroups(now, groups),
  before: before && sumGroups(before, groups),
});

const NOTHING = Object.fromEntries(FACT_NAMES.map((name) => [name, 0])) as FactRow;

function sumGroups(columns: FactColumns, groups: readonly number[]): FactRow {
  const row: Record<keyof FactRow, number> = { ...NOTHING };
  for (const name of FACT_NAMES) {
    const values = columns[name];
    let sum = 0;
    for (const group of groups) sum += values[group] ?? Number.NaN;
    row[name] = sum;
  }
  return row;
}

/** Indexes 0..length by bucket, each ascending; bucket −1 is left out. */
export function bucket(
  length: number,
  buckets: number,
  bucketOf: (index: number) => number,
): number[][] {
  const members = Array.from({ length: buckets }, (): number[] => []);
  for (let index = 0; index < length; index += 1) members[bucketOf(index)]?.push(index);
  return members;
}
