import type { GroupFacts, TerritoryFacts } from '#domain/facts.ts';
import { addFacts } from '#domain/facts.ts';
import { capital, inWords } from '#domain/format.ts';
import type { MeasureId } from '#domain/measure.ts';
import { territoriesUnder } from '#domain/scope.ts';
import type { CsvColumn } from '#export/csv.ts';
import type { ReportInput } from './input.ts';
import { valueOf } from './input.ts';
import type { Measures } from './measure-columns.ts';
import { measureCsv, measures } from './measure-columns.ts';

/** What every level of the hierarchy is listed with. */
export const CHILD_MEASURES = [
  'potential',
  'revenue',
  'attainableGap',
  'coverage',
  'load',
  'attainment',
] as const satisfies readonly MeasureId[];
export type ChildMeasure = (typeof CHILD_MEASURES)[number];

/** A node below the one in view, summed over its territories. */
export interface ChildRow extends Measures<ChildMeasure> {
  readonly node: string;
  readonly name: string;
  readonly level: string;
  readonly territories: number;
  readonly group: GroupFacts;
}

/** Sums territories; the year before only where each has one. */
function groupOf(members: readonly TerritoryFacts[]): GroupFacts {
  const before = members.flatMap((member) => (member.before ? [member.before] : []));
  return {
    now: addFacts(members.map((member) => member.now)),
    before: before.length === members.length ? addFacts(before) : null,
  };
}

/** The nodes right below the page's, the most potential first; none on a territory's page. */
export function childRows(input: ReportInput, layer: string): readonly ChildRow[] {
  const { directory, facts } = input;
  const root = facts.scope ?? directory.nodes.find(({ parent }) => parent === null)?.node;
  const byId = new Map(facts.territories.map((row) => [row.territory, row]));
  const rows = directory.nodes
    .filter(({ parent }) => parent === root)
    .flatMap((entry): ChildRow[] => {
      const members = territoriesUnder(directory, layer, entry.node).flatMap(
        (at) => byId.get(directory.territories[at]?.territory ?? '') ?? [],
      );
      if (members.length === 0) return [];
      const group = groupOf(members);
      const own = measures(CHILD_MEASURES, directory.currency, (id) => valueOf(input, id, group));
      return [{ ...entry, territories: members.length, group, ...own }];
    });
  return rows.sort((a, b) => b.values.potential - a.values.potential);
}

const plural = (word: string): string =>
  /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;

/** 'The four regions of Demo company, Gulf with the largest gap', in the words of the data. */
export function childTitle(rows: readonly ChildRow[], name: string): string {
  const level = rows[0]?.level ?? 'part';
  const count =
    rows.length === 1 ? `One ${level}` : capital(inWords(rows.length)) + ` ${plural(level)}`;
  const [most] = rows
    .filter(({ values }) => values.attainableGap > 0)
    .sort((a, b) => b.values.attainableGap - a.values.attainableGap);
  const finding = most && rows.length > 1 ? `: the largest attainable gap is in ${most.name}` : '';
  return `${count} of ${name}${finding}`;
}

export const childCsv = (currency: string): readonly CsvColumn<ChildRow>[] => [
  { head: 'Part', value: (row) => row.name },
  { head: 'Id', value: (row) => row.node },
  { head: 'Level', value: (row) => row.level },
  { head: 'Territories', value: (row) => row.territories },
  ...measureCsv(CHILD_MEASURES, currency),
];
