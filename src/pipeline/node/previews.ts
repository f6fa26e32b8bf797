import { createHash } from 'node:crypto';
import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compare, likeForLike } from '#domain/comparison.ts';
import { measure, MEASURES, type MeasureId } from '#domain/measure.ts';
import { measureText } from '#domain/measure-value.ts';
import type { ReportJson } from '#domain/report.ts';
import { PLANE_HEIGHT, PLANE_WIDTH } from '#geo/plane.ts';
import { drawPreview, readMap, type MapBitmap, type Preview } from './images.ts';

const WANTED: readonly MeasureId[] = [
  'revenue',
  'attainableGap',
  'coverage',
  'penetration',
  'attainment',
  'load',
  'orders',
];
const SHOWN = 4;
/** Sharp works off the main thread; more at once only queue. */
const AT_ONCE = 4;

/** Writes preview/NODE.png of every page; an image whose content was drawn before is copied. */
export async function writePreviews(
  folder: string,
  cache: string,
  report: ReportJson,
  mapImage: Buffer,
): Promise<void> {
  await mkdir(cache, { recursive: true });
  await mkdir(join(folder, 'preview'), { recursive: true });
  const bitmap = await readMap(mapImage);
  const mapHash = createHash('sha256').update(mapImage).digest('hex');
  const pages = Object.keys(report.pages);
  for (let start = 0; start < pages.length; start += AT_ONCE) {
    const batch = pages.slice(start, start + AT_ONCE);
    await Promise.all(
      batch.map((page) =>
        writePreview(folder, cache, page, previewOf(report, page, bitmap), mapHash),
      ),
    );
  }
}

async function writePreview(
  folder: string,
  cache: string,
  page: string,
  preview: Preview,
  mapHash: string,
): Promise<void> {
  const { title, values, box } = preview;
  const hash = createHash('sha256')
    .update(JSON.stringify([title, values, box, mapHash]))
    .digest('hex')
    .slice(0, 24);
  const kept = join(cache, `${hash}.png`);
  if (!existsSync(kept)) {
    const half = `${kept}.${process.pid}`;
    await writeFile(half, await drawPreview(preview));
    await rename(half, kept);
  }
  await copyFile(kept, join(folder, 'preview', `${page}.png`));
}

function previewOf(report: ReportJson, page: string, map: MapBitmap): Preview {
  const { directory, pages, mapBoxes } = report;
  const facts = pages[page];
  if (!facts) throw new RangeError(`no page ${page}`);
  const { now } = compare(facts, facts.total, likeForLike(directory, facts.period));
  const values = WANTED.flatMap((id): [string, string][] => {
    const value = measure(id, now.facts, now.context);
    return Number.isNaN(value)
      ? []
      : [[MEASURES[id].label, measureText(id, value, directory.currency)]];
  });
  const entry = directory.nodes.find(({ node }) => node === page);
  const title = entry && entry.parent !== null ? entry.name : directory.title;
  return {
    title,
    values: values.slice(0, SHOWN),
    map,
    box: mapBoxes[page] ?? [0, 0, PLANE_WIDTH, PLANE_HEIGHT],
  };
}
