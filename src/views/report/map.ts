import type { FactColumns, FactRow } from '#domain/facts.ts';
import { factRow } from '#domain/facts.ts';
import { index, money, number } from '#domain/format.ts';
import type { MapMeasure } from '#state/view-state.ts';
import { MEASURES, measure } from '#domain/measure.ts';
import { measureText } from '#domain/measure-value.ts';
import type { ClassScale } from '#panels/classes.ts';
import type { ReportInput } from './input.ts';
import { valueOf } from './input.ts';
import {
  CLASS_COUNT,
  diverging,
  indexScale,
  moneyBreaks,
  sequential,
  weightByClass,
} from '#panels/classes.ts';

/** Names and figures of one unit for its hover card. */
export interface UnitCard {
  readonly name: string;
  readonly note: string;
  readonly rows: readonly (readonly [name: string, value: string])[];
  readonly cause: string | null;
}

/** As in pipeline/unit-classes.ts, which draws the first paint. */
const COVERAGE_BREAKS = [0.15, 0.3, 0.45, 0.6, 0.75, 0.9];
const PENETRATION_BREAKS = [0.05, 0.1, 0.2, 0.3, 0.45, 0.6];
/** Cents of gap either side of 0 at which the classes change. */
const GAP_STEPS: readonly [number, number, number] = [5_000_000, 30_000_000, 100_000_000];

/** A measure for every unit; NaN where not known or nothing is there. */
export function unitValues(id: MapMeasure, units: FactColumns, company: FactRow): Float64Array {
  const context = { company, territories: [], before: null };
  return Float64Array.from(units.potentialCents, (_, unit) => {
    const row = factRow(units, unit);
    const empty = row.accounts === 0 && row.potentialCents === 0 && row.remainderCents === 0;
    return empty ? Number.NaN : measure(id, row, context);
  });
}

/** Fixed classes: the same colour means the same on any day. Money has none and takes `units`'. */
export function mapScale(id: MapMeasure, input: ReportInput, units: ArrayLike<number>): ClassScale {
  const company = valueOf(input, id, input.facts.company);
  const label = `company ${breakText(id, company, input.directory.currency)}`;
  const midpoint = Number.isNaN(company) ? null : { value: company, label };
  if (id === 'coverage') return sequential(COVERAGE_BREAKS, midpoint);
  if (id === 'penetration') return sequential(PENETRATION_BREAKS, midpoint);
  if (id === 'workloadIndex') return indexScale('company 100');
  if (id === 'attainableGap')
    return diverging({ value: 0, label: 'as its like' }, GAP_STEPS, 'above');
  return sequential(moneyBreaks(units));
}

/** A bound as the legend shows it: percent and index as numbers, money short. */
export function breakText(id: MapMeasure, value: number, currency: string): string {
  const { unit } = MEASURES[id];
  if (unit === 'share') return number(value * 100);
  if (unit === 'index') return index(value);
  return money(Math.abs(value), currency);
}

export const legendTitle = (id: MapMeasure, currency: string): string => {
  const { label, unit } = MEASURES[id];
  const words = {
    share: '% of potential',
    index: 'company = 100',
    money: `${currency} a year`,
    hours: 'hours',
    count: 'count',
  };
  return `${label}, ${words[unit]}`;
};

export interface LegendModel {
  readonly title: string;
  readonly breakTexts: readonly string[];
  readonly weights: readonly number[];
  readonly weightTexts: readonly string[];
  readonly bars: string;
  readonly ends?: readonly [string, string];
}

const ENDS: Partial<Record<MapMeasure, readonly [string, string]>> = {
  attainableGap: ['above its like', 'short of it'],
  workloadIndex: ['has room', 'overloaded'],
};

/** Legend as a chart: potential in each class, or the count of units while potential is not here. */
export function legendOf(
  id: MapMeasure,
  scale: ClassScale,
  classes: ArrayLike<number>,
  units: FactColumns | null,
  currency: string,
): LegendModel {
  const size = units
    ? Float64Array.from(
        units.potentialCents,
        (cents, unit) => cents + (units.remainderCents[unit] ?? 0),
      )
    : new Float64Array(classes.length).fill(1);
  const weights = weightByClass(classes, size);
  const ends = ENDS[id];
  return {
    title: legendTitle(id, currency),
    breakTexts: scale.breaks
      .slice(0, CLASS_COUNT - 1)
      .map((bound) => breakText(id, bound, currency)),
    weights,
    weightTexts: weights.map((weight) =>
      units ? money(weight, currency) : `${number(weight)} areas`,
    ),
    bars: units ? 'bars: potential in class' : 'bars: areas in class',
    ...(ends ? { ends } : {}),
  };
}

const CARD = ['coverage', 'attainableGap', 'penetration', 'potential'] as const;

/** The hover card of a unit: the measure shown first, four values and one cause. */
export function unitCard(
  id: MapMeasure,
  row: FactRow,
  company: FactRow,
  named: { readonly name: string; readonly note: string },
  currency: string,
): UnitCard {
  const context = { company, territories: [], before: null };
  const ids = [...new Set([id, ...CARD])].slice(0, 4);
  return {
    ...named,
    rows: ids.map(
      (one) =>
        [MEASURES[one].label, measureText(one, measure(one, row, context), currency)] as const,
    ),
    cause: causeOf(row, currency),
  };
}

function causeOf(row: FactRow, currency: string): string | null {
  if (row.unownedCents > 0) return `${money(row.unownedCents, currency)} is owned by no territory`;
  if (row.whitespaceCents > 0)
    return `${money(row.whitespaceCents, currency)} was never reached in 12 months`;
  return null;
}
