import type { Engine } from '#engine/engine.ts';
import type { Ground } from '../ground/ground.ts';
import { loadOwnTables, type OwnTables } from '../own-tables.ts';
import { readFiles } from './files.ts';

/**
 * A folder of the user's tables → contract tables over all US counties. Throws IntakeError with
 * every problem that makes the folder useless.
 */
export async function loadOwn(engine: Engine, folder: string, ground: Ground): Promise<OwnTables> {
  return loadOwnTables(engine, ground, await readFiles(folder), null);
}
