import type { Defect } from '#domain/defect.ts';
import type { Assumption } from '#domain/directory.ts';
import type { Mapping } from '#domain/mapping.ts';
import { monthDate } from '#domain/period.ts';
import type { Engine } from '#engine/engine.ts';
import type { Places } from '#intake/place.ts';
import { type Folder, type FolderFile, readFolder } from '#intake/folder.ts';
import { type RowCount, type SetAside, setAsideDefects } from '#intake/report.ts';
import { placedCount, readAccounts, writeAccounts } from './load-accounts.ts';
import { idMaker, type Loading } from './load-context.ts';
import { writeMeta } from './load-meta.ts';
import { hierarchy } from './load-nodes.ts';
import { loadReps, loadVisits } from './load-people.ts';
import { loadPlan } from './load-plan.ts';
import { loadPotential } from './load-potential.ts';
import { readSales, writeSales } from './load-sales.ts';

export type { FolderFile } from '#intake/folder.ts';

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

/**
 * A folder of tables → the contract tables of `engine`, which `createTables` has made. The units
 * themselves (all US counties) come from the ground; accounts point to them by county FIPS.
 * @param mapping null: bailiwick.json of the folder, else guessed.
 * @throws IntakeError with every problem that makes the folder useless.
 */
export async function loadFolder(
  files: readonly FolderFile[],
  mapping: Mapping | null,
  places: Places,
  engine: Engine,
  today: string = new Date().toISOString().slice(0, 10),
): Promise<LoadResult> {
  const folder = readFolder(files, mapping);
  const loading = startLoading(folder, places, engine, today);
  const totals = await loadTables(loading, (aside) => folder.counts(aside));
  for (const rows of [...folder.blocks.values()].flat()) loading.defects.push(...rows.defects);
  return {
    mapping: folder.mapping,
    rows: folder.counts(loading.aside),
    setAside: loading.aside,
    totals,
    defects: [...loading.defects, ...setAsideDefects(loading.aside)],
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
  };
}

async function loadTables(
  loading: Loading,
  counts: (aside: readonly SetAside[]) => Readonly<Record<string, RowCount>>,
): Promise<LoadTotals> {
  const accounts = readAccounts(loading);
  const sales = readSales(loading, accounts);
  const nodes = hierarchy(loading.mapping.title);
  const reps = await loadReps(loading, sales, nodes);
  await writeSales(loading, sales);
  await writeAccounts(loading, accounts, sales.lastSale, monthDate(sales.firstMonth));
  await loadPlan(loading, nodes);
  await nodes.write(loading);
  await loadPotential(loading);
  await loadVisits(loading, accounts);
  await writeMeta(loading, sales, counts(loading.aside));
  return {
    revenueCents: sales.revenueCents,
    orders: sales.orderCount,
    accounts: accounts.size,
    reps,
    places: placedCount(accounts),
  };
}
