import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublishLevel } from '#domain/publish.ts';
import type { ReportJson } from '#domain/report.ts';
import type { UnitTopology } from '#geo/geometry.ts';
import { firstMap } from '#pipeline/first-map.ts';
import { saveReport } from '#pipeline/node/report.ts';
import { writeFiles } from '#pipeline/node/write.ts';
import { prepare, type Prepared } from '#pipeline/prepare.ts';
import { publish } from '#pipeline/publish/publish.ts';
import { makeReport } from '#pipeline/report.ts';
import { secretCompany } from './secret-company.ts';
import { engineWith, NOTHING } from './small-company.ts';

export const UNITS = Array.from({ length: 12 }, (_, at) => `u${at}`).sort();
const topology = {
  type: 'Topology',
  arcs: [],
  objects: { units: { type: 'GeometryCollection', geometries: UNITS.map(() => ({ type: null })) } },
} as unknown as UnitTopology;
const ground = { unitIds: UNITS, neighbours: { a: [], b: [] }, topology };
const geometry = { units: { ids: UNITS }, topology, cities: [] } as never;
const NOW = new Date('2026-01-01T00:00:00Z');

export interface Out {
  readonly folder: string;
  readonly prepared: Prepared;
  readonly report: ReportJson;
}

/** The secret company's extract at a level, in a folder of its own, without pictures. */
export async function publishedAt(level: PublishLevel): Promise<Out> {
  const folder = await mkdtemp(join(tmpdir(), `publish-${level}-`));
  const engine = await engineWith(secretCompany());
  const prepared = await prepare(engine, NOTHING);
  if (level === 'account') {
    const manifest = await writeFiles(engine, folder, prepared, geometry, NOW);
    const report = await makeReport(engine, manifest, prepared, ground, firstMap(prepared));
    await saveReport(folder, report);
    await engine.close();
    return { folder, prepared, report };
  }
  const told = await publish(engine, prepared, ground, level);
  const manifest = await writeFiles(engine, folder, told.prepared, geometry, NOW);
  const report = await saveReport(folder, { manifest, ...told.report });
  await engine.close();
  return { folder, prepared: told.prepared, report };
}
