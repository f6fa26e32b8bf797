import { parseArgs } from 'node:util';
import { PUBLISH_LEVELS, type PublishLevel } from '#domain/publish.ts';
import type { BalanceCall } from './balance.ts';
import { CallError } from './call-error.ts';
import { BALANCE_USAGE, balanceCall, TOUR_USAGE, tourCall } from './search-arguments.ts';
import type { TourCall } from './tour.ts';

export type Call =
  | { readonly command: 'help'; readonly text: string }
  | {
      readonly command: 'extract';
      readonly data: string | null;
      readonly out: string;
      readonly scale: number;
      readonly seed: number;
      readonly level: PublishLevel;
      /** File whose first line is the passphrase. */
      readonly passphraseFile: string | null;
    }
  | { readonly command: 'check'; readonly data: string }
  | { readonly command: 'ground'; readonly out: string }
  | { readonly command: 'host'; readonly extract: string; readonly out: string }
  | ({ readonly command: 'balance' } & BalanceCall)
  | ({ readonly command: 'tour' } & TourCall);

const USAGE = {
  all: `Bailiwick: a sales-territory coverage report from tables.

  bailiwick extract [--data FOLDER] --out DIR [--publish LEVEL] [--scale N] [--seed N]
  bailiwick check --data FOLDER
  bailiwick host --extract FOLDER --out DIR
  bailiwick ground --out DIR
  bailiwick balance --input INSTANCE.json --output PLAN.json
  bailiwick tour --input POINTS.json --output ORDER.json
  bailiwick COMMAND --help

Each step is a line; the last line is JSON: rows, totals, views, defects.
Exit codes: 0 good, 1 the input is bad, 2 the call is bad; "balance" has its own.`,
  extract: `bailiwick extract [--data FOLDER] --out DIR [--publish LEVEL] [--scale N] [--seed N]

Builds an extract. An extract that stands in DIR stays until the new one is whole; a DIR
that holds anything else is refused.

  --data FOLDER  CSV or TSV files and a bailiwick.json that says what they hold;
                 without it the demo company is built
  --out DIR      where the extract goes
  --publish LEVEL
                 what leaves the house, since a file keeps no secret: summary (company, regions
                 and districts), territory (no account, nor anything finer), or account: all
                 of it (default)
  --passphrase-file FILE
                 seals every file with the passphrase in FILE; pages then hold no numbers
                 until a reader types it (BAILIWICK_PASSPHRASE does the same)
  --scale N      demo only: N times the accounts and orders, 1 to 100 (default 1)
  --seed N       demo only: another company (default 1)`,
  check: `bailiwick check --data FOLDER

Reads a folder as extract does and writes nothing: a line for every row set aside, then
rows read, kept and set aside, totals, which views are on or off and why, and every defect.

  --data FOLDER  CSV or TSV files, and a bailiwick.json that says what they hold`,
  host: `bailiwick host --extract FOLDER --out DIR

Takes over an extract that was made in a browser ("Download extract"): checks every file and
draws the images of the first paint. The site is built from DIR.

  --extract FOLDER  the folder "extract" of the download, unpacked
  --out DIR         where it goes: static/extract`,
  ground: `bailiwick ground --out DIR

Writes the country's places and borders for the page that reads own files in the browser;
building the site does it, too.

  --out DIR  where it goes: static/geo`,
} as const;

const MAX_SCALE = 100;

/** @throws CallError with what is wrong and how it should be. */
export function readCall(argv: readonly string[]): Call {
  const [command, ...rest] = argv;
  if (command === undefined) throw new CallError(`no command is given.\n\n${USAGE.all}`);
  if (command === '--help' || command === '-h' || command === 'help')
    return { command: 'help', text: USAGE.all };
  if (command === 'extract') return readExtract(rest);
  if (command === 'check') return readCheck(rest);
  if (command === 'ground') return readGround(rest);
  if (command === 'host') return readHost(rest);
  if (command === 'balance') return readBalance(rest);
  if (command === 'tour') return readTour(rest);
  throw new CallError(`there is no command "${command}".\n\n${USAGE.all}`);
}

function readExtract(rest: readonly string[]): Call {
  const { help, data, out, scale, seed, publish, ...more } = options(
    rest,
    ['data', 'out', 'scale', 'seed', 'publish', 'passphrase-file'],
    USAGE.extract,
  );
  if (help !== undefined) return { command: 'help', text: USAGE.extract };
  if (out === undefined) throw new CallError(`--out is missing.\n\n${USAGE.extract}`);
  if (data !== undefined && (scale ?? seed) !== undefined) {
    throw new CallError("--scale and --seed are the demo's; they do not go with --data.");
  }
  const demo = { scale: scaleOf(scale), seed: seedOf(seed) };
  return {
    command: 'extract',
    data: data ?? null,
    out,
    ...demo,
    level: levelOf(publish),
    passphraseFile: more['passphrase-file'] ?? null,
  };
}

function levelOf(text = 'account'): PublishLevel {
  const level = PUBLISH_LEVELS.find((known) => known === text);
  if (level) return level;
  throw new CallError(`--publish is "${text}"; ${PUBLISH_LEVELS.join(', ')} are the levels.`);
}

function readCheck(rest: readonly string[]): Call {
  const { help, data } = options(rest, ['data'], USAGE.check);
  if (help !== undefined) return { command: 'help', text: USAGE.check };
  if (data === undefined) throw new CallError(`--data is missing.\n\n${USAGE.check}`);
  return { command: 'check', data };
}

function readGround(rest: readonly string[]): Call {
  const { help, out } = options(rest, ['out'], USAGE.ground);
  if (help !== undefined) return { command: 'help', text: USAGE.ground };
  if (out === undefined) throw new CallError(`--out is missing.\n\n${USAGE.ground}`);
  return { command: 'ground', out };
}

function readHost(rest: readonly string[]): Call {
  const { help, extract, out } = options(rest, ['extract', 'out'], USAGE.host);
  if (help !== undefined) return { command: 'help', text: USAGE.host };
  if (extract === undefined) throw new CallError(`--extract is missing.\n\n${USAGE.host}`);
  if (out === undefined) throw new CallError(`--out is missing.\n\n${USAGE.host}`);
  return { command: 'host', extract, out };
}

function readBalance(rest: readonly string[]): Call {
  const names = ['input', 'output', 'seconds', 'iterations', 'seed'];
  const flags = rest.filter((word) => word === '--free' || word === '--contiguous');
  const given = options(
    rest.filter((word) => word !== '--free' && word !== '--contiguous'),
    names,
    BALANCE_USAGE,
  );
  if (given['help'] !== undefined) return { command: 'help', text: BALANCE_USAGE };
  const said = Object.fromEntries(flags.map((flag) => [flag.slice(2), true]));
  return { command: 'balance', ...balanceCall({ ...given, ...said }) };
}

function readTour(rest: readonly string[]): Call {
  const given = options(rest, ['input', 'output', 'seconds', 'seed'], TOUR_USAGE);
  if (given['help'] !== undefined) return { command: 'help', text: TOUR_USAGE };
  return { command: 'tour', ...tourCall(given) };
}

type Given = Readonly<Record<string, string | undefined>>;

function options(rest: readonly string[], names: readonly string[], usage: string): Given {
  const known = Object.fromEntries(
    names.map((name) => [name, { type: 'string' as const, multiple: true as const }]),
  );
  try {
    const { values } = parseArgs({
      args: [...rest],
      options: { ...known, help: { type: 'boolean', short: 'h' } },
    });
    const { help, ...texts } = values;
    const given = Object.entries(texts).map(([name, list]) => [name, single(name, list)] as const);
    return { ...Object.fromEntries(given), help: help === true ? 'yes' : undefined };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CallError(`${reason}\n\n${usage}`, { cause });
  }
}

function single(name: string, list: unknown): string {
  const values: readonly unknown[] = Array.isArray(list) ? list : [list];
  if (values.length > 1) throw new CallError(`--${name} is given ${values.length} times.`);
  if (values[0] === '') throw new CallError(`--${name} is empty.`);
  return String(values[0]);
}

function scaleOf(text = '1'): number {
  const scale = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (scale >= 1 && scale <= MAX_SCALE) return scale;
  throw new CallError(`--scale is "${text}"; a whole number from 1 to ${MAX_SCALE} is expected.`);
}

function seedOf(text = '1'): number {
  const seed = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (seed < 2 ** 32) return seed;
  throw new CallError(`--seed is "${text}"; a whole number from 0 to ${2 ** 32 - 1} is expected.`);
}
