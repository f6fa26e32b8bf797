import { lacking, type PublishLevel } from '#domain/publish.ts';
import { CONTRACT_VERSION, type Manifest } from '#domain/extract.ts';
import type { FactColumns } from '#domain/facts.ts';
import { FACT_NAMES } from '#domain/facts.ts';
import type { ReportJson } from '#domain/report.ts';
import type { Advice } from '#domain/suggestion.ts';
import type { Directory } from '#domain/directory.ts';
import type { Engine } from '#engine/engine.ts';
import { writeMeta } from '../extract.ts';
import { fingerprint } from '../fingerprint.ts';
import type { FirstMap } from '../first-map.ts';
import { firstMap } from '../first-map.ts';
import type { Prepared } from '../prepare.ts';
import { makeReport, type ReportGround } from '../report.ts';
import { unitClasses } from '../unit-classes.ts';
import { summaryColumns, territoryColumns } from './columns.ts';
import { publishedDirectory } from './directory.ts';
import { namesLeftOut } from './names.ts';
import { summaryPages, territoryPages } from './pages.ts';
import { partsOf, type Parts } from './parts.ts';
import { leaveOut, rowsByTable } from './tables.ts';

interface PublishedExtract {
  readonly prepared: Prepared;
  /** Asked while everything was there; its manifest is put in when the files are named. */
  readonly report: Omit<ReportJson, 'manifest'>;
  readonly map: FirstMap;
}

/** Until the files are named. */
const UNNAMED: Manifest = {
  contract: CONTRACT_VERSION,
  fingerprint: '',
  builtAt: '',
  extract: '',
  columns: '',
  directory: '',
  geometry: '',
  bytes: {},
};

/**
 * What leaves the house at a level below 'account'. Every page is asked of the whole tables first;
 * then what the level leaves out is taken out of them, so that the extract written next never held
 * it. Throws ExtractError where columns and SQL differ, or where the ground itself tells accounts.
 */
export async function publish(
  engine: Engine,
  prepared: Prepared,
  ground: ReportGround,
  level: Exclude<PublishLevel, 'account'>,
): Promise<PublishedExtract> {
  const map = firstMap(prepared);
  const whole = await makeReport(engine, UNNAMED, prepared, ground, map);
  const names = await namesLeftOut(engine, level);
  await leaveOut(engine, level);
  await engine.insert('meta', { key: ['level'], value: [level] });
  const print = await fingerprint(engine);
  await writeMeta(engine, print);
  const published = { level, rows: await rowsByTable(engine) };
  const parts = level === 'summary' ? partsOf(prepared.directory) : null;
  const directory = publishedDirectory(prepared.directory, {
    ...{ published, fingerprint: print, parts, names },
  });
  return told(prepared, whole, directory, parts, map);
}

function told(
  { columns, directory: before }: Prepared,
  whole: ReportJson,
  directory: Directory,
  parts: Parts | null,
  map: FirstMap,
): PublishedExtract {
  const ids = before.territories.map(({ territory }) => territory);
  const pages = parts ? summaryPages(whole.pages, parts, ids) : territoryPages(whole.pages);
  const kept = parts ? summaryColumns(columns, parts) : territoryColumns(columns, before);
  const classes = classesByOwner(directory, pages.company?.territories ?? [], kept.unitOwner, map);
  const boxes = Object.entries(whole.mapBoxes).filter(([node]) => Object.hasOwn(pages, node));
  return {
    prepared: { directory, columns: kept, plan: {} },
    report: {
      directory,
      pages,
      advice: noAdvice(whole.advice, lacking(directory, 'moves') ?? ''),
      unitClasses: classes,
      mapBoxes: Object.fromEntries(boxes),
    },
    map: { ...map, unitClasses: classes },
  };
}

type Rows = ReportJson['pages'][string]['territories'];

/** A digit a unit: the class of the territory, or part, that it lies in. */
function classesByOwner(
  { territories, views }: Directory,
  rows: Rows,
  unitOwner: Int32Array,
  { company, unitClasses: units }: FirstMap,
): string {
  const rowOf = new Map(rows.map((row) => [row.territory, row.now]));
  const owner = (unit: number) => rowOf.get(territories[unitOwner[unit] ?? -1]?.territory ?? '');
  const facts = Object.fromEntries(
    FACT_NAMES.map((name) => [
      name,
      Float64Array.from(units, (_, unit) => owner(unit)?.[name] ?? Number.NaN),
    ]),
  ) as unknown as FactColumns;
  const coverage = views.some(({ view, on }) => view === 'coverage' && on);
  return unitClasses(coverage ? 'coverage' : 'penetration', facts, company);
}

const noAdvice = (advice: Advice, reason: string): Advice => ({
  ...advice,
  ...{ verdict: 'off', reason, suggestions: [], together: null, movedShare: 0 },
  inBandAfter: advice.inBandBefore,
});
