import {
  addFacts,
  type FactRow,
  type GroupFacts,
  type ReportFacts,
  type TerritoryFacts,
} from '#domain/facts.ts';
import type { Parts } from './parts.ts';

type Pages = Readonly<Record<string, ReportFacts>>;

/** Luck is made of squares: of fewer accounts it would tell them. */
const FEWEST_ACCOUNTS = 5;

/** Pages without what is finer than a territory: segments, and the luck of few accounts. */
export function territoryPages(pages: Pages): Pages {
  const entries = Object.entries(pages).map(([key, facts]) => {
    const few = new Set(
      facts.territories.flatMap(({ territory, now }) =>
        now.accounts < FEWEST_ACCOUNTS ? [territory] : [],
      ),
    );
    const reps = facts.reps.map((rep) =>
      few.has(rep.territory ?? '') ? { ...rep, accountLuck: Number.NaN } : rep,
    );
    return [key, { ...facts, industryTier: [], reps }] as const;
  });
  return Object.fromEntries(entries);
}

/** Pages of the nodes that stay, with parts in the place of territories. */
export function summaryPages(
  pages: Pages,
  { nodes, territories, partOf }: Parts,
  /** Territory id by index, before they were put together. */
  ids: readonly string[],
): Pages {
  const partAt = new Map(ids.map((id, at) => [id, territories[partOf[at] ?? -1]?.territory]));
  const kept = ['company', ...nodes.map(({ node }) => node)];
  const areas = new Set(nodes.map(({ node }) => node));
  const entries = kept.flatMap((key) => {
    const facts = pages[key];
    if (!facts) return [];
    const page: ReportFacts = {
      ...facts,
      territories: together(facts.territories, (id) => partAt.get(id) ?? null),
      industryTier: [],
      areaLine: facts.areaLine.filter((row) => areas.has(row.key[0])),
      reps: [],
    };
    return [[key, page] as const];
  });
  return Object.fromEntries(entries);
}

function together(
  rows: readonly TerritoryFacts[],
  partOf: (territory: string) => string | null,
): TerritoryFacts[] {
  const byPart = new Map<string, TerritoryFacts[]>();
  for (const row of rows) {
    const part = partOf(row.territory);
    if (part !== null) byPart.set(part, [...(byPart.get(part) ?? []), row]);
  }
  return [...byPart].map(([territory, members]) => ({
    territory,
    ...sumOf(members),
    quarters: (members[0]?.quarters ?? []).map((_, quarter) =>
      members.reduce((sum, row) => sum + (row.quarters[quarter] ?? Number.NaN), 0),
    ),
  }));
}

/** The band is for the load of one territory: of several together it says nothing. */
const withoutLoad = (facts: FactRow): FactRow => ({
  ...facts,
  ...{ serviceHours: Number.NaN, lineHaulHours: Number.NaN, capacityHours: Number.NaN },
});

function sumOf(groups: readonly GroupFacts[]): GroupFacts {
  const before = groups.flatMap((group) => (group.before ? [group.before] : []));
  return {
    now: withoutLoad(addFacts(groups.map(({ now }) => now))),
    before: before.length === groups.length ? withoutLoad(addFacts(before)) : null,
  };
}
