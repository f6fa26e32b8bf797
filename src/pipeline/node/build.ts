import type { Defect } from '#domain/defect.ts';
import type { ViewState } from '#domain/directory.ts';
import type { Engine } from '#engine/engine.ts';
import { openNative } from '#engine/native.ts';
import type { RowCount, SetAside } from '#intake/report.ts';
import { firstMap } from '../first-map.ts';
import { prepare, type Prepared } from '../prepare.ts';
import { drawMaps } from './draw.ts';
import { geometryOf } from './geometry.ts';
import { loadGround, type Ground } from './ground.ts';
import { checkOut } from './out-folder.ts';
import { writePreviews } from './previews.ts';
import { writeReport } from './report.ts';
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
}

export interface BuildReport {
  /** By file, or by table of the demo; read = kept + setAside. */
  readonly rows: Readonly<Record<string, RowCount>>;
  /** Every row left out. */
  readonly setAside: readonly SetAside[];
  /** Revenue in units of the currency. */
  readonly totals: Readonly<Record<'revenue' | 'orders' | 'accounts' | 'reps' | 'places', number>>;
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
  const clock = stopwatch(options.log ?? (() => undefined));
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
      totals: await totalsOf(engine, source, prepared),
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
  { out, cache = '.cache/previews', now = () => new Date() }: BuildOptions,
  { ground, source, prepared }: Made,
  clock: Stopwatch,
): Promise<Readonly<Record<string, number>>> {
  return replaceFolder(out ?? '', async (folder) => {
    const geometry = geometryOf(ground, source.units);
    const map = firstMap(prepared);
    const telling = async () => {
      const manifest = await clock.step('extract', () =>
        writeFiles(engine, folder, prepared, geometry, now()),
      );
      return clock.step('report', () => writeReport(folder, manifest, prepared, source.units, map));
    };
    // Images are drawn on other threads; neither outlives the other's failure.
    const work = [
      drawMaps(folder, map.unitClasses, prepared.columns, geometry),
      telling(),
    ] as const;
    await Promise.allSettled(work);
    const [image, report] = await Promise.all(work);
    if (cache !== null)
      await clock.step('previews', () => writePreviews(folder, cache, report, image));
    const { bytes } = report.manifest;
    const total = Object.values(bytes).reduce((a, b) => a + b, 0);
    clock.say(`extract ${(total / 1e6).toFixed(1)} MB`);
    return bytes;
  });
}

async function totalsOf(
  engine: Engine,
  source: LoadedSource,
  { directory, columns }: Prepared,
): Promise<BuildReport['totals']> {
  const { orders = 0, accounts = 0, reps = 0, placed = 0 } = directory.counts;
  const cents = columns.saleCents.reduce((a, b) => a + b, 0);
  return { revenue: cents / 100, orders, accounts, reps, places: placed };
}

interface Stopwatch {
  readonly seconds: Record<string, number>;
  readonly say: (line: string) => void;
  readonly step: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}

function stopwatch(say: (line: string) => void): Stopwatch {
  const seconds: Record<string, number> = {};
  return {
    seconds,
    say,
    step: async (name, work) => {
      const start = performance.now();
      const result = await work();
      seconds[name] = Math.round(performance.now() - start) / 1000;
      say(`${name} ${seconds[name]?.toFixed(1)} s`);
      return result;
    },
  };
}
