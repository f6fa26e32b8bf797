import type { Mapping } from '#domain/mapping.ts';
import type { Engine } from '#engine/engine.ts';
import { writeCredits } from './credits.ts';
import type { Ground } from './ground/ground.ts';
import { chooseGround } from './ground/choose.ts';
import type { Units } from './ground/units.ts';
import { type GroundOf, loadFolder, type FolderFile, type LoadResult } from './load.ts';
import { writePlane } from './plane.ts';
import { createTables } from './tables.ts';

export interface OwnTables {
  readonly loaded: LoadResult;
  readonly units: Units;
}

/**
 * A user's files → contract tables over the units they ask for, the ground credited. Throws IntakeError
 * with every problem that makes the files useless.
 * @param mapping null: the bailiwick.json among the files, else guessed.
 */
export async function loadOwnTables(
  engine: Engine,
  ground: Ground,
  files: readonly FolderFile[],
  mapping: Mapping | null,
): Promise<OwnTables> {
  let units: Units | null = null;
  await createTables(engine);
  const onGround: GroundOf = async (folder) => {
    const chosen = chooseGround(ground, folder);
    units = chosen.units;
    await engine.insert('unit', units.table);
    await engine.insert('unit_neighbour', units.neighbours);
    return chosen;
  };
  const loaded = await loadFolder(files, mapping, onGround, engine);
  await writeCredits(engine);
  await writePlane(engine, ownUnits(units).plane);
  return { loaded, units: ownUnits(units) };
}

/** Set in a callback, which the compiler cannot see. */
function ownUnits(units: Units | null): Units {
  if (!units) throw new TypeError('the folder was loaded without its ground');
  return units;
}
