import { bandSide, inBand } from './band.ts';
import { compare } from './comparison.ts';
import type { Directory, TerritoryEntry } from './directory.ts';
import type { ReportFacts, TerritoryFacts } from './facts.ts';
import { measure, type MeasureId } from './measure.ts';

/** A territory of the report with its directory entry, for findings and titles. */
export interface Standing {
  readonly entry: TerritoryEntry;
  readonly facts: TerritoryFacts;
  readonly value: (id: MeasureId) => number;
}

/** What findings and titles are made from. */
export interface Scene {
  readonly report: ReportFacts;
  readonly directory: Directory;
  readonly standings: readonly Standing[];
  /** A measure over the whole scope. */
  readonly total: (id: MeasureId) => number;
}

/** Territories of the report that the directory names, in the report's order. */
export function sceneOf(report: ReportFacts, directory: Directory): Scene {
  const entries = new Map(directory.territories.map((entry) => [entry.territory, entry]));
  const standings = report.territories.flatMap((facts): Standing[] => {
    const entry = entries.get(facts.territory);
    if (!entry) return [];
    const { now } = compare(report, facts);
    return [{ entry, facts, value: (id) => measure(id, now.facts, now.context) }];
  });
  const { now } = compare(report, report.total);
  return { report, directory, standings, total: (id) => measure(id, now.facts, now.context) };
}

/** Sorted by a number, largest first, ties by territory; not known is left out. */
export function topBy(
  standings: readonly Standing[],
  value: (one: Standing) => number,
): Standing[] {
  return standings
    .filter((one) => !Number.isNaN(value(one)))
    .sort((a, b) => value(b) - value(a) || (a.entry.territory < b.entry.territory ? -1 : 1));
}

export const namesOf = (standings: readonly Standing[]): string[] =>
  standings.map((one) => one.entry.name);
export const idsOf = (standings: readonly Standing[]): string[] =>
  standings.map((one) => one.entry.territory);

/** Territories whose index, as shown, is outside the band; the farthest first. */
export function outsideBand(standings: readonly Standing[]): Standing[] {
  const index = (one: Standing) => one.value('workloadIndex');
  const outside = standings.filter((one) => bandSide(index(one)) !== null && !inBand(index(one)));
  return topBy(outside, (one) => Math.abs(index(one) - 100));
}
