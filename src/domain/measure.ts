import { inBand } from './band.ts';
import { ADDITIVE_OVER, FACTS, type Dimension, type FactName, type FactRow } from './facts.ts';
import { MEASURE_TEXTS, type MeasureText } from './measure-text.ts';

export type MeasureUnit = 'money' | 'share' | 'index' | 'hours' | 'count';
/** What a reader wishes for: more, less, or nearness to the midpoint. */
export type Direction = 'up' | 'down' | 'middle';
export type Basis = 'real' | 'modelled' | 'assumed';

/** What a group's facts alone cannot say. */
export interface MeasureContext {
  /** The whole company at the same slice: an index of 100 is its mean. */
  readonly company: FactRow;
  /** Facts of the territories in scope: counts of territories are taken over them. */
  readonly territories: readonly FactRow[];
  /** The same group a year earlier; null when not known. */
  readonly before: FactRow | null;
}

export type MeasureId =
  | 'revenue'
  | 'attainableGap'
  | 'openPotential'
  | 'coverage'
  | 'penetration'
  | 'potential'
  | 'whitespace'
  | 'workloadIndex'
  | 'load'
  | 'attainment'
  | 'orders'
  | 'accounts'
  | 'growth'
  | 'overService'
  | 'remainderShare'
  | 'inBand';

export interface Measure extends MeasureText {
  readonly id: MeasureId;
  readonly unit: MeasureUnit;
  readonly direction: Direction;
  /** Facts it is made of. */
  readonly facts: readonly FactName[];
  /** Dimensions it sums over; ratios sum over none. */
  readonly additiveOver: readonly Dimension[];
  /** Named midpoint of a diverging scale; null for a sequential one. */
  readonly midpoint: number | null;
  readonly basis: Basis;
  /** Cents, share (0.4), index (100), hours or count; NaN where not known. */
  readonly value: (facts: FactRow, context: MeasureContext) => number;
}

/** A sum over a dimension that a fact or measure does not add up over. */
export class MeasureError extends Error {
  override readonly name = 'MeasureError';
}

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : Number.NaN);

/** Known accounts' potential and the area's beyond them. */
const potential = (facts: FactRow): number => facts.potentialCents + facts.remainderCents;
/** Service, local travel and line-haul, hours a year. */
export const workHours = (facts: FactRow): number => facts.serviceHours + facts.lineHaulHours;
const load = (facts: FactRow): number => ratio(workHours(facts), facts.capacityHours);
const workloadIndex = (facts: FactRow, { company }: MeasureContext): number =>
  100 * ratio(load(facts), load(company));

const territoriesInBand = (_: FactRow, context: MeasureContext): number => {
  const indexes = context.territories.map((facts) => workloadIndex(facts, context));
  return indexes.every(Number.isNaN) ? Number.NaN : indexes.filter(inBand).length;
};

/** Sums over what all its facts sum over. */
function sharedDimensions(facts: readonly FactName[]): readonly Dimension[] {
  const [first, ...rest] = facts.map((name) => ADDITIVE_OVER[FACTS[name]]);
  return (first ?? []).filter((dimension) => rest.every((other) => other.includes(dimension)));
}

type Shape = Pick<Measure, 'unit' | 'direction' | 'facts' | 'midpoint' | 'basis' | 'value'>;

const SUMS: Partial<Record<MeasureId, Shape>> = {
  revenue: {
    unit: 'money',
    direction: 'up',
    facts: ['revenueCents'],
    midpoint: null,
    basis: 'real',
    value: (f) => f.revenueCents,
  },
  attainableGap: {
    unit: 'money',
    direction: 'down',
    facts: ['attainableCents', 'revenue12Cents', 'potentialCents'],
    midpoint: 0,
    basis: 'modelled',
    // Where no account has a potential of its own, nothing is known to be attainable.
    value: (f) => (f.potentialCents > 0 ? f.attainableCents - f.revenue12Cents : Number.NaN),
  },
  openPotential: {
    unit: 'money',
    direction: 'down',
    facts: ['openCents'],
    midpoint: null,
    basis: 'modelled',
    value: (f) => f.openCents,
  },
  potential: {
    unit: 'money',
    direction: 'up',
    facts: ['potentialCents', 'remainderCents'],
    midpoint: null,
    basis: 'modelled',
    value: potential,
  },
  whitespace: {
    unit: 'money',
    direction: 'down',
    facts: ['whitespaceCents', 'remainderCents'],
    midpoint: null,
    basis: 'modelled',
    value: (f) => f.whitespaceCents + f.remainderCents,
  },
  orders: {
    unit: 'count',
    direction: 'up',
    facts: ['orders'],
    midpoint: null,
    basis: 'real',
    value: (f) => f.orders,
  },
  accounts: {
    unit: 'count',
    direction: 'up',
    facts: ['accounts'],
    midpoint: null,
    basis: 'real',
    value: (f) => f.accounts,
  },
};

const RATIOS: Partial<Record<MeasureId, Shape>> = {
  coverage: {
    unit: 'share',
    direction: 'up',
    facts: ['coveredCents', 'coverableCents', 'remainderCents'],
    midpoint: null,
    basis: 'modelled',
    value: (f) => ratio(f.coveredCents, f.coverableCents + f.remainderCents),
  },
  penetration: {
    unit: 'share',
    direction: 'up',
    facts: ['revenue12Cents', 'potentialCents', 'remainderCents'],
    midpoint: null,
    basis: 'modelled',
    value: (f) => ratio(f.revenue12Cents, potential(f)),
  },
  workloadIndex: {
    unit: 'index',
    direction: 'middle',
    facts: ['serviceHours', 'lineHaulHours', 'capacityHours'],
    midpoint: 100,
    basis: 'modelled',
    value: workloadIndex,
  },
  load: {
    unit: 'share',
    direction: 'middle',
    facts: ['serviceHours', 'lineHaulHours', 'capacityHours'],
    midpoint: 1,
    basis: 'modelled',
    value: load,
  },
  attainment: {
    unit: 'share',
    direction: 'up',
    facts: ['quotaRevenueCents', 'quotaCents'],
    midpoint: 1,
    basis: 'real',
    value: (f) => ratio(f.quotaRevenueCents, f.quotaCents),
  },
  growth: {
    unit: 'share',
    direction: 'up',
    facts: ['revenueCents'],
    midpoint: 0,
    basis: 'real',
    value: (f, { before }) =>
      before ? ratio(f.revenueCents, before.revenueCents) - 1 : Number.NaN,
  },
  overService: {
    unit: 'share',
    direction: 'down',
    facts: ['overServiceContacts', 'contacts12'],
    midpoint: null,
    basis: 'real',
    value: (f) => ratio(f.overServiceContacts, f.contacts12),
  },
  remainderShare: {
    unit: 'share',
    direction: 'down',
    facts: ['remainderCents', 'potentialCents'],
    midpoint: null,
    basis: 'modelled',
    value: (f) => ratio(f.remainderCents, potential(f)),
  },
  inBand: {
    unit: 'count',
    direction: 'up',
    facts: ['serviceHours', 'lineHaulHours', 'capacityHours'],
    midpoint: null,
    basis: 'modelled',
    value: territoriesInBand,
  },
};

function registered(
  shapes: Partial<Record<MeasureId, Shape>>,
  additive: boolean,
): [MeasureId, Measure][] {
  return (Object.entries(shapes) as [MeasureId, Shape][]).map(([id, shape]) => {
    const additiveOver = additive ? sharedDimensions(shape.facts) : [];
    return [id, { id, ...MEASURE_TEXTS[id], ...shape, additiveOver }];
  });
}

/** Every number a reader meets, defined once. The only place with ratios. */
export const MEASURES = Object.fromEntries([
  ...registered(SUMS, true),
  ...registered(RATIOS, false),
]) as Readonly<Record<MeasureId, Measure>>;

/** What the map and the lists offer, in the picker's order. */
export const MAP_MEASURES = [
  'coverage',
  'attainableGap',
  'penetration',
  'revenue',
  'potential',
  'workloadIndex',
  'whitespace',
] as const satisfies readonly MeasureId[];

export const isMeasure = (id: string): id is MeasureId => Object.hasOwn(MEASURES, id);

/** Value of a measure; NaN where a fact is not known. */
export const measure = (id: MeasureId, facts: FactRow, context: MeasureContext): number =>
  MEASURES[id].value(facts, context);

/** Throws MeasureError unless the fact or measure sums over `dimension`. */
export function assertAdditive(name: FactName | MeasureId, dimension: Dimension): void {
  const over = isMeasure(name) ? MEASURES[name].additiveOver : ADDITIVE_OVER[FACTS[name]];
  if (!over.includes(dimension))
    throw new MeasureError(`${name} does not add up over ${dimension}`);
}

/** Sums a measure's values over a dimension; throws MeasureError where that means nothing. */
export function sumOver(id: MeasureId, dimension: Dimension, values: Iterable<number>): number {
  assertAdditive(id, dimension);
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
