import type { Engine } from '#engine/engine.ts';
import type { RowCount, SetAside } from '#intake/report.ts';
import type { Noticed } from '../prepare.ts';
import type { Ground, Units } from './ground.ts';
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

/** Fills the contract tables from a folder or from the demo's generator. */
export async function loadSource(
  engine: Engine,
  ground: Ground,
  options: SourceOptions,
): Promise<LoadedSource> {
  if (options.data === null)
    return loadDemo(engine, ground, { ...options, calm: options.calm ?? false });
  const { loaded, units } = await loadOwn(engine, options.data, ground);
  const { rows, setAside, defects, assumptions } = loaded;
  return { rows, setAside, defects, assumptions, units };
}
