import type { ContractTables } from '#domain/extract.ts';
import type { Engine } from '#engine/engine.ts';
import type { RowCount } from '#intake/report.ts';
import { createTables } from '../tables.ts';
import { demoTables } from './demo/company.ts';
import type { DemoOptions } from './demo/settings.ts';
import type { Ground } from '../ground/ground.ts';
import { buildUnits, type Units } from '../ground/units.ts';
import type { LoadedSource } from './source.ts';

/** Generates the demo company into the contract tables. The same options give the same tables. */
export async function loadDemo(
  engine: Engine,
  ground: Ground,
  options: DemoOptions,
): Promise<LoadedSource> {
  let units: Units | null = null;
  const build = (wanted: Parameters<typeof buildUnits>[1]): Units => {
    units = buildUnits(ground, wanted);
    return units;
  };
  const { tables } = demoTables(ground, build, options);
  await createTables(engine);
  for (const [name, columns] of Object.entries(tables)) await engine.insert(name, columns);
  if (units === null) throw new TypeError('the demo drew no ground');
  return { rows: rowCounts(tables), setAside: [], defects: [], assumptions: [], units };
}

function rowCounts(tables: ContractTables): Record<string, RowCount> {
  const counts = Object.entries(tables).map(([name, columns]): [string, RowCount] => {
    const rows = Object.values(columns)[0]?.length ?? 0;
    return [name, { read: rows, kept: rows, setAside: 0 }];
  });
  return Object.fromEntries(counts);
}
