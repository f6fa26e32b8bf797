import { openOwn } from '#engine/own.ts';
import { MAPPING_FILE } from '#intake/source.ts';
import { unpackGround, type PackedGround } from '#pipeline/ground/pack.ts';
import type { Ground } from '#pipeline/ground/ground.ts';
import { buildOwn, STEPS } from '#pipeline/own-build.ts';
import { stopwatch } from '#pipeline/stopwatch.ts';
import { bytesOf } from './bytes.ts';
import type { Done } from './jobs.ts';
import type { BuildOrder, Progress } from './messages.ts';

/** What a reader is told of each step. */
const SAID: Readonly<Record<(typeof STEPS)[number], string>> = {
  ground: 'Getting places and borders',
  tables: 'Reading every row',
  derive: 'Working out territories, potential and load',
  extract: 'Writing the data',
  report: 'Asking the report’s questions',
};

/** Builds an extract from files, in this worker. */
export async function build(
  { files, mapping, ground }: BuildOrder,
  say: (progress: Progress) => void,
): Promise<Done> {
  const watch = stopwatch(
    (name) => {
      const done = STEPS.findIndex((step) => step === name);
      const step = SAID[STEPS[done] ?? 'ground'];
      say({ step, done, total: STEPS.length, unit: 'steps' });
    },
    () => undefined,
  );
  const [engine, given] = await Promise.all([openOwn(), Promise.all(files.map(bytesOf))]);
  const stated = { name: MAPPING_FILE, bytes: new TextEncoder().encode(mapping) };
  const input = {
    files: [...given.filter(({ name }) => name !== MAPPING_FILE), stated],
    mapping: null,
    now: new Date(),
  };
  const output = await buildOwn(engine, () => fetchGround(ground), input, watch);
  return { output, transfer: Object.values(output.files).map(({ buffer }) => buffer) };
}

/** Throws Error when it does not come; its address is our own. */
async function fetchGround(index: string): Promise<Ground> {
  const get = async (url: string): Promise<unknown> => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`Places and borders did not come (${response.status}).`);
    return response.json();
  };
  const { file } = (await get(index)) as { file: string };
  return unpackGround((await get(new URL(file, index).href)) as PackedGround);
}
