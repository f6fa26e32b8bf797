import type { Engine } from '#engine/engine.ts';
import { loadFolder, type LoadResult } from '../load.ts';
import { createTables } from '../tables.ts';
import { readFiles } from './files.ts';
import { buildUnits, type Ground, type Units } from './ground.ts';
import { placesOf } from './ground-places.ts';

export interface OwnData {
  readonly loaded: LoadResult;
  readonly units: Units;
}

/**
 * A folder of the user's tables → contract tables over all US counties. Throws IntakeError with
 * every problem that makes the folder useless.
 */
export async function loadOwn(engine: Engine, folder: string, ground: Ground): Promise<OwnData> {
  const files = await readFiles(folder);
  const units = buildUnits(ground, { split: new Set() });
  await createTables(engine);
  await engine.insert('unit', units.table);
  await engine.insert('unit_neighbour', units.neighbours);
  return { loaded: await loadFolder(files, null, placesOf(ground), engine), units };
}
