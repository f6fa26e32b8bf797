// Runs before `npm start` and `npm test`, with no dependency: installs what the lock file says
// when node_modules does not match it yet.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stamp = join(root, 'node_modules', '.installed');

function fail(message) {
  console.error(message);
  process.exit(1);
}

function checkNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Bailiwick needs Node 20.19 or newer; this is ${version}. Install one, then try again.`);
  }
}

function wantedStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256')
    .update(lock)
    .update(`${process.platform} ${process.arch} ${process.versions.modules}`)
    .digest('hex');
}

function install() {
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const args = [...first, 'ci', '--no-audit', '--no-fund', '--include=dev'];
  console.log('Installing packages (once; a minute or so) …');
  const run = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (run.status !== 0) fail('npm ci failed; what it says above tells why. Nothing was started.');
}

checkNode(process.versions.node);
const wanted = wantedStamp();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  install();
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stamp, wanted);
}
