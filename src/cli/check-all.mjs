// `npm test`: everything, one check after the other, and last the line `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { chromiumPath } from './chromium.mjs';
import { buildSite } from './site.mjs';

const bin = (path) => `node_modules/${path}`;
const TALLY = '.cache/tally';

/** Checks that count as one each. */
const CHECKS = [
  ['sync', [bin('@sveltejs/kit/svelte-kit.js'), 'sync']],
  [
    'types',
    [bin('svelte-check/bin/svelte-check'), '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
  ],
  ['lint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']],
  ['format', [bin('prettier/bin/prettier.cjs'), '--check', '.', '--log-level', 'warn']],
  ['unused', [bin('knip/bin/knip.js'), '--no-progress']],
];

const only = process.argv.slice(2);
const wanted = (name) => only.length === 0 || only.includes(name);
const totals = { passed: 0, failed: 0 };

function node(args, env = {}) {
  return (
    spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } })
      .status === 0
  );
}

function count(name, good) {
  totals[good ? 'passed' : 'failed'] += 1;
  if (!good) console.error(`✗ ${name}`);
}

/** Runs a test runner whose reporter appends `passed failed`; none written is a failure. */
function tally(name, args, env = {}) {
  rmSync(TALLY, { force: true });
  const good = node(args, { ...env, TALLY });
  if (!existsSync(TALLY)) return count(name, false);
  const [passed, failed] = readFileSync(TALLY, 'utf8').trim().split(/\s+/).map(Number);
  totals.passed += passed;
  totals.failed += failed;
  if (!good && failed === 0) count(name, false);
}

async function browserTests() {
  tally('browser', [bin('@playwright/test/cli.js'), 'test'], {
    CHROMIUM_PATH: await chromiumPath(),
  });
}

function guarded(name, work) {
  try {
    work();
    count(name, true);
  } catch (error) {
    console.error(error);
    count(name, false);
  }
}

mkdirSync('.cache', { recursive: true });
for (const [name, args] of CHECKS) if (wanted(name)) count(name, node(args));
if (wanted('unit')) tally('unit', [bin('vitest/vitest.mjs'), 'run']);
if (wanted('build')) guarded('build', () => buildSite());
if (wanted('size')) count('size', node([bin('size-limit/bin.js')]));
if (wanted('browser')) {
  try {
    await browserTests();
  } catch (error) {
    console.error(error);
    count('browser', false);
  }
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);
