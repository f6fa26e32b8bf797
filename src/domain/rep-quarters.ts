import type { RepFacts } from './facts.ts';
import { dot, fitWeighted } from './least-squares.ts';

const WEEKS_A_QUARTER = 13;
const SWEEPS = 30;

/** A rep's level: log revenue a quarter, season, ramp and vacancy taken out. */
export interface RepLevels {
  /** By rep, in the order given. */
  readonly level: readonly number[];
  /** Variance of the level from the quarters' noise. */
  readonly noise: readonly number[];
  /** Which of ramp and vacancy were there to be taken out. */
  readonly predictors: readonly ('ramp' | 'vacancy')[];
}

interface Cell {
  readonly rep: number;
  readonly quarter: number;
  readonly y: number;
  readonly x: readonly number[];
}

/** Quarters a rep was there for and sold in: what a logarithm can be taken of. */
export const countedQuarters = (rep: RepFacts): number[] =>
  [...rep.quarters.keys()].filter(
    (quarter) => (rep.quarters[quarter] ?? 0) > 0 && (rep.presence[quarter] ?? 1) > 0,
  );

function cellsOf(reps: readonly RepFacts[]): Cell[] {
  return reps.flatMap((facts, rep) =>
    countedQuarters(facts).map((quarter) => ({
      rep,
      quarter,
      y: Math.log(facts.quarters[quarter] ?? 1),
      x: [
        Math.log(facts.presence[quarter] ?? 1),
        (facts.vacantWeeks[quarter] ?? 0) / WEEKS_A_QUARTER,
      ],
    })),
  );
}

function means(
  cells: readonly Cell[],
  values: readonly number[],
  key: (cell: Cell) => number,
): Map<number, number> {
  const sums = new Map<number, [sum: number, count: number]>();
  cells.forEach((cell, at) => {
    const [sum, count] = sums.get(key(cell)) ?? [0, 0];
    sums.set(key(cell), [sum + (values[at] ?? 0), count + 1]);
  });
  return new Map([...sums].map(([group, [sum, count]]) => [group, sum / count]));
}

const byRep = (cell: Cell) => cell.rep;
const byQuarter = (cell: Cell) => cell.quarter;

/** Takes the means of reps and of quarters out by turns, until neither is left. */
function within(cells: readonly Cell[], values: readonly number[]): number[] {
  let left = [...values];
  for (let sweep = 0; sweep < SWEEPS; sweep += 1)
    for (const key of [byRep, byQuarter]) {
      const mean = means(cells, left, key);
      left = left.map((value, at) => value - (mean.get(key(cells[at] as Cell)) ?? 0));
    }
  return left;
}

const spread = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value * value, 0);

/** Slopes of ramp and vacancy, seen within reps only; those that do not vary are left out. */
function slopes(
  cells: readonly Cell[],
  y: readonly number[],
): [slope: number[], present: boolean[]] {
  const columns = [0, 1].map((column) =>
    within(
      cells,
      cells.map((cell) => cell.x[column] ?? 0),
    ),
  );
  const present = columns.map((column) => spread(column) > 1e-6);
  const used = columns.filter((_, column) => present[column]);
  const fit =
    used.length > 0
      ? fitWeighted(
          y.map((_, at) => used.map((c) => c[at] ?? 0)),
          y,
          y.map(() => 1),
        )
      : null;
  const beta = [...(fit?.beta ?? [])];
  return [
    present.map((there) => (there ? (beta.shift() ?? 0) : 0)),
    present.map((there) => there && fit !== null),
  ];
}

/** Season by quarter from the rows themselves: the quarter's mean beyond its reps' own. */
function seasons(cells: readonly Cell[], values: readonly number[]): number[] {
  const left = within(cells, values);
  const beyond = values.map((value, at) => value - (left[at] ?? 0));
  const rep = means(cells, beyond, byRep);
  return beyond.map((value, at) => value - (rep.get((cells[at] as Cell).rep) ?? 0));
}

/** Levels of reps from their quarters; every rep has at least one counted quarter. */
export function repLevels(reps: readonly RepFacts[]): RepLevels {
  const cells = cellsOf(reps);
  const [slope, present] = slopes(
    cells,
    within(
      cells,
      cells.map((cell) => cell.y),
    ),
  );
  const values = cells.map((cell) => cell.y - dot(cell.x, slope));
  const season = seasons(cells, values);
  const adjusted = values.map((value, at) => value - (season[at] ?? 0));
  const level = means(cells, adjusted, byRep);
  const residuals = adjusted.map((value, at) => value - (level.get((cells[at] as Cell).rep) ?? 0));
  const quarters = new Set(cells.map(byQuarter)).size;
  const freedom = cells.length - reps.length - (quarters - 1) - present.filter(Boolean).length;
  const variance = spread(residuals) / Math.max(freedom, 1);
  return {
    level: reps.map((_, rep) => level.get(rep) ?? Number.NaN),
    noise: reps.map((facts) => variance / countedQuarters(facts).length),
    predictors: (['ramp', 'vacancy'] as const).filter((_, column) => present[column]),
  };
}
