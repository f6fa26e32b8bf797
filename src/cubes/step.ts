import { FLOWS, STATICS, STOCKS, YEAR } from './account.ts';
import type { Cube } from './activate.ts';

const NAMES = [
  ...FLOWS,
  'quotaCents',
  'quotaRevenueCents',
  ...STOCKS,
  ...STATICS,
  'remainderCents',
  'capacityHours',
] as const;
export type CubeFact = (typeof NAMES)[number];
/** Facts of all groups, index = group. */
export type CubeFacts = Readonly<Record<CubeFact, Float64Array>>;

/** Month indexes counted from the data's first, both included. */
export interface Months {
  readonly from: number;
  readonly to: number;
}

/** The facts of every group over a period: differences of running sums, flat in rows. */
export function factsAt(cube: Cube, period: Months): CubeFacts {
  const { groups } = cube.grouping;
  const facts = Object.fromEntries(NAMES.map((name) => [name, new Float64Array(groups)])) as Record<
    CubeFact,
    Float64Array
  >;
  readFlows(cube, period, facts);
  readStocks(cube, period.to, facts);
  STATICS.forEach((name, fact) => gather(facts[name], cube.statics, fact, STATICS.length));
  facts.remainderCents.set(cube.remainder);
  for (let group = 0; group < groups; group += 1)
    facts.openCents[group] = (facts.openCents[group] ?? 0) + (cube.remainder[group] ?? 0);
  if (cube.grouping.staffed) readStaffing(cube, period, facts);
  for (const name of unknown(cube, period.to)) facts[name].fill(Number.NaN);
  return facts;
}

function gather(into: Float64Array, from: Float64Array, start: number, stride: number): void {
  for (let i = 0, at = start; i < into.length; i += 1, at += stride) into[i] = from[at] ?? 0;
}

function readFlows(
  { flows, columns }: Cube,
  { from, to }: Months,
  facts: Record<CubeFact, Float64Array>,
): void {
  const stride = columns.months + 1;
  FLOWS.forEach((name, fact) => {
    const into = facts[name];
    for (let group = 0; group < into.length; group += 1) {
      const start = (group * FLOWS.length + fact) * stride;
      into[group] = (flows[start + to + 1] ?? 0) - (flows[start + from] ?? 0);
    }
  });
}

function readStocks(
  { stocks, columns }: Cube,
  to: number,
  facts: Record<CubeFact, Float64Array>,
): void {
  STOCKS.forEach((name, fact) =>
    gather(facts[name], stocks, fact * columns.months + to, STOCKS.length * columns.months),
  );
}

function readStaffing(
  { columns, filter }: Cube,
  { from, to }: Months,
  facts: Record<CubeFact, Float64Array>,
): void {
  const { quotaCents, months, territoryLayer, capacityHours } = columns;
  for (let territory = 0; territory < columns.territories; territory += 1) {
    if (territoryLayer[territory] !== filter.layer || filter.territories?.[territory] === 0)
      continue;
    facts.capacityHours[territory] = capacityHours[territory] ?? Number.NaN;
    let quota = 0;
    for (let month = from; month <= to; month += 1)
      quota += quotaCents[territory * months + month] ?? Number.NaN;
    // A territory without a quota in some month is left out of attainment as a whole.
    if (Number.isNaN(quota)) continue;
    facts.quotaCents[territory] = quota;
    facts.quotaRevenueCents[territory] = facts.revenueCents[territory] ?? 0;
  }
}

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
function unknown({ columns, filter, grouping }: Cube, to: number): CubeFact[] {
  const { firstContact, potentialLines, quotaCents } = columns;
  const contacts = firstContact >= 0 && to >= firstContact + YEAR - 1;
  const filtered = [filter.lines, filter.industries, filter.tiers, filter.types].some(
    (flags) => flags !== null,
  );
  const quotas = grouping.staffed && !filtered && quotaCents.some((cents) => !Number.isNaN(cents));
  const when = (lacks: boolean, names: readonly CubeFact[]) => (lacks ? names : []);
  return [
    ...when(to < YEAR - 1, STOCKS),
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
export function seriesOf(cube: Cube, names: readonly CubeFact[]): Record<string, Float64Array> {
  const { months } = cube.columns;
  const { groups } = cube.grouping;
  const series = Object.fromEntries(names.map((name) => [name, new Float64Array(groups * months)]));
  for (let month = 0; month < months; month += 1) {
    const facts = factsAt(cube, { from: month, to: month });
    for (const name of names)
      facts[name].forEach((value, group) => {
        const into = series[name];
        if (into) into[group * months + month] = value;
      });
  }
  return series;
}
