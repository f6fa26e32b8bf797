import type { Directory } from './directory.ts';
import {
  FACT_NAMES,
  FACTS,
  type FactName,
  type FactRow,
  type GroupFacts,
  type ReportFacts,
} from './facts.ts';
import { MEASURES, measure, type MeasureContext, type MeasureId } from './measure.ts';
import { yearBefore, type Period } from './period.ts';

type Calendar = Pick<Directory, 'firstMonth' | 'lastComplete' | 'sellingDays'>;

function daysIn(calendar: Calendar, period: Period): number {
  let sum = 0;
  for (let month = period.from; month <= period.to; month += 1)
    sum += calendar.sellingDays[month - calendar.firstMonth] ?? Number.NaN;
  return sum;
}

/**
 * What last year's flows are multiplied by to be like for like: elapsed selling days now ÷ then
 * when the period holds an incomplete month, else 1; NaN when the data does not reach back.
 */
export function likeForLike(calendar: Calendar, period: Period): number {
  if (period.to <= calendar.lastComplete) return 1;
  return daysIn(calendar, period) / daysIn(calendar, yearBefore(period));
}

/** Flows × factor, money to the cent; stocks and statics as they are. */
export function scaleFlows(row: FactRow, factor: number): FactRow {
  if (factor === 1) return row;
  const scaled = (name: FactName) =>
    FACTS[name] === 'flow' ? Math.round(row[name] * factor) : row[name];
  return Object.fromEntries(FACT_NAMES.map((name) => [name, scaled(name)])) as Record<
    FactName,
    number
  >;
}

/** Now and a year before, each ready for `measure`; `before` null where there is no year before. */
export interface Comparison {
  readonly now: { readonly facts: FactRow; readonly context: MeasureContext };
  readonly before: { readonly facts: FactRow; readonly context: MeasureContext } | null;
}

/** A group of the report with what its measures need; `factor` from `likeForLike`. */
export function compare(report: ReportFacts, group: GroupFacts, factor = 1): Comparison {
  const then = (facts: FactRow | null) => facts && scaleFlows(facts, factor);
  const before = then(group.before);
  const company = then(report.company.before);
  const territories = report.territories.map((territory) => then(territory.before));
  const now = {
    facts: group.now,
    context: {
      company: report.company.now,
      territories: report.territories.map((t) => t.now),
      before,
    },
  };
  if (!before || !company) return { now, before: null };
  const known = territories.filter((row) => row !== null);
  return { now, before: { facts: before, context: { company, territories: known, before: null } } };
}

export interface Delta {
  /** Now less then: cents, share points, index points, count. */
  readonly absolute: number;
  /** Now ÷ then − 1; NaN where then is not above zero. */
  readonly relative: number;
  /** null: unchanged, or a measure that has no better side. */
  readonly better: boolean | null;
}

/** Change of a measure against the year before; NaN where either side is not known. */
export function delta(id: MeasureId, { now, before }: Comparison): Delta {
  const today = measure(id, now.facts, now.context);
  const then = before ? measure(id, before.facts, before.context) : Number.NaN;
  const absolute = today - then;
  return {
    absolute,
    relative: then > 0 ? today / then - 1 : Number.NaN,
    better: betterSide(id, today, then),
  };
}

function betterSide(id: MeasureId, now: number, then: number): boolean | null {
  const { direction, midpoint } = MEASURES[id];
  if (Number.isNaN(now - then) || now === then) return null;
  if (direction === 'middle') {
    const [near, far] = [Math.abs(now - (midpoint ?? 0)), Math.abs(then - (midpoint ?? 0))];
    return near === far ? null : near < far;
  }
  return direction === 'up' ? now > then : now < then;
}
