import { compare, likeForLike } from '#domain/comparison.ts';
import type { Comparison } from '#domain/comparison.ts';
import type { Directory, NodeEntry, TerritoryEntry } from '#domain/directory.ts';
import type { GroupFacts, ReportFacts, TerritoryFacts } from '#domain/facts.ts';
import type { MeasureId } from '#domain/measure.ts';
import { measure } from '#domain/measure.ts';
import type { Advice } from '#domain/suggestion.ts';

/** What a report page is made of: the facts of one slice and scope, and the names. */
export interface ReportInput {
  readonly facts: ReportFacts;
  readonly directory: Directory;
  /** Advice is for the whole company and today's plan; null on other slices. */
  readonly advice: Advice | null;
}

/** A group's facts now and a year before, like for like. */
export const comparisonOf = ({ facts, directory }: ReportInput, group: GroupFacts): Comparison =>
  compare(facts, group, likeForLike(directory, facts.period));

/** A measure of a group now; NaN where a fact is not known. */
export function valueOf(input: ReportInput, id: MeasureId, group: GroupFacts): number {
  const { now } = comparisonOf(input, group);
  return measure(id, now.facts, now.context);
}

/** Territory facts joined with their names; territories the directory does not name are left out. */
export function territoriesOf({
  facts,
  directory,
}: ReportInput): readonly { readonly entry: TerritoryEntry; readonly facts: TerritoryFacts }[] {
  const entries = new Map(directory.territories.map((entry) => [entry.territory, entry]));
  return facts.territories.flatMap((row) => {
    const entry = entries.get(row.territory);
    return entry ? [{ entry, facts: row }] : [];
  });
}

/** From the company down to the node; the company alone for null. */
export function pathTo(directory: Directory, node: string | null): readonly NodeEntry[] {
  const byId = new Map(directory.nodes.map((entry) => [entry.node, entry]));
  const path: NodeEntry[] = [];
  let at = byId.get(node ?? '') ?? directory.nodes.find(({ parent }) => parent === null);
  while (at && !path.includes(at)) {
    path.unshift(at);
    at = at.parent === null ? undefined : byId.get(at.parent);
  }
  return path;
}

/** Name of the rep who staffs a territory, or that nobody does. */
export function staffText(directory: Directory, entry: TerritoryEntry): string {
  // Where no rep is known at all, nobody is missing.
  if (directory.reps.length === 0) return '';
  if (entry.reps.length === 0) return vacancyText(entry.vacantSince, directory.asOf);
  const names = new Map(directory.reps.map(({ rep, name }) => [rep, name]));
  const lead = entry.reps[0] ?? '';
  const others = entry.reps.length - 1;
  return `${names.get(lead) ?? lead}${others > 0 ? ` + ${others}` : ''}`;
}

const WEEK_MS = 7 * 24 * 3600 * 1000;

function vacancyText(since: string | null, asOf: string): string {
  if (since === null) return 'vacant';
  const weeks = Math.floor((Date.parse(asOf) - Date.parse(since)) / WEEK_MS);
  return weeks < 1 ? 'vacant' : `vacant ${weeks} ${weeks === 1 ? 'week' : 'weeks'}`;
}
