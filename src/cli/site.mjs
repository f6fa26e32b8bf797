// Extract, site and compression, each only when its inputs changed: a stale site after a pull
// would be a lie.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { compress } from './compress.mjs';

const EXTRACT = 'static/extract';
const GROUND = 'static/geo';
/** What the ground for own data is made by. */
const GROUND_MAKERS = ['src/geo', 'src/pipeline/ground', 'src/pipeline/node', 'package-lock.json'];
/** What the extract is made by, beside the data itself. */
const MAKERS = [
  'src/domain',
  'src/geo',
  'src/cubes',
  'src/engine',
  'src/intake',
  'src/queries',
  'src/pipeline',
  'src/planning',
  'src/optimiser',
  'src/cli',
  'data',
  'package-lock.json',
];
const SITE = [
  'src',
  'static',
  'package-lock.json',
  'svelte.config.js',
  'vite.config.ts',
  'tsconfig.json',
];
const TESTS = /\.(test|bench)\.ts$/;

function* files(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  for (const entry of readdirSync(path).sort()) yield* files(join(path, entry));
}

function hashOf(paths, words) {
  const hash = createHash('sha256').update(JSON.stringify(words));
  for (const path of paths) {
    for (const file of files(path)) {
      if (!TESTS.test(file)) hash.update(relative('.', file)).update(readFileSync(file));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

const stampOf = (name) => join('.cache', name);
const fresh = (name, hash) =>
  existsSync(stampOf(name)) && readFileSync(stampOf(name), 'utf8') === hash;
const keep = (name, hash) => {
  mkdirSync('.cache', { recursive: true });
  writeFileSync(stampOf(name), hash);
};

function run(args, env = {}) {
  const { status } = spawnSync(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new StepFailed(status ?? 1);
}

/** A step that has already said what is wrong; holds its exit code. */
export class StepFailed extends Error {
  constructor(status) {
    super(`step failed with ${status}`);
    this.status = status;
  }
}

function buildExtract({ data, publish, scale, seed, extract }) {
  if (extract) return hostExtract(extract);
  const words = [data ?? null, scale ?? null, seed ?? null, ...(publish ? [publish] : [])];
  const hash = hashOf(data ? [...MAKERS, data] : MAKERS, words);
  if (fresh('extract', hash) && existsSync(join(EXTRACT, 'manifest.json'))) return;
  const options = Object.entries({ data, publish, scale, seed }).flatMap(([key, value]) =>
    value === undefined ? [] : [`--${key}`, value],
  );
  run(['--import', 'tsx', 'src/cli/main.ts', 'extract', '--out', EXTRACT, ...options]);
  keep('extract', hash);
}

/** Data that were made in a browser take the place of any other. */
function hostExtract(extract) {
  const hash = hashOf([...MAKERS, extract], ['host']);
  if (fresh('extract', hash) && existsSync(join(EXTRACT, 'manifest.json'))) return;
  run(['--import', 'tsx', 'src/cli/main.ts', 'host', '--extract', extract, '--out', EXTRACT]);
  keep('extract', hash);
}

/** Places and borders for the page that reads own files; fetched when it does, not before. */
function buildGround() {
  const hash = hashOf(GROUND_MAKERS, []);
  if (fresh('ground', hash) && existsSync(join(GROUND, 'ground.json'))) return;
  run(['--import', 'tsx', 'src/cli/main.ts', 'ground', '--out', GROUND]);
  keep('ground', hash);
}

function buildPages(base) {
  const hash = hashOf(SITE, [base, process.env.SITE_URL ?? null]);
  if (fresh('site', hash) && existsSync('build/index.html')) return;
  keep('version', hash);
  rmSync('build', { recursive: true, force: true });
  run(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { BASE_PATH: base });
  compress('build');
  keep('site', hash);
}

/** Builds what is stale; `data` or `extract`, `publish`, `scale`, `seed` go to the
 * extract, `base` is the site's sub-path. */
export function buildSite({
  data,
  extract,
  publish,
  scale,
  seed,
  base = '',
  say = console.log,
} = {}) {
  const own = data ?? extract;
  say(own ? `Extract from ${own} …` : 'Extract of the demo company …');
  buildExtract({ data, extract, publish, scale, seed });
  buildGround();
  say('Site …');
  buildPages(base);
}
