import type { Assumption, ViewState } from '#domain/directory.ts';
import type { Defect } from '#domain/defect.ts';
import type { Manifest } from '#domain/extract.ts';
import type { Mapping } from '#domain/mapping.ts';
import type { PublishLevel } from '#domain/publish.ts';
import type { WritableEngine } from '#engine/writable.ts';
import type { RowCount, SetAside } from '#intake/report.ts';
import { writeExtract } from './extract.ts';
import { firstMap } from './first-map.ts';
import { geometryOf } from './ground/geometry.ts';
import type { Ground } from './ground/ground.ts';
import type { Units } from './ground/units.ts';
import type { FolderFile, LoadResult } from './load.ts';
import { loadOwnTables } from './own-tables.ts';
import { jsonBytes, manifestOf, pack, packBeside } from './pack.ts';
import { prepare, type Prepared } from './prepare.ts';
import { publish } from './publish/publish.ts';
import { makeReport, reportGround } from './report.ts';
import type { Stopwatch } from './stopwatch.ts';
import { totalsOf, type Totals } from './totals.ts';

/** What a build came to, for its reader. */
export interface OwnReport {
  /** By file; read = kept + setAside. */
  readonly rows: Readonly<Record<string, RowCount>>;
  readonly totals: Totals;
  readonly views: readonly ViewState[];
  readonly defects: readonly Defect[];
  readonly assumptions: readonly Assumption[];
  /** By step, in order. */
  readonly seconds: Readonly<Record<string, number>>;
}

export interface OwnBuild {
  /** Of the data, as their pages show it. */
  readonly title: string;
  readonly manifest: Manifest;
  /** Every file of the extract's folder by name, but the first paint's images. */
  readonly files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
  readonly report: OwnReport;
  readonly setAside: readonly SetAside[];
}

export interface OwnInput {
  readonly files: readonly FolderFile[];
  /** null: the bailiwick.json among the files, else guessed. */
  readonly mapping: Mapping | null;
  readonly now: Date;
  /** What the files are to hold; everything by default. */
  readonly level?: PublishLevel;
}

export const STEPS = ['ground', 'tables', 'derive', 'extract', 'report'] as const;

/**
 * The whole way from a user's files to an extract's files, in memory: what `bailiwick extract`
 * writes to a folder. Throws IntakeError where the input is useless, ExtractError where it cannot
 * be told exactly.
 */
export async function buildOwn(
  engine: WritableEngine,
  getGround: () => Promise<Ground>,
  { files, mapping, now, level = 'account' }: OwnInput,
  { step, seconds }: Stopwatch,
): Promise<OwnBuild> {
  const ground = await step('ground', getGround);
  const own = await step('tables', () => loadOwnTables(engine, ground, files, mapping));
  const prepared = await step('derive', () => prepare(engine, own.loaded));
  const told =
    level === 'account' ? null : await publish(engine, prepared, reportGround(own.units), level);
  const shipped = told?.prepared ?? prepared;
  const made = await step('extract', () => write(engine, ground, own.units, shipped, now));
  const { manifest } = made;
  const report = await step('report', async () =>
    told ? { manifest, ...told.report } : tell(engine, manifest, prepared, own.units),
  );
  return {
    title: prepared.directory.title,
    manifest,
    files: { ...made.files, 'report.json': jsonBytes(report) },
    report: reportOf(own.loaded, prepared, seconds),
    setAside: own.loaded.setAside,
  };
}

type Written = Pick<OwnBuild, 'manifest' | 'files'>;

async function write(
  engine: WritableEngine,
  ground: Ground,
  units: Units,
  prepared: Prepared,
  now: Date,
): Promise<Written> {
  const beside = await packBeside(prepared, geometryOf(ground, units));
  await writeExtract(engine, engine.file);
  const packed = [await pack('extract', engine.fileBytes()), ...beside];
  const manifest = manifestOf(packed, prepared, now);
  const files = Object.fromEntries(packed.map(({ name, bytes }) => [name, bytes]));
  return { manifest, files: { ...files, 'manifest.json': jsonBytes(manifest) } };
}

function tell(engine: WritableEngine, manifest: Manifest, prepared: Prepared, units: Units) {
  return makeReport(engine, manifest, prepared, reportGround(units), firstMap(prepared));
}

function reportOf(
  { rows }: LoadResult,
  prepared: Prepared,
  seconds: Readonly<Record<string, number>>,
): OwnReport {
  const { views, defects, assumptions } = prepared.directory;
  return { rows, totals: totalsOf(prepared), views, defects, assumptions, seconds };
}
