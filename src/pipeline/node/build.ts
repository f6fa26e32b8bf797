import type { Defect } from '#domain/defect.ts';
import type { ViewState } from '#domain/directory.ts';
import type { PublishLevel } from '#domain/publish.ts';
import type { Engine } from '#engine/engine.ts';
import { openNative } from '#engine/native.ts';
import type { RowCount, SetAside } from '#intake/report.ts';
import { firstMap } from '../first-map.ts';
import { prepare, type Prepared } from '../prepare.ts';
import { publish } from '../publish/publish.ts';
import { reportGround } from '../report.ts';
import { stopwatch, type Stopwatch } from '../stopwatch.ts';
import { totalsOf, type Totals } from '../totals.ts';
import { drawMaps } from './draw.ts';
import { geometryOf } from '../ground/geometry.ts';
import type { Ground } from '../ground/ground.ts';
import { loadGround } from './ground.ts';
import { checkOut } from './out-folder.ts';
import { writePreviews } from './previews.ts';
import { saveReport, writeReport } from './report.ts';
import { sealFolder } from './seal-folder.ts';
import { loadSource, type LoadedSource, type SourceOptions } from './source.ts';
import { replaceFolder } from './swap.ts';
import { writeFiles } from './write.ts';

export interface BuildOptions extends SourceOptions {
  /** Folder to replace; null checks the data and writes nothing. */
  readonly out: string | null;
  /** Where preview images are kept from build to build; null makes none. */
  readonly cache?: string | null;
  readonly log?: (line: string) => void;
  readonly now?: () => Date;
  /** What leaves the house; all of it by default. */
  readonly level?: PublishLevel;
  /** Seals every file; null or absent: they are plain. */
  readonly passphrase?: string | null;
}

export interface BuildReport {
  /** By file, or by table of the demo; read = kept + setAside. */
  readonly rows: Readonly<Record<string, RowCount>>;
  /** Every row left out. */
  readonly setAside: readonly SetAside[];
  readonly totals: Totals;
  readonly views: readonly ViewState[];
  readonly defects: readonly Defect[];
  /** By step, in order. */
  readonly seconds: Readonly<Record<string, number>>;
  /** By file written; empty when nothing was. */
  readonly bytes: Readonly<Record<string, number>>;
}

/**
 * The whole way from tables (or the demo's generator) to the folder the site is built from. Writes
 * all or nothing. Throws IntakeError where the input is useless, ExtractError where it cannot be
 * told exactly, FolderError where `out` holds something else.
 */
export async function buildExtract(options: BuildOptions): Promise<BuildReport> {
  if (options.out !== null) await checkOut(options.out, options.data);
  const say = options.log ?? (() => undefined);
  const clock = stopwatch(
    () => undefined,
    (name, seconds) => say(`${name} ${seconds.toFixed(1)} s`),
  );
  const engine = await openNative();
  try {
    const ground = await clock.step('ground', async () => loadGround());
    const source = await clock.step('tables', () => loadSource(engine, ground, options));
    const prepared = await clock.step('derive', () => prepare(engine, source));
    const bytes =
      options.out === null ? {} : await write(engine, options, { ground, source, prepared }, clock);
    const { views, defects } = prepared.directory;
    return {
      rows: source.rows,
      setAside: source.setAside,
      totals: totalsOf(prepared),
      views,
      defects,
      seconds: clock.seconds,
      bytes,
    };
  } finally {
    await engine.close();
  }
}

interface Made {
  readonly ground: Ground;
  readonly source: LoadedSource;
  readonly prepared: Prepared;
}

async function write(
  engine: Engine,
  {
    out,
    cache = '.cache/previews',
    now = () => new Date(),
    log,
    level = 'account',
    passphrase = null,
  }: BuildOptions,
  made: Made,
  clock: Stopwatch,
): Promise<Readonly<Record<string, number>>> {
  return replaceFolder(out ?? '', async (folder) => {
    const { units } = made.source;
    const geometry = geometryOf(made.ground, units);
    const told =
      level === 'account'
        ? null
        : await clock.step('publish', () =>
            publish(engine, made.prepared, reportGround(units), level),
          );
    const { prepared } = told ?? made;
    const map = told?.map ?? firstMap(prepared);
    const telling = async () => {
      const manifest = await clock.step('extract', () =>
        writeFiles(engine, folder, prepared, geometry, now()),
      );
      return clock.step('report', () =>
        told
          ? saveReport(folder, { manifest, ...told.report })
          : writeReport(folder, manifest, prepared, units, map),
      );
    };
    // Images are drawn on other threads; neither outlives the other's failure.
    const work = [
      drawMaps(folder, map.unitClasses, prepared.columns, geometry),
      telling(),
    ] as const;
    await Promise.allSettled(work);
    const [image, report] = await Promise.all(work);
    if (passphrase !== null)
      return clock.step('seal', () => sealFolder(folder, report.manifest, passphrase));
    if (cache !== null)
      await clock.step('previews', () => writePreviews(folder, cache, report, image));
    const { bytes } = report.manifest;
    const total = Object.values(bytes).reduce((a, b) => a + b, 0);
    log?.(`extract ${(total / 1e6).toFixed(1)} MB`);
    return bytes;
  });
}
