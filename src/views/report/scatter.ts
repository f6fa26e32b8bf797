import { valueOf } from './input.ts';
import type { ReportInput } from './input.ts';
import { share, symbolOf } from '#domain/format.ts';
import { scatterTitle, shortStandings } from '#domain/headline.ts';
import type { Scene } from '#domain/standing.ts';
import { idsOf } from '#domain/standing.ts';
import type { TerritoryRow } from './territory-rows.ts';

/** A territory as a point: revenue of the last 12 months against potential, in major units. */
export interface ScatterPoint {
  readonly territory: string;
  readonly name: string;
  readonly potential: number;
  readonly revenue: number;
  readonly short: boolean;
  /** Named beside the dot. */
  readonly named: boolean;
  readonly title: string;
}

/** A line of equal penetration. */
export interface PenetrationLine {
  readonly penetration: number;
  readonly label: string;
  readonly tone: 'accent' | 'grey' | 'faint';
}

export interface ScatterModel {
  readonly points: readonly ScatterPoint[];
  readonly lines: readonly PenetrationLine[];
  readonly symbol: string;
  readonly title: string;
}

const MILLION = 1e8;
const MOST_NAMED = 8;
const MOST_SHORT = 3;

/** The largest, the smallest, and what the report points at are named. */
function namedOf(rows: readonly TerritoryRow[], short: ReadonlySet<string>): ReadonlySet<string> {
  const bySize = [...rows].sort((a, b) => b.values.potential - a.values.potential);
  const picked = [
    ...rows.filter(({ territory }) => short.has(territory)),
    ...bySize.slice(0, 3),
    ...bySize.slice(-1),
  ];
  return new Set(picked.slice(0, MOST_NAMED).map(({ territory }) => territory));
}

/** Points in millions of the currency; groups without sales or potential have no place on logs. */
export function scatter(
  input: ReportInput,
  rows: readonly TerritoryRow[],
  scene: Scene,
): ScatterModel {
  const short = new Set(idsOf(shortStandings(scene)).slice(0, MOST_SHORT));
  const named = namedOf(rows, short);
  const points = rows
    .filter(({ values }) => values.potential > 0 && values.penetration > 0)
    .map((row) => ({
      territory: row.territory,
      name: row.name,
      potential: row.values.potential / MILLION,
      revenue: (row.values.potential * row.values.penetration) / MILLION,
      short: short.has(row.territory),
      named: named.has(row.territory),
      title: `${row.name}: ${row.texts.penetration} of ${row.texts.potential}`,
    }));
  return {
    points,
    lines: penetrationLines(input),
    symbol: symbolOf(input.directory.currency),
    title: scatterTitle(scene),
  };
}

/** The company's penetration, half of it, and what it would be with all that is attainable. */
function penetrationLines(input: ReportInput): readonly PenetrationLine[] {
  const { company } = input.facts;
  const own = valueOf(input, 'penetration', company);
  if (!(own > 0)) return [];
  const reached = { ...company.now, revenue12Cents: company.now.attainableCents };
  const attainable = valueOf(input, 'penetration', { now: reached, before: null });
  const lines: PenetrationLine[] = [
    { penetration: own, label: `${share(own, 0)} company`, tone: 'grey' },
    { penetration: own / 2, label: share(own / 2, 0), tone: 'faint' },
  ];
  if (attainable > own)
    lines.unshift({
      penetration: attainable,
      label: `${share(attainable)} attainable`,
      tone: 'accent',
    });
  return lines;
}
