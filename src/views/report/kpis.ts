import { delta } from '#domain/comparison.ts';
import type { Comparison } from '#domain/comparison.ts';
import { date, month, number } from '#domain/format.ts';
import type { MeasureId } from '#domain/measure.ts';
import { MEASURES, measure } from '#domain/measure.ts';
import { deltaText, measureText, relativeText } from '#domain/measure-value.ts';
import type { ReportInput } from './input.ts';
import { comparisonOf } from './input.ts';
import { monthlyMeasure } from './series.ts';

/** One card of the strip; every text is as shown. */
export interface Kpi {
  readonly id: MeasureId;
  readonly label: string;
  /** 'modelled' or 'assumed' beside the name; empty for what was booked. */
  readonly tag: string;
  readonly value: string;
  /** Beside the value, e.g. 'of 60'. */
  readonly suffix: string;
  readonly delta: {
    readonly sign: -1 | 0 | 1;
    readonly text: string;
    readonly short: boolean;
  } | null;
  /** What stands beside the delta: its basis, or the second fact. */
  readonly note: string;
  readonly spark: readonly number[];
  readonly bar: { readonly value: number; readonly target: number | null };
  readonly target: string;
  readonly asOf: string;
}

/** As `domain/format.ts` shows what is not known. */
const UNKNOWN = '–';

export const KPI_IDS = [
  'revenue',
  'attainableGap',
  'coverage',
  'whitespace',
  'inBand',
  'attainment',
] as const satisfies readonly MeasureId[];

/** What stands in for cards that the data cannot fill. */
const STAND_INS = [
  'penetration',
  'potential',
  'orders',
  'accounts',
] as const satisfies readonly MeasureId[];

interface Target {
  readonly value: number;
  readonly text: string;
}

/** The company's goal for a measure; attainment aims at 100 %, revenue at its quota. */
function targetOf(input: ReportInput, id: MeasureId): Target | null {
  const { directory, facts } = input;
  const owner = facts.scope ?? directory.nodes.find(({ parent }) => parent === null)?.node;
  const goal = directory.goals.find((g) => g.owner === owner && g.measure === id)?.target;
  const quota = facts.total.now.quotaCents;
  const fallback = id === 'revenue' && quota > 0 ? quota : id === 'attainment' ? 1 : undefined;
  const value = goal ?? fallback;
  if (value === undefined) return null;
  const most = MEASURES[id].direction === 'down' ? '≤ ' : '';
  return { value, text: `Target ${most}${measureText(id, value, directory.currency)}` };
}

/** Off a target there is; without one nothing is short of anything. */
function missed(id: MeasureId, value: number, target: Target | null): boolean {
  if (!target) return false;
  return MEASURES[id].direction === 'down' ? value > target.value : value < target.value;
}

function deltaOf(
  input: ReportInput,
  id: MeasureId,
  value: number,
  target: Target | null,
): Kpi['delta'] {
  const change = delta(id, comparisonOf(input, input.facts.total));
  if (Number.isNaN(change.absolute) || input.facts.compare === null) return null;
  const text =
    id === 'revenue' ? relativeText(change) : deltaText(id, change, input.directory.currency);
  if (!/[1-9]/.test(text)) return null;
  return {
    sign: Math.sign(change.absolute) as -1 | 0 | 1,
    text,
    short: change.better === false && missed(id, value, target),
  };
}

/** The second fact of a card, or what its delta is measured against. */
function noteOf(id: MeasureId, { now }: Comparison, input: ReportInput): string {
  const of = (second: MeasureId) =>
    measureText(second, measure(second, now.facts, now.context), input.directory.currency);
  const partial = input.facts.period.to > input.directory.lastComplete;
  if (id === 'attainableGap') return `open ${of('openPotential')}`;
  if (id === 'coverage') return `over-service ${of('overService')}`;
  if (id === 'whitespace') return `remainder ${of('remainderShare')}`;
  if (id === 'inBand') return `mean load ${of('load')}`;
  return partial ? 'like for like' : 'on the year before';
}

export function kpi(input: ReportInput, id: MeasureId): Kpi {
  const { directory, facts } = input;
  const comparison = comparisonOf(input, facts.total);
  const { label, basis } = MEASURES[id];
  const value = measure(id, comparison.now.facts, comparison.now.context);
  const target = targetOf(input, id);
  return {
    id,
    label,
    tag: basis === 'real' ? '' : basis,
    value: id === 'inBand' ? number(value) : measureText(id, value, directory.currency),
    suffix: id === 'inBand' ? `of ${facts.territories.length}` : '',
    delta: deltaOf(input, id, value, target),
    note: noteOf(id, comparison, input),
    spark: monthlyMeasure(facts, id),
    bar: { value: target ? value : Number.NaN, target: target?.value ?? null },
    target: target?.text ?? 'No target',
    asOf: dateOf(input),
  };
}

/** '30 Sep'; a period that ends before the data does has its last month instead. */
function dateOf({ facts, directory }: ReportInput): string {
  const last = directory.firstMonth + directory.months - 1;
  if (facts.period.to < last) return month(facts.period.to);
  return date(directory.asOf).replace(/\s\d{4}$/, '');
}

/** The cards that this data can fill, in reading order. */
export function kpis(input: ReportInput): readonly Kpi[] {
  const filled = (ids: readonly MeasureId[]) =>
    ids.map((id) => kpi(input, id)).filter(({ value }) => value !== UNKNOWN);
  const own = filled(KPI_IDS);
  return [...own, ...filled(STAND_INS).slice(0, KPI_IDS.length - own.length)];
}
