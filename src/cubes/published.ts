import type { Cube } from './activate.ts';
import { activate, bySegment, byTerritory } from './activate.ts';
import type { Columns } from './columns.ts';
import type { Filter } from './filter.ts';
import { makeLines, type LineCubes } from './line-cubes.ts';
import type { Numbers } from './packed.ts';
import { activateReport, reportOf, type ReportCubes } from './report.ts';
import type { CubeFacts } from './step.ts';

/**
 * Sums by territory and month, made of accounts that are then left out: they answer a period, a
 * layer and a node to the same digit. An array of a layer stands beside the columns as
 * 'sums/LAYER/NAME'.
 */
type Sums = Readonly<Record<string, Float64Array>>;
/** Columns as they are shipped: the container holds what else is put into it. */
type ShippedColumns = Columns & Readonly<Record<string, Numbers | number>>;

const LUCK = ['squares', 'products', 'potentials'] as const;
const LINES = ['revenue', 'open', 'credited', 'potential', 'attainable', 'remainder'] as const;
/** Sums of squares of fewer accounts would tell the accounts. */
const FEWEST_ACCOUNTS = 5;
const ACCOUNTS = 2;

const nameOf = (layer: number, name: string): string => `sums/${layer}/${name}`;

/** One filter a layer, nothing else filtered. */
export function sumsOf(columns: Columns, filters: readonly Filter[]): Sums {
  const entries = filters.flatMap((filter) =>
    Object.entries(layerSums(columns, { ...filter, credited: true })).map(
      ([name, values]) => [nameOf(filter.layer, name), values] as const,
    ),
  );
  return Object.fromEntries(entries);
}

function layerSums(columns: Columns, filter: Filter): Sums {
  const { territories, lines, repRevenue } = activateReport(columns, filter, null);
  const { running, credited, statics, remainder, luck } = territories;
  if (!credited || !luck) throw new TypeError('territories have no credit');
  const { groups } = territories.grouping;
  const few = (group: number) => (statics[ACCOUNTS * groups + group] ?? 0) < FEWEST_ACCOUNTS;
  const told = LUCK.map((name) => [
    name,
    luck[name].map((value, at) => (few(at % groups) ? Number.NaN : value)),
  ]);
  const byLine = LINES.map((name) => [`line-${name}`, lines[name] ?? new Float64Array()]);
  return {
    ...{ running, credited, statics, remainder, repRevenue },
    ...Object.fromEntries([...told, ...byLine]),
  };
}

/** Columns without accounts, and the sums in their place. */
export function withoutAccounts(columns: Columns, sums: Sums): ShippedColumns {
  const kept: Columns = {
    ...columns,
    ...{ accounts: 0, industries: 0, tiers: 0 },
    ...EMPTY,
    remainderCents: new Float64Array(),
    saleStart: new Uint32Array(1),
    orderStart: new Uint32Array(1),
    contactStart: new Uint32Array(1),
  };
  return { ...kept, ...sums } as ShippedColumns;
}

/** Everything by account, sale, order or contact. */
const EMPTY = {
  unit: new Int32Array(),
  industry: new Int16Array(),
  tier: new Int16Array(),
  state: new Uint8Array(),
  potentialCents: new Float64Array(),
  attainableCents: new Float64Array(),
  need: new Uint16Array(),
  serviceHours: new Float64Array(),
  fieldDays: new Float64Array(),
  owner: new Int32Array(),
  ownerType: new Int8Array(),
  saleMonth: new Uint8Array(),
  saleLine: new Uint8Array(),
  saleSeller: new Uint16Array(),
  saleCents: new Float64Array(),
  orderMonth: new Uint8Array(),
  orderCount: new Uint16Array(),
  contactMonth: new Uint8Array(),
  contactChannel: new Uint8Array(),
  contactCount: new Uint16Array(),
} as const satisfies Partial<Columns>;

export const holdsSums = (columns: Columns): boolean => nameOf(0, 'running') in columns;

/** The cubes of a slice from sums. Throws RangeError where the columns lack the layer. */
export function reportOfSums(columns: Columns, filter: Filter): ReportCubes {
  const array = (name: string): Float64Array => {
    const found = (columns as ShippedColumns)[nameOf(filter.layer, name)];
    if (found instanceof Float64Array) return found;
    throw new RangeError(`the columns hold no ${nameOf(filter.layer, name)}`);
  };
  const grouping = byTerritory(columns, filter);
  const [squares, products, potentials] = LUCK.map(array) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const territories: Cube = {
    ...{ columns, filter, grouping, running: array('running'), credited: array('credited') },
    ...{ statics: array('statics'), remainder: array('remainder') },
    unknown: new Float64Array(grouping.groups).fill(Number.NaN),
    luck: { squares, products, potentials },
  };
  const [segments] = activate(columns, filter, [bySegment(columns, filter, null)]);
  if (!segments) throw new TypeError('a cube is missing');
  const lines = linesOfSums(columns, filter, grouping.groups, array);
  const repRevenue = array('repRevenue');
  return reportOf({ columns, territories, segments, lines, others: [], repRevenue });
}

function linesOfSums(
  columns: Columns,
  filter: Filter,
  groups: number,
  array: (name: string) => Float64Array,
): LineCubes {
  const [revenue, open, credited, potential, attainable, remainder] = LINES.map((name) =>
    array(`line-${name}`),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const made = makeLines(columns, filter, { ...byTerritory(columns, filter), groups });
  return {
    ...made,
    ...{ revenue, open, potential, attainable, remainder },
    credited: filter.credited === true ? credited : null,
  };
}

/** Facts by unit where only territories are told: those of the unit's owner, NaN without one. */
export function factsOfOwners(columns: Columns, layer: number, facts: CubeFacts): CubeFacts {
  const { units, unitOwner } = columns;
  const owners = unitOwner.subarray(layer * units, (layer + 1) * units);
  const entries = Object.entries(facts).map(([name, values]) => [
    name,
    Float64Array.from(owners, (owner) => (owner < 0 ? Number.NaN : (values[owner] ?? Number.NaN))),
  ]);
  return Object.fromEntries(entries) as CubeFacts;
}
