import type { Columns } from '#cubes/columns.ts';
import type { Directory } from '#domain/directory.ts';
import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { readAccountColumns } from './columns/accounts.ts';
import { readFlows } from './columns/flows.ts';
import { readGround } from './columns/ground.ts';
import { readStaffing } from './columns/staffing.ts';
import type { Entities } from './entities.ts';
import type { PlanInView } from './ownership.ts';

/**
 * The columns the browser answers from: accounts as entities in the order of `entities`, with
 * sparse sales, orders and contacts. Needs the temp table `need`. Throws RangeError where an index
 * does not fit its array.
 */
export async function makeColumns(
  engine: Engine,
  entities: Entities,
  plan: PlanInView,
  directory: Directory,
): Promise<Columns> {
  checkSizes(entities, directory.months);
  return {
    ...counts(entities, directory),
    firstContact: await firstContact(engine),
    ...(await readAccountColumns(engine, entities)),
    ...owners(plan),
    ...(await readFlows(engine, entities.accounts.length)),
    ...(await readGround(engine, entities)),
    ...unitOwners(entities, plan),
    ...territoryColumns(entities, directory),
    ...(await readStaffing(engine, entities, directory)),
  };
}

const COUNTED = [
  'accounts',
  'units',
  'territories',
  'reps',
  'lines',
  'industries',
  'tiers',
  'channels',
  'layers',
] as const;

type Counts = Pick<
  Columns,
  (typeof COUNTED)[number] | 'months' | 'lastComplete' | 'potentialLines'
>;

function counts(entities: Entities, { months, lastComplete, firstMonth }: Directory): Counts {
  const sizes = COUNTED.map((name) => [name, entities[name].length] as const);
  return {
    ...(Object.fromEntries(sizes) as Record<(typeof COUNTED)[number], number>),
    months,
    lastComplete: lastComplete - firstMonth,
    potentialLines: entities.byLine ? entities.lines.length : 1,
  };
}

async function firstContact(engine: Engine): Promise<number> {
  const [row] = await engine.rows<{ first: number | null }>(sql`
    select datediff('month', (select min(month) from calendar), min(date)) as first from visit`);
  return row?.first ?? -1;
}

function checkSizes(entities: Entities, months: number): void {
  const limits = { months, lines: entities.lines.length, channels: entities.channels.length };
  for (const [name, count] of Object.entries(limits))
    if (count > 255)
      throw new RangeError(`${count} ${name} are more than the 255 the columns hold`);
  if (entities.reps.length > 65_535)
    throw new RangeError(`${entities.reps.length} reps do not fit the columns`);
}

function owners(plan: PlanInView): Pick<Columns, 'owner' | 'ownerType'> {
  return {
    owner: Int32Array.from(plan.layers.flatMap(({ owner }) => [...owner])),
    ownerType: Int8Array.from(plan.layers.flatMap(({ type }) => [...type])),
  };
}

function unitOwners(entities: Entities, plan: PlanInView): Pick<Columns, 'unitOwner'> {
  const index = new Map(entities.territories.map((territory, at) => [territory, at]));
  const of = (layer: string) => {
    const assigned = plan.assignment.get(layer);
    return entities.units.map((unit) => index.get(assigned?.get(unit) ?? '') ?? -1);
  };
  return { unitOwner: Int32Array.from(entities.layers.flatMap(of)) };
}

/** A vacancy counts with the mean capacity of its layer. */
function territoryColumns(
  entities: Entities,
  { territories, quotaCents, months }: Directory,
): Pick<Columns, 'territoryLayer' | 'capacityHours' | 'homeLon' | 'homeLat' | 'quotaCents'> {
  const mean = (layer: string): number => {
    const known = territories.flatMap((t) =>
      t.layer === layer && t.capacityHours !== null ? [t.capacityHours] : [],
    );
    return known.length > 0 ? known.reduce((a, b) => a + b, 0) / known.length : Number.NaN;
  };
  const means = new Map(entities.layers.map((layer) => [layer, mean(layer)]));
  return {
    territoryLayer: Int16Array.from(territories, (t) => entities.layers.indexOf(t.layer)),
    capacityHours: Float64Array.from(
      territories,
      (t) => t.capacityHours ?? means.get(t.layer) ?? Number.NaN,
    ),
    homeLon: Float64Array.from(territories, (t) => t.home?.[0] ?? Number.NaN),
    homeLat: Float64Array.from(territories, (t) => t.home?.[1] ?? Number.NaN),
    quotaCents: quotaCents
      ? Float64Array.from(quotaCents)
      : new Float64Array(territories.length * months).fill(Number.NaN),
  };
}
