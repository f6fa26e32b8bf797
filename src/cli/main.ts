import { pathToFileURL } from 'node:url';
import type { Defect } from '#domain/defect.ts';
import type { ViewState } from '#domain/directory.ts';
import {
  IntakeError,
  problem,
  problemText,
  type RowCount,
  type SetAside,
  setAsideText,
} from '#intake/report.ts';
import type { BuildOptions } from '#pipeline/node/build.ts';
import { FolderError } from '#pipeline/node/out-folder.ts';
import { type Call, readCall } from './arguments.ts';
import type { BalanceAnswer, BalanceCall } from './balance.ts';
import { CallError } from './call-error.ts';
import type { TourAnswer, TourCall } from './tour.ts';

/** The last line of a run. Money in units of the currency, to the cent. */
export interface RunReport {
  readonly rows: Readonly<Record<string, RowCount>>;
  readonly totals: Readonly<
    Record<'revenue' | 'orders' | 'accounts' | 'reps' | 'places', number>
  > | null;
  readonly views: readonly ViewState[];
  readonly defects: readonly Defect[];
}

/** What a run comes to, with every row that was left out. */
export interface Built extends RunReport {
  readonly setAside: readonly SetAside[];
}

type Bytes = Readonly<Record<string, number>>;

export interface Effects {
  readonly log: (line: string) => void;
  readonly error: (line: string) => void;
  readonly build: (options: BuildOptions) => Promise<Built>;
  /** Writes the ground to a folder; answers the bytes by file. */
  readonly ground: (out: string) => Promise<Bytes>;
  /** The passphrase of a file, else of the environment; null is none. */
  readonly passphrase: (file: string | null) => Promise<string | null>;
  /** Takes over an extract made in a browser; answers the bytes by file. */
  readonly host: (extract: string, out: string) => Promise<Bytes>;
  readonly balance: (call: BalanceCall) => Promise<BalanceAnswer>;
  readonly tour: (call: TourCall) => Promise<TourAnswer>;
}

const EFFECTS: Effects = {
  log: (line) => void process.stdout.write(`${line}\n`),
  error: (line) => void process.stderr.write(`${line}\n`),
  // Loaded when it is needed: `--help` answers at once.
  build: async (options) => (await import('#pipeline/node/build.ts')).buildExtract(options),
  passphrase: async (file) => (await import('./passphrase.ts')).readPassphrase(file),
  ground: async (out) => (await import('#pipeline/node/ground-file.ts')).writeGround(out),
  host: async (extract, out) => (await import('#pipeline/node/host.ts')).hostExtract(extract, out),
  balance: async (call) => (await import('./balance.ts')).balance(call, interrupted()),
  tour: async (call) => (await import('./tour.ts')).tour(call),
};

/** Whether Ctrl-C was pressed since: the search then ends with its best so far. */
function interrupted(): () => boolean {
  let asked = false;
  process.once('SIGINT', () => (asked = true));
  return () => asked;
}

/** Runs one command. Answers the exit code: 0 good, 1 bad input, 2 bad call. */
export async function main(
  argv: readonly string[],
  effects: Effects = EFFECTS,
): Promise<0 | 1 | 2> {
  try {
    const call = readCall(argv);
    if (call.command === 'help') effects.log(call.text);
    else if (call.command === 'ground')
      effects.log(JSON.stringify({ bytes: await effects.ground(call.out) }));
    else if (call.command === 'host')
      effects.log(JSON.stringify({ bytes: await effects.host(call.extract, call.out) }));
    else if (call.command === 'balance') return await runBalance(call, effects);
    else if (call.command === 'tour') effects.log(JSON.stringify(await effects.tour(call)));
    else effects.log(JSON.stringify(await run(call, effects)));
    return 0;
  } catch (error) {
    return explain(error, effects);
  }
}

/** 1 is an answer here: no plan was found that holds every limit. */
async function runBalance(call: BalanceCall, { balance, log, error }: Effects): Promise<0 | 1> {
  const answer = await balance(call);
  for (const violation of answer.violations) error(`${violation}.`);
  if (answer.violations.length > 0)
    error(`The plan written holds at a tolerance of ${(100 * answer.holdsAt).toFixed(3)} %.`);
  log(JSON.stringify(answer));
  return answer.violations.length > 0 ? 1 : 0;
}

type Work = Exclude<Call, { command: 'help' | 'ground' | 'host' | 'balance' | 'tour' }>;

/** The pipeline writes all or nothing: the old extract stands when it fails. */
async function run(call: Work, { build, log, passphrase }: Effects): Promise<RunReport> {
  const demo = { scale: 1, seed: 1 };
  const options =
    call.command === 'check'
      ? { ...demo, data: call.data, out: null }
      : { ...call, passphrase: await passphrase(call.passphraseFile) };
  const { rows, totals, views, defects, setAside } = await build({ ...options, log });
  if (call.command === 'check') for (const row of setAside) log(setAsideText(row));
  return { rows, totals, views, defects };
}

function explain(error: unknown, { log, error: tell }: Effects): 1 | 2 {
  if (error instanceof CallError || error instanceof FolderError) {
    tell(error.message);
    return 2;
  }
  const defects = error instanceof IntakeError ? error.problems : [unexpected(error)];
  for (const defect of defects) tell(problemText(defect));
  log(JSON.stringify({ rows: {}, totals: null, views: [], defects } satisfies RunReport));
  return 1;
}

function unexpected(error: unknown): Defect {
  const message = `${String(error).replace(/\.$/, '')}.`;
  return problem('failed', message, 'Nothing was written; the old extract stands.');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = await main(process.argv.slice(2));
}
