import type { Engine } from '#engine/engine.ts';
import type { RowCount, SetAside } from '#intake/report.ts';
import type { Noticed } from '../prepare.ts';
import { writeCredits } from '../credits.ts';
import type { Ground } from '../ground/ground.ts';
import type { Units } from '../ground/units.ts';
import { loadDemo } from './load-demo.ts';
import { loadOwn } from './own.ts';

export interface SourceOptions {
  /** Folder of the user's tables; null is the demo company. */
  readonly data: string | null;
  /** Of the demo: times the accounts and orders. */
  readonly scale: number;
  readonly seed: number;
  /** The second demo company, where the right answer is not to reshuffle. */
  readonly calm?: boolean;
}

/** Contract tables are in the engine; this is what else is known of them. */
export interface LoadedSource extends Noticed {
  readonly rows: Readonly<Record<string, RowCount>>;
  readonly setAside: readonly SetAside[];
  readonly units: Units;
}

/** Fills the contract tables from a folder or from the demo's generator, and credits the ground. */
export async function loadSource(
  engine: Engine,
  ground: Ground,
  options: SourceOptions,
): Promise<LoadedSource> {
  const source =
    options.data === null
      ? await loadDemo(engine, ground, { ...options, calm: options.calm ?? false })
      : await ownSource(engine, ground, options.data);
  await writeCredits(engine);
  return source;
}

async function ownSource(engine: Engine, ground: Ground, folder: string): Promise<LoadedSource> {
  const { loaded, units } = await loadOwn(engine, folder, ground);
  const { rows, setAside, defects, assumptions } = loaded;
  return { rows, setAside, defects, assumptions, units };
}
