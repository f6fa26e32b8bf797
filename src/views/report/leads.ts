import type { Directory, TerritoryEntry } from '#domain/directory.ts';
import type { RepFacts } from '#domain/facts.ts';
import { capital, date, list, money, share } from '#domain/format.ts';
import { staffText } from './input.ts';

/** Who answers for a territory, and what is credited to them in the period. */
export interface Lead {
  readonly rep: string;
  readonly name: string;
  readonly since: string;
  readonly revenue: string;
  readonly attainment: string;
}

const EARLIER = 'before the data';

/** Reps of a territory, the lead first. */
export function leadsOf(
  directory: Directory,
  { reps }: TerritoryEntry,
  facts: readonly RepFacts[],
  attainment: number,
): readonly Lead[] {
  return reps.map((rep, at) => {
    const entry = directory.reps.find((one) => one.rep === rep);
    const own = facts.find((one) => one.rep === rep);
    return {
      rep,
      name: entry?.name ?? rep,
      since: entry?.start ? date(entry.start) : EARLIER,
      revenue: money(own?.revenueCents ?? Number.NaN, directory.currency),
      attainment: share(at === 0 ? attainment : Number.NaN),
    };
  });
}

/** 'Nadia Suarez works Kalamazoo', or for how long nobody has. */
export function leadsTitle(directory: Directory, territory: TerritoryEntry): string {
  const names = territory.reps.map(
    (rep) => directory.reps.find((one) => one.rep === rep)?.name ?? rep,
  );
  if (names.length === 0) return `${capital(staffText(directory, territory))}: nobody works here`;
  return `${list(names)} ${names.length === 1 ? 'works' : 'work'} ${territory.name}`;
}
