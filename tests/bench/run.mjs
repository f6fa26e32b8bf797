// `npm run bench`: what a reader waits for, measured in a real browser on the built site. Every gate
// is a ratio of medians taken in turn in one run, since machines are noisy; milliseconds are only
// reported. Prints the table of the README and exits 1 when a gate fails.
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { performance } from 'node:perf_hooks';
import { spawnSync } from 'node:child_process';
import { chromium } from '@playwright/test';
import { chromiumPath } from '../../src/cli/chromium.mjs';
import { serve } from '../../src/cli/serve.mjs';
import { buildSite } from '../../src/cli/site.mjs';
import { mapSession } from './map-session.mjs';
import { median, visit } from './visit.mjs';

const RUNS = Number(process.env.RUNS ?? 7);
const FLOOR_KB = 39;
const ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

const ms = (value) => `${Math.round(value)} ms`;

const rows = [];
/** One line of the table; `good` null: reported, not gated. */
function report(metric, measured, goal, good = null) {
  rows.push({ metric, measured, goal, good });
  console.log(`${good === false ? '✗' : good ? '✓' : '·'} ${metric}: ${measured} (goal ${goal})`);
}

/** A page with one heading and the site's stylesheet: what any page costs here. */
function floorPage(root) {
  const head =
    readFileSync('build/index.html', 'utf8').match(/<link[^>]+rel="stylesheet"[^>]*>/g) ?? [];
  const links = head.map((link) => link.replace(/href="[^"]*_app/, `href="${root}_app`)).join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>floor</title>${links}<h1>One heading</h1>`;
}

/** Arms in turn, so that a slow minute hits all of them. */
async function inTurn(arms) {
  const found = Object.fromEntries(Object.keys(arms).map((name) => [name, []]));
  for (let run = 0; run <= RUNS; run += 1) {
    for (const [name, arm] of Object.entries(arms)) {
      const value = await arm();
      if (run > 0) found[name].push(value);
    }
  }
  return found;
}

const fcps = (list) => median(list.map(({ fcp }) => fcp));
const lcps = (list) => median(list.map(({ lcp }) => lcp));

async function firstPaint(browser, site, floor) {
  for (const warm of [false, true]) {
    const found = await inTurn({
      floor: () => visit(browser, floor, { warm }),
      report: () => visit(browser, site, { warm }),
    });
    const extra = fcps(found.report) - fcps(found.floor);
    report(
      `first paint of the report, ${warm ? 'warm' : 'cold'}`,
      `${ms(fcps(found.report))} (a bare heading ${ms(fcps(found.floor))}; largest paint ${ms(lcps(found.report))})`,
      'bare heading + 200 ms',
      extra <= 200,
    );
  }
}

async function engineCost(browser, site) {
  const found = await inTurn({
    with: () => visit(browser, site),
    without: () => visit(browser, site, { saveData: true }),
  });
  const ratio = fcps(found.with) / fcps(found.without);
  report("engine's cost to first paint", `× ${ratio.toFixed(2)}`, '≤ × 1.05', ratio <= 1.05);
}

/** Waits for a mark and the first paint; ms since navigation, never before the paint it is seen in. */
const marked = (name) => async (page) => {
  const both = (mark) =>
    [mark, 'first-contentful-paint'].every(
      (entry) => performance.getEntriesByName(entry).length > 0,
    );
  await page.waitForFunction(both, name, { timeout: 120_000 });
  return page.evaluate((mark) => {
    const [fcp, at] = ['first-contentful-paint', mark].map(
      (entry) => performance.getEntriesByName(entry)[0].startTime,
    );
    return { at: Math.max(at, fcp), fcp };
  }, name);
};

async function slowLine(browser, site) {
  const found = await inTurn({
    paint: () => visit(browser, site, { slow: true }),
    engine: () => visit(browser, site, { slow: true, after: marked('bailiwick:engine') }),
  });
  const ratio = median(found.engine.map(({ at }) => at)) / fcps(found.paint);
  report(
    'at 10 Mbit/s, numbers before the engine would have them',
    `× ${ratio.toFixed(1)} sooner (${ms(fcps(found.paint))})`,
    '≥ × 12',
    ratio >= 12,
  );
}

async function sliced(browser, site) {
  const url = `${site}?tier=A`;
  const found = await inTurn({
    slice: () => visit(browser, url, { saveData: true, after: marked('bailiwick:facts') }),
  });
  const wait = median(found.slice.map(({ at, fcp }) => at - fcp));
  report(
    'a slice in the address, without the engine: right numbers after first paint',
    ms(wait),
    '≤ 300 ms',
    wait <= 300,
  );
}

/** Recolours and brush steps against pan frames of the same page. */
async function interaction(browser, site) {
  const { all } = await inTurn({ all: () => mapSession(browser, site) });
  const of = (one, name) => median(one[name].map(({ ms: time }) => time));
  const against = (metric, name, most) => {
    const ratio = median(all.map((one) => of(one, name) / of(one, 'pan')));
    const [time, pan] = [name, 'pan'].map((arm) => median(all.map((one) => of(one, arm))));
    const drawings = median(all.flatMap((one) => one[name].map((act) => act.drawings)));
    report(
      metric,
      `× ${ratio.toFixed(2)} (${ms(time)} to ${ms(pan)}; the map drawn ${drawings} ×)`,
      `≤ × ${most}`,
      ratio <= most,
    );
  };
  against('recolour of the map against a pan frame', 'recolour', 1.2);
  against('brush step with drawing against a pan frame', 'brush', 1.3);
}

/** Scripts a page asks for before anything is touched, gzipped. */
async function initialScript(browser, site) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const html = await (await page.request.get(site)).text();
  await context.close();
  const names = new Set([...html.matchAll(/_app\/immutable\/[\w./-]+\.js/g)].map(([name]) => name));
  const bytes = [...names].reduce(
    (sum, name) => sum + gzipSync(readFileSync(join('build', name))).length,
    0,
  );
  const kb = bytes / 1024;
  report(
    'initial JavaScript, gzip',
    `${kb.toFixed(1)} kB in ${names.size} files`,
    `≤ ${FLOOR_KB + 8} kB`,
    kb <= FLOOR_KB + 8,
  );
}

function pipeline() {
  const out = mkdtempSync(join(tmpdir(), 'bailiwick-bench-'));
  const start = performance.now();
  const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/cli/main.ts', 'extract', '--out', join(out, 'extract')],
    { stdio: 'ignore' },
  );
  const seconds = (performance.now() - start) / 1000;
  const sizes = readdirSync(join(out, 'extract')).map((name) => [
    name,
    statSync(join(out, 'extract', name)).size,
  ]);
  rmSync(out, { recursive: true });
  report(
    "the demo's pipeline from nothing",
    `${seconds.toFixed(1)} s`,
    '≤ 20 s',
    status === 0 && seconds <= 20,
  );
  const [, size] = sizes.find(([name]) => name.endsWith('.duckdb')) ?? ['', 0];
  report('extract of the demo', `${(size / 1e6).toFixed(1)} MB`, 'reported');
}

function table() {
  const lines = rows.map(
    ({ metric, measured, goal, good }) =>
      `| ${metric} | ${measured} | ${goal}${good === false ? ' (not reached)' : ''} |`,
  );
  return ['| what | measured | goal |', '|---|---|---|', ...lines].join('\n');
}

buildSite();
writeFileSync('build/floor.html', floorPage('./'));
const { server, address } = await serve({ root: 'build' });
const browser = await chromium.launch({ executablePath: await chromiumPath(), args: ARGS });
try {
  await initialScript(browser, address);
  await firstPaint(browser, address, `${address}floor.html`);
  await engineCost(browser, address);
  await slowLine(browser, address);
  await sliced(browser, address);
  await interaction(browser, address);
  pipeline();
} finally {
  await browser.close();
  server.close();
  rmSync('build/floor.html');
}
console.log(`\n${table()}`);
process.exit(rows.some(({ good }) => good === false) ? 1 : 0);
