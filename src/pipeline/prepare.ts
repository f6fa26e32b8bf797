import type { Columns } from '#cubes/columns.ts';
import type { Defect } from '#domain/defect.ts';
import type { Assumption, Directory } from '#domain/directory.ts';
import type { TableColumns } from '#domain/extract.ts';
import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { makeColumns } from './columns.ts';
import { planDefects, tableDefects } from './defects.ts';
import { derive } from './derive.ts';
import { makeDirectory } from './directory.ts';
import { readEntities, type Entities } from './entities.ts';
import { writeMeta } from './extract.ts';
import { fingerprint } from './fingerprint.ts';
import { ownAccounts, type PlanInView } from './ownership.ts';
import { planColumns, writePlan } from './plan.ts';
import { readTerritoryEntries } from './people.ts';
import { writeNeeds, writeStock } from './stock.ts';

/** Everything of a data set that is shipped beside its tables. */
export interface Prepared {
  readonly directory: Directory;
  readonly columns: Columns;
  /** Rows of `plan` for the baseline. */
  readonly plan: TableColumns;
}

/** What was noticed and assumed while the tables were loaded. */
export interface Noticed {
  readonly defects: readonly Defect[];
  readonly assumptions: readonly Assumption[];
}

/**
 * From contract tables as loaded to tables that are complete, with stock, plan, meta, and what is
 * shipped beside them. The same in Node and in the browser.
 */
export async function prepare(engine: Engine, noticed: Noticed): Promise<Prepared> {
  const derived = await derive(engine);
  await writeNeeds(engine);
  await writeStock(engine, derived.span);
  const entities = await readEntities(engine);
  const owned = await ownAccounts(engine, entities);
  const plan = await baselinePlan(engine, entities, owned, derived.span.asOf);
  await writePlan(engine, plan);
  const across = await tableDefects(engine, derived.span.lastComplete);
  const defects = [...noticed.defects, ...planDefects(owned, entities), ...across];
  const assumptions = [...noticed.assumptions, ...derived.assumptions];
  const print = await fingerprint(engine);
  await writeMeta(engine, print);
  const parts = { ...derived, assumptions, entities, plan: owned, fingerprint: print, defects };
  const directory = await makeDirectory(engine, parts);
  return { directory, plan, columns: await makeColumns(engine, entities, owned, directory) };
}

async function baselinePlan(
  engine: Engine,
  entities: Entities,
  owned: PlanInView,
  asOf: string,
): Promise<TableColumns> {
  const { unit } = await engine.columns(sql`select unit from account order by account`);
  const territories = await readTerritoryEntries(engine, asOf);
  return planColumns({
    accounts: entities.accounts,
    units: unit as readonly (string | null)[],
    layers: entities.layers,
    territories: entities.territories,
    leads: territories.map(({ reps }) => reps[0] ?? null),
    owner: owned.layers.flatMap(({ owner }) => [...owner]),
    rule: owned.layers.flatMap(({ ruleOf }) =>
      Array.from(ruleOf, (rule) => owned.rules[rule]?.rule ?? null),
    ),
  });
}
