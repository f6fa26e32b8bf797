import { FLOWS, LEVELS, STATICS, YEAR, flowRow, levelRow } from './account.ts';
import type { Cube } from './activate.ts';

const NAMES = [
  'revenueCents',
  'orders',
  'quotaCents',
  'quotaRevenueCents',
  'revenue12Cents',
  'openCents',
  'coveredCents',
  'coverableCents',
  'overServiceContacts',
  'contacts12',
  'whitespaceCents',
  'unownedCents',
  'activeAccounts',
  'buyingAccounts',
  'potentialCents',
  'remainderCents',
  'attainableCents',
  'accounts',
  'serviceHours',
  'lineHaulHours',
  'capacityHours',
] as const;
export type CubeFact = (typeof NAMES)[number];
/** Facts of all groups, index = group. Some are views into the cube: never to be written to. */
export type CubeFacts = Readonly<Record<CubeFact, Float64Array>>;
type Facts = Record<CubeFact, Float64Array>;

/** Month indexes counted from the data's first, both included. */
export interface Months {
  readonly from: number;
  readonly to: number;
}

/** The facts of every group over a period: differences of running sums, flat in rows. */
export function factsAt(cube: Cube, period: Months): CubeFacts {
  const { quotaCents, quotaRevenueCents, capacityHours } = staffing(cube, period);
  const facts: Facts = {
    ...flows(cube, period),
    ...levels(cube, period.to),
    ...statics(cube),
    remainderCents: cube.remainder,
    quotaCents,
    quotaRevenueCents,
    capacityHours,
  };
  for (const name of unknownFacts(cube, period.to)) facts[name] = cube.unknown;
  return facts;
}

/** All facts alike. */
export const everyFact = (values: Float64Array): CubeFacts =>
  Object.fromEntries(NAMES.map((name) => [name, values])) as Facts;

/** A period of a running sum that begins at `start`, by group. */
export function difference(
  sums: Float64Array,
  groups: number,
  start: number,
  { from, to }: Months,
): Float64Array {
  const low = start + from * groups;
  const high = start + (to + 1) * groups;
  const into = sums.slice(high, high + groups);
  for (let group = 0; group < groups; group += 1)
    into[group] = (into[group] ?? 0) - (sums[low + group] ?? 0);
  return into;
}

const yearTo = (to: number): Months => ({ from: Math.max(to + 1 - YEAR, 0), to });

type FlowFact = 'revenueCents' | 'orders' | 'revenue12Cents' | 'contacts12';

function flows(cube: Cube, period: Months): Pick<Facts, FlowFact> {
  const { running, credited, columns, filter } = cube;
  const { groups } = cube.grouping;
  const of = (fact: (typeof FLOWS)[number], months: Months) =>
    difference(running, groups, flowRow(FLOWS.indexOf(fact), columns.months) * groups, months);
  return {
    revenueCents:
      credited && filter.credited === true
        ? difference(credited, groups, 0, period)
        : of('revenueCents', period),
    orders: of('orders', period),
    revenue12Cents: of('revenueCents', yearTo(period.to)),
    contacts12: of('contacts', yearTo(period.to)),
  };
}

type LevelFact = (typeof LEVELS)[number];

function levels(cube: Cube, to: number): Pick<Facts, LevelFact> {
  const { running, columns, unknown } = cube;
  const { groups } = cube.grouping;
  const of = (fact: LevelFact) => {
    if (to < YEAR - 1) return unknown;
    const at = (levelRow(LEVELS.indexOf(fact), columns.months) + to - YEAR + 1) * groups;
    return running.subarray(at, at + groups);
  };
  return {
    openCents: of('openCents'),
    coveredCents: of('coveredCents'),
    coverableCents: of('coverableCents'),
    overServiceContacts: of('overServiceContacts'),
    whitespaceCents: of('whitespaceCents'),
    activeAccounts: of('activeAccounts'),
    buyingAccounts: of('buyingAccounts'),
  };
}

function statics({ statics: sums, grouping }: Cube): Pick<Facts, (typeof STATICS)[number]> {
  const { groups } = grouping;
  const of = (fact: (typeof STATICS)[number]) => {
    const at = STATICS.indexOf(fact) * groups;
    return sums.subarray(at, at + groups);
  };
  return {
    potentialCents: of('potentialCents'),
    attainableCents: of('attainableCents'),
    accounts: of('accounts'),
    serviceHours: of('serviceHours'),
    lineHaulHours: of('lineHaulHours'),
    unownedCents: of('unownedCents'),
  };
}

type StaffFact = 'quotaCents' | 'quotaRevenueCents' | 'capacityHours';

/** Capacity, quota and what counts against it: revenue as credited, whatever the history shown. */
function staffing(cube: Cube, period: Months): Pick<Facts, StaffFact> {
  const { columns, filter, credited, grouping, unknown } = cube;
  if (!grouping.staffed || !credited)
    return { quotaCents: unknown, quotaRevenueCents: unknown, capacityHours: unknown };
  const quotaCents = new Float64Array(grouping.groups);
  const capacityHours = new Float64Array(grouping.groups);
  const quotaRevenueCents = difference(credited, grouping.groups, 0, period);
  for (let territory = 0; territory < grouping.groups; territory += 1) {
    const ours =
      columns.territoryLayer[territory] === filter.layer && filter.territories?.[territory] !== 0;
    if (ours) capacityHours[territory] = columns.capacityHours[territory] ?? Number.NaN;
    const quota = ours ? quotaOver(cube, territory, period) : Number.NaN;
    // A territory without a quota in some month is left out of attainment as a whole.
    if (Number.isNaN(quota)) quotaRevenueCents[territory] = 0;
    else quotaCents[territory] = quota;
  }
  return { quotaCents, quotaRevenueCents, capacityHours };
}

function quotaOver({ columns }: Cube, territory: number, { from, to }: Months): number {
  let quota = 0;
  for (let month = from; month <= to; month += 1)
    quota += columns.quotaCents[territory * columns.months + month] ?? Number.NaN;
  return quota;
}

const YEARLY: readonly CubeFact[] = [
  'revenue12Cents',
  'openCents',
  'coveredCents',
  'coverableCents',
  'overServiceContacts',
  'contacts12',
  'whitespaceCents',
  'unownedCents',
  'activeAccounts',
  'buyingAccounts',
];
const CONTACT: readonly CubeFact[] = ['overServiceContacts', 'contacts12'];
const COVERAGE: readonly CubeFact[] = ['coveredCents', 'coverableCents'];
const WORTH: readonly CubeFact[] = [
  ...COVERAGE,
  'openCents',
  'whitespaceCents',
  'unownedCents',
  'potentialCents',
  'remainderCents',
  'attainableCents',
];
const HOURS: readonly CubeFact[] = ['serviceHours', 'lineHaulHours', 'capacityHours'];

/** Facts that cannot be known of this cube at the month: they are NaN, never 0. */
function unknownFacts({ columns, filter, grouping }: Cube, to: number): CubeFact[] {
  const { firstContact, potentialLines, quotaCents } = columns;
  const contacts = firstContact >= 0 && to >= firstContact + YEAR - 1;
  const filtered = [filter.lines, filter.industries, filter.tiers, filter.types].some(
    (flags) => flags !== null,
  );
  const quotas = grouping.staffed && !filtered && quotaCents.some((cents) => !Number.isNaN(cents));
  const when = (lacks: boolean, names: readonly CubeFact[]) => (lacks ? names : []);
  return [
    ...when(to < YEAR - 1, YEARLY),
    ...when(!contacts, [...CONTACT, ...COVERAGE]),
    ...when(!contacts && firstContact >= 0, ['whitespaceCents', 'activeAccounts']),
    ...when(filter.lines !== null && potentialLines === 1, WORTH),
    ...when(filter.lines !== null, ['orders']),
    ...when(filter.layer !== 0, HOURS),
    ...when(!grouping.staffed, ['capacityHours']),
    ...when(grouping.unit === null, ['remainderCents']),
    ...when(!quotas, ['quotaCents', 'quotaRevenueCents']),
  ];
}

/** One fact at every month, [group × months + month]: flows of the month, stocks that end with it. */
export function seriesOf<Name extends CubeFact>(
  cube: Cube,
  names: readonly Name[],
): Record<Name, Float64Array> {
  const { months } = cube.columns;
  const { groups } = cube.grouping;
  const series = Object.fromEntries(
    names.map((name) => [name, new Float64Array(groups * months)]),
  ) as Record<Name, Float64Array>;
  for (let month = 0; month < months; month += 1) {
    const facts = factsAt(cube, { from: month, to: month });
    for (const name of names)
      for (let group = 0; group < groups; group += 1)
        series[name][group * months + month] = facts[name][group] ?? Number.NaN;
  }
  return series;
}
