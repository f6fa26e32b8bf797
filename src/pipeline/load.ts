import type { Defect } from '#domain/defect.ts';
import type { Assumption } from '#domain/directory.ts';
import type { Mapping } from '#domain/mapping.ts';
import { monthDate } from '#domain/period.ts';
import type { Engine } from '#engine/engine.ts';
import type { Places } from '#intake/place.ts';
import { type Folder, readFolder } from '#intake/folder.ts';
import type { FolderFile } from '#intake/source.ts';
import { type RowCount, type SetAside, setAsideDefects } from '#intake/report.ts';
import { type Settled, settleAside } from '#intake/settle.ts';
import { loadActivity } from './load-activity.ts';
import { placedCount, readAccounts, writeAccounts } from './load-accounts.ts';
import { reportAlike } from './load-alike.ts';
import { idMaker, type Loading } from './load-context.ts';
import { writeMeta } from './load-meta.ts';
import { hierarchy } from './load-nodes.ts';
import { checkAsOf, loadReps, loadVisits } from './load-people.ts';
import { loadPlan } from './load-plan.ts';
import { loadPotential } from './load-potential.ts';
import { readSales, writeSales } from './load-sales.ts';

export type { FolderFile } from '#intake/source.ts';

export interface LoadTotals {
  readonly revenueCents: number;
  readonly orders: number;
  readonly accounts: number;
  readonly reps: number;
  /** Accounts with a place. */
  readonly places: number;
}

export interface LoadResult {
  readonly mapping: Mapping;
  /** By file; read = kept + setAside. */
  readonly rows: Readonly<Record<string, RowCount>>;
  /** Every row left out, by file and line. */
  readonly setAside: readonly SetAside[];
  readonly totals: LoadTotals;
  readonly defects: readonly Defect[];
  readonly assumptions: readonly Assumption[];
}

/** What a folder's rows are placed on: what territories are made of follows from its files. */
export type GroundOf = (
  folder: Folder,
) => Promise<{ readonly places: Places; readonly defects: readonly Defect[] }>;

/**
 * A folder of tables → the contract tables of `engine`, which `createTables` has made. The units
 * themselves come from `ground`, which writes them; accounts point to them by id.
 * @param mapping null: bailiwick.json of the folder, else guessed.
 * @throws IntakeError with every problem that makes the folder useless.
 */
export async function loadFolder(
  files: readonly FolderFile[],
  mapping: Mapping | null,
  ground: Places | GroundOf,
  engine: Engine,
  today: string = new Date().toISOString().slice(0, 10),
): Promise<LoadResult> {
  const folder = await readFolder(files, mapping);
  const { places, defects: noticed } =
    typeof ground === 'function' ? await ground(folder) : { places: ground, defects: [] };
  const loading = startLoading(folder, places, engine, today);
  loading.defects.push(...noticed);
  const settle = (): Settled => settleAside(loading.aside, folder.uses);
  const totals = await loadTables(loading, () => folder.counts(settle().aside));
  for (const rows of [...folder.blocks.values()].flat()) loading.defects.push(...rows.defects);
  const { aside, defects } = settle();
  return {
    mapping: folder.mapping,
    rows: folder.counts(aside),
    setAside: aside,
    totals,
    defects: [...loading.defects, ...defects, ...setAsideDefects(aside)],
    assumptions: loading.assumptions,
  };
}

function startLoading(folder: Folder, places: Places, engine: Engine, today: string): Loading {
  return {
    engine,
    places,
    mapping: folder.mapping,
    today,
    blocks: (role) => folder.blocks.get(role) ?? [],
    aside: [...folder.aside],
    defects: [...folder.defects],
    assumptions: [],
    repId: idMaker(),
    territoryId: idMaker(),
    since: today,
    reps: new Set(),
    territories: new Set(),
  };
}

async function loadTables(
  loading: Loading,
  counts: () => Readonly<Record<string, RowCount>>,
): Promise<LoadTotals> {
  const accounts = readAccounts(loading);
  const sales = readSales(loading, accounts);
  loading.since = monthDate(sales.firstMonth);
  checkAsOf(loading, sales);
  reportAlike(loading);
  const nodes = hierarchy(loading.mapping.title);
  const reps = await loadReps(loading, sales, nodes);
  await writeSales(loading, sales);
  await writeAccounts(loading, accounts, sales.lastSale, loading.since);
  await loadPlan(loading, nodes);
  await nodes.write(loading);
  await loadPotential(loading);
  await loadVisits(loading, accounts);
  await loadActivity(loading, accounts);
  await writeMeta(loading, sales, counts);
  return {
    revenueCents: sales.revenueCents,
    orders: sales.orderCount,
    accounts: accounts.size,
    reps,
    places: placedCount(accounts),
  };
}
