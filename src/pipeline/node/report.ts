import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '#domain/extract.ts';
import type { ReportJson } from '#domain/report.ts';
import { openWasm } from '#engine/node.ts';
import type { FirstMap } from '../first-map.ts';
import type { Prepared } from '../prepare.ts';
import { makeReport, reportGround } from '../report.ts';
import type { Units } from '../ground/units.ts';

/** Opens the extract just written as a reader would, asks it and writes report.json. */
export async function writeReport(
  folder: string,
  manifest: Manifest,
  prepared: Prepared,
  units: Units,
  map: FirstMap,
): Promise<ReportJson> {
  const engine = await openWasm(join(folder, manifest.extract));
  try {
    const report = await makeReport(engine, manifest, prepared, reportGround(units), map);
    return await saveReport(folder, report);
  } finally {
    await engine.close();
  }
}

export async function saveReport(folder: string, report: ReportJson): Promise<ReportJson> {
  await writeFile(join(folder, 'report.json'), JSON.stringify(report));
  return report;
}
