import type { FactColumns, FactRow } from '#domain/facts.ts';
import { counted, index, money, number } from '#domain/format.ts';
import type { MapMeasure } from '#state/view-state.ts';
import { MEASURES, measure } from '#domain/measure.ts';
import { measureText } from '#domain/measure-value.ts';
import { FIXED_BREAKS, unitValues } from '#domain/scale.ts';
import type { ClassScale } from '#panels/classes.ts';
import type { ReportInput } from './input.ts';
import { valueOf } from './input.ts';
import { moneyScale } from './money-scale.ts';
import type { TerritoryRow } from './territory-rows.ts';
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

/** Cents of gap either side of 0 at which the classes change. */
const GAP_STEPS: readonly [number, number, number] = [5_000_000, 30_000_000, 100_000_000];

/** A unit's own value; a workload has no smaller ground than the territory it is carried in. */
export function mapValues(
  id: MapMeasure,
  units: FactColumns,
  company: FactRow,
  rows: readonly TerritoryRow[],
  ownerAt: (unit: number) => string | null,
): Float64Array {
  if (id !== 'workloadIndex') return unitValues(id, units, company);
  const indexes = new Map(rows.map(({ territory, values }) => [territory, values[id]]));
  return Float64Array.from(
    units.potentialCents,
    (_, unit) => indexes.get(ownerAt(unit) ?? '') ?? Number.NaN,
  );
}

/** Fixed classes: the same colour means the same on any day. Money has none and takes `units`'. */
export function mapScale(id: MapMeasure, input: ReportInput, units: ArrayLike<number>): ClassScale {
  const company = valueOf(input, id, input.facts.company);
  const label = `company ${breakText(id, company, input.directory.currency)}`;
  const midpoint = Number.isNaN(company) ? null : { value: company, label };
  if (id === 'coverage') return sequential(FIXED_BREAKS.coverage, midpoint);
  if (id === 'penetration') return sequential(FIXED_BREAKS.penetration, midpoint);
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

/**
 * Legend as a chart: potential in each class, or the count of units while potential is not here.
 * `noun`: what the map shows one by one.
 */
export function legendOf(
  id: MapMeasure,
  scale: ClassScale,
  classes: ArrayLike<number>,
  units: FactColumns | null,
  currency: string,
  noun: string,
): LegendModel {
  const size = units
    ? Float64Array.from(
        units.potentialCents,
        (cents, unit) => cents + (units.remainderCents[unit] ?? 0),
      )
    : new Float64Array(classes.length).fill(1);
  const weights = weightByClass(classes, size);
  const ends = ENDS[id];
  const { breaks } = scale;
  const cents = MEASURES[id].unit === 'money' ? moneyScale(breaks, currency) : null;
  return {
    title: cents ? `${MEASURES[id].label}, ${cents.unit} a year` : legendTitle(id, currency),
    breakTexts: breaks
      .slice(0, CLASS_COUNT - 1)
      .map((bound) => cents?.text(Math.abs(bound)) ?? breakText(id, bound, currency)),
    weights,
    weightTexts: weights.map((weight) => (units ? money(weight, currency) : counted(weight, noun))),
    bars: units ? 'bars: potential in class' : `bars: ${noun}s in class`,
    ...(ends ? { ends } : {}),
  };
}

const CARD = ['coverage', 'attainableGap', 'penetration', 'potential'] as const;

/** The hover card of a unit: the measure shown first, four values and one cause. */
export function unitCard(
  id: MapMeasure,
  row: FactRow,
  company: FactRow,
  named: { readonly name: string; readonly note: string; readonly shown: number },
  currency: string,
): UnitCard {
  const context = { company, territories: [], before: null };
  const ids = [...new Set([id, ...CARD])].slice(0, 4);
  const valueIn = (one: MapMeasure) => (one === id ? named.shown : measure(one, row, context));
  return {
    name: named.name,
    note: named.note,
    rows: ids.map(
      (one) => [MEASURES[one].label, measureText(one, valueIn(one), currency)] as const,
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
