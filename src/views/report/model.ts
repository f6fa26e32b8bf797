import { findingsOf } from '#domain/findings.ts';
import type { NoRanking, Ranking } from '#domain/ranking.ts';
import { rankReps } from '#domain/ranking.ts';
import type { Scene } from '#domain/standing.ts';
import { sceneOf } from '#domain/standing.ts';
import type { View } from '#state/view-state.ts';
import type { Headline } from './headline.ts';
import { headline } from './headline.ts';
import type { ReportInput } from './input.ts';
import { valueOf } from './input.ts';
import type { Kpi } from './kpis.ts';
import { kpis } from './kpis.ts';
import type { NextStep } from './moves.ts';
import { nextStep } from './moves.ts';
import type { RankRow } from './rank-rows.ts';
import { rankRows } from './rank-rows.ts';
import type { ScatterModel } from './scatter.ts';
import { scatter } from './scatter.ts';
import type { SegmentGrid } from './segments.ts';
import { segmentGrid } from './segments.ts';
import type { TerritoryStance } from './stances.ts';
import { segmentHeadline, segmentStances, territoryStances } from './stances.ts';
import type { TerritoryRow } from './territory-rows.ts';
import { territoryRows } from './territory-rows.ts';

/** All that a report shows of one slice; what depends on choices of looks is made beside it. */
export interface ReportModel {
  readonly scene: Scene;
  readonly headline: Headline;
  readonly step: NextStep | null;
  readonly kpis: readonly Kpi[];
  readonly rows: readonly TerritoryRow[];
  /** This and the rest is made when it is asked for: a dragged period skips it. */
  readonly scatter: ScatterModel;
  readonly stances: readonly TerritoryStance[];
  readonly ranking: Ranking | NoRanking;
}

export function reportModel(input: ReportInput): ReportModel {
  const scene = sceneOf(input.facts, input.directory);
  const findings = findingsOf(input.facts, input.directory);
  const gap = findings.find(({ code }) => code === 'attainable-gap');
  const rows = territoryRows(input, new Set(gap?.territories));
  const plot = once(() => scatter(input, rows, scene));
  const stances = once(() => territoryStances(input, rows));
  const ranking = once(() => rankReps(input.facts.reps, input.directory.planDerived));
  return {
    scene,
    headline: headline(input, findings),
    step: input.advice ? nextStep(input.advice, input.directory) : null,
    kpis: kpis(input),
    rows,
    get scatter() {
      return plot();
    },
    get stances() {
      return stances();
    },
    get ranking() {
      return ranking();
    },
  };
}

/** Made at the first call, kept for the next ones. */
function once<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

export interface SegmentModel {
  readonly grid: SegmentGrid;
  readonly stances: ReadonlyMap<string, string>;
  readonly title: string;
}

export function segmentModel(input: ReportInput, by: View['segments']): SegmentModel {
  const grid = segmentGrid(input, by);
  const stances = segmentStances(input, grid);
  return { grid, stances, title: segmentHeadline(input, grid) };
}

export function rankModel(
  input: ReportInput,
  ranking: Ranking | NoRanking,
  mode: View['ranking'],
): readonly RankRow[] {
  const attainment = new Map(
    input.facts.territories.map((facts) => [facts.territory, valueOf(input, 'attainment', facts)]),
  );
  return rankRows(
    input.directory,
    input.facts.reps,
    ranking,
    mode,
    ({ territory }) => attainment.get(territory ?? '') ?? Number.NaN,
  );
}
