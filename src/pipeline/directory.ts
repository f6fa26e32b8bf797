import type { Defect } from '#domain/defect.ts';
import type {
  Assumption,
  Directory,
  Named,
  NodeEntry,
  SourceEntry,
  ViewState,
} from '#domain/directory.ts';
import { TERRITORY_TYPES } from '#domain/slice.ts';
import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import type { Span } from './derive/span.ts';
import type { Entities } from './entities.ts';
import { layerLines, type PlanInView } from './ownership.ts';
import { readRepEntries, readTerritoryEntries } from './people.ts';
import { readQuotas } from './quota.ts';
import { sectorName } from './sectors.ts';

/** What the directory says beside the tables. */
export interface DirectoryParts {
  readonly span: Span;
  readonly entities: Entities;
  readonly plan: PlanInView;
  readonly fingerprint: string;
  readonly views: readonly ViewState[];
  readonly assumptions: readonly Assumption[];
  readonly defects: readonly Defect[];
  readonly planDerived: Directory['planDerived'];
  readonly potential: Directory['potential'];
}

/** Names and small facts of the data set, in the entities' order. */
export async function makeDirectory(engine: Engine, parts: DirectoryParts): Promise<Directory> {
  const { span, entities, fingerprint, views, assumptions, defects } = parts;
  const meta = await readMeta(engine);
  return {
    ...options(meta),
    ...span,
    ...(await structure(engine, span)),
    fingerprint,
    sellingDays: await readSellingDays(engine),
    lines: named(entities.lines, meta, 'line'),
    industries: named(entities.industries, meta, 'industry'),
    tiers: named(entities.tiers, meta, 'tier'),
    types: usedTypes(parts.plan),
    channels: entities.channels,
    quotaCents: await readQuotas(engine, entities, span),
    sources: await readSources(engine),
    counts: await readCounts(engine),
    defects,
    views,
    assumptions,
    planDerived: parts.planDerived,
    potential: parts.potential,
  };
}

type Options = Pick<
  Directory,
  'title' | 'demo' | 'currency' | 'distanceUnit' | 'fiscalYearStart' | 'attribution'
>;

const options = (meta: ReadonlyMap<string, string>): Options => ({
  title: meta.get('title') ?? 'Company',
  demo: meta.get('demo') === 'true',
  currency: meta.get('currency') ?? 'USD',
  distanceUnit: meta.get('distance_unit') === 'km' ? 'km' : 'mi',
  fiscalYearStart: Number(meta.get('fiscal_year_start') ?? 1),
  attribution: (meta.get('attribution') ?? '').split('\n').filter(Boolean),
});

type Structure = Pick<Directory, 'layers' | 'nodes' | 'territories' | 'reps' | 'goals'>;

/** Who is where in the sales organisation, as on the data's last day. */
async function structure(engine: Engine, { asOf }: Span): Promise<Structure> {
  return {
    layers: await readLayers(engine),
    nodes: await engine.rows<NodeEntry & Record<string, unknown>>(
      sql`select node, parent, level, name, manager from node order by node`,
    ),
    territories: await readTerritoryEntries(engine, asOf),
    reps: await readRepEntries(engine, asOf),
    goals: await engine.rows(
      sql`select owner, measure, target, due from goal order by owner, measure, due`,
    ),
  };
}

async function readMeta(engine: Engine): Promise<ReadonlyMap<string, string>> {
  const rows = await engine.rows<{ key: string; value: string }>(sql`select key, value from meta`);
  return new Map(rows.map(({ key, value }) => [key, value]));
}

async function readSellingDays(engine: Engine): Promise<number[]> {
  const rows = await engine.rows<{ days: number }>(sql`
    select count(*) filter (where selling_day) as days from calendar group by month order by month`);
  return rows.map(({ days }) => days);
}

async function readLayers(engine: Engine): Promise<Directory['layers']> {
  const rows = await engine.rows<{
    layer: string;
    name: string;
    role: string;
    lines: string | null;
  }>(sql`
    select layer, name, role, lines from layer order by role <> 'field', layer`);
  return rows.map((row) => ({ ...row, lines: layerLines(row.lines) }));
}

/** A name given in meta ('line:tools'), else the sector's, else the id. */
function named(
  ids: readonly string[],
  meta: ReadonlyMap<string, string>,
  kind: 'line' | 'industry' | 'tier',
): Named[] {
  return ids.map((id) => ({
    id,
    name:
      meta.get(`${kind}:${id}`) ??
      (kind === 'industry' ? sectorName(id) : null) ??
      (id === '' ? 'Not given' : id),
  }));
}

function usedTypes(plan: PlanInView): Directory['types'] {
  const used = new Set(plan.layers.flatMap(({ type }) => [...new Set(type)]));
  return TERRITORY_TYPES.filter((_, index) => used.has(index));
}

async function readSources(engine: Engine): Promise<SourceEntry[]> {
  return engine.rows<SourceEntry & Record<string, unknown>>(sql`
    select source, as_of as "asOf", rows_read as "rowsRead", rows_kept as "rowsKept",
      rows_set_aside as "rowsSetAside", kind, note from source order by source`);
}

async function readCounts(engine: Engine): Promise<Record<string, number>> {
  const [row] = await engine.rows<Record<string, number>>(sql`
    select (select count(*) from account) as accounts, (select count(unit) from account) as placed,
      (select count(*) from unit) as units, (select count(*) from territory) as territories,
      (select count(*) from rep) as reps, (select count(*) from sale) as sales,
      (select coalesce(sum(orders), 0) from orders) as orders, (select count(*) from visit) as visits,
      (select count(*) from lead) as leads, (select count(*) from deal) as deals`);
  return row ?? {};
}
