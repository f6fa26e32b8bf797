import { bench, describe } from 'vitest';
import { activate, byTerritory, byUnit } from './activate.ts';
import type { Columns } from './columns.ts';
import type { Filter } from './filter.ts';
import { factsAt } from './step.ts';

const MONTHS = 36;
const TERRITORIES = 120;
const UNITS = 3142;
const LINES = 4;
const FILTER: Filter = {
  layer: 0,
  lines: null,
  industries: null,
  tiers: null,
  types: null,
  territories: null,
  geographical: 4,
};

const spread = (length: number, period: number) =>
  Array.from({ length }, (_, i) => (i * 7919) % period);

/** Columns of about `cells` sales: a month and line an account and row. */
function columnsOf(cells: number): Columns {
  const perAccount = 30;
  const accounts = Math.ceil(cells / perAccount);
  const starts = (each: number) => Uint32Array.from({ length: accounts + 1 }, (_, i) => i * each);
  const zeros = new Float64Array(accounts);
  const homes = new Float64Array(TERRITORIES).fill(-95);
  return {
    accounts,
    units: UNITS,
    territories: TERRITORIES,
    reps: 1,
    lines: LINES,
    industries: 1,
    tiers: 1,
    channels: 1,
    layers: 1,
    months: MONTHS,
    lastComplete: MONTHS - 1,
    firstContact: 0,
    potentialLines: 1,
    unit: Int32Array.from(spread(accounts, UNITS)),
    industry: new Int16Array(accounts),
    tier: new Int16Array(accounts),
    state: new Uint8Array(accounts),
    potentialCents: new Float64Array(accounts).fill(1e6),
    attainableCents: zeros,
    need: new Uint16Array(accounts).fill(4),
    serviceHours: zeros,
    fieldDays: new Float64Array(accounts).fill(1),
    owner: Int32Array.from(spread(accounts, TERRITORIES)),
    ownerType: new Int8Array(accounts).fill(4),
    saleStart: starts(perAccount),
    saleMonth: Uint8Array.from(spread(accounts * perAccount, MONTHS)),
    saleLine: Uint8Array.from(spread(accounts * perAccount, LINES)),
    saleSeller: new Uint16Array(accounts * perAccount),
    saleCents: new Float64Array(accounts * perAccount).fill(100),
    orderStart: starts(0),
    orderMonth: new Uint8Array(),
    orderCount: new Uint16Array(),
    contactStart: starts(1),
    contactMonth: Uint8Array.from(spread(accounts, MONTHS)),
    contactChannel: new Uint8Array(accounts),
    contactCount: new Uint16Array(accounts).fill(1),
    unitLon: new Float64Array(UNITS).fill(-96),
    unitLat: new Float64Array(UNITS).fill(35),
    remainderCents: new Float64Array(UNITS),
    unitOwner: Int32Array.from(spread(UNITS, TERRITORIES)),
    territoryLayer: new Int16Array(TERRITORIES),
    capacityHours: homes,
    homeLon: homes,
    homeLat: homes,
    quotaCents: new Float64Array(TERRITORIES * MONTHS),
    vacantDays: new Uint8Array(TERRITORIES * MONTHS),
    sellerTerritory: new Int32Array(MONTHS),
  };
}

describe.each([100_000, 1_000_000, 10_000_000])('%i cells', (cells) => {
  const columns = columnsOf(cells);
  const groupings = [byTerritory(columns, FILTER), byUnit(columns)];
  const [territories] = activate(columns, FILTER, groupings);
  bench('activation by territory and unit', () => void activate(columns, FILTER, groupings), {
    iterations: 3,
    time: 0,
    warmupIterations: 0,
  });
  bench(
    'brush step by territory',
    () => void (territories && factsAt(territories, { from: 12, to: 23 })),
    { time: 100 },
  );
});
