import { describe, expect, it } from 'vitest';
import { IntakeError, problem } from '#intake/report.ts';
import type { BuildOptions } from '#pipeline/node/build.ts';
import { FolderError } from '#pipeline/node/out-folder.ts';
import { type Built, main, type RunReport } from './main.ts';

const REPORT: RunReport = {
  rows: { 'a.csv': { read: 3, kept: 2, setAside: 1 } },
  totals: null,
  views: [],
  defects: [],
};

const BUILT: Built = {
  ...REPORT,
  setAside: [{ file: 'a.csv', row: 3, column: 'Amount', value: 'x', reason: 'it is no number' }],
};

const FOUND = { objective: 1, bound: null, gap: null, holdsAt: 0.0125, seconds: 0 };

async function call(
  argv: readonly string[],
  build: (options: BuildOptions) => Promise<Built> = async () => BUILT,
) {
  const [out, errors, asked]: [string[], string[], BuildOptions[]] = [[], [], []];
  const code = await main(argv, {
    log: (line) => void out.push(line),
    error: (line) => void errors.push(line),
    build: (options) => {
      asked.push(options);
      return build(options);
    },
    passphrase: async (file) => file && `in ${file}`,
    ground: async (out) => ({ [out]: 1 }),
    host: async (extract, out) => ({ [`${extract} ${out}`]: 1 }),
    balance: async ({ free, seconds, iterations }) => ({
      ...FOUND,
      violations: free ? [`${seconds} ${iterations}`] : [],
    }),
    tour: async ({ seconds, seed }) => ({ stops: seed, length: 0, seconds }),
  });
  return { code, out, errors: errors.join('\n'), asked };
}

it('writes the ground, and a browser’s extract, where it is told to', async () => {
  const { code, out } = await call(['ground', '--out', 'x']);
  expect([code, out]).toEqual([0, ['{"bytes":{"x":1}}']]);
  const host = await call(['host', '--extract', 'a', '--out', 'b']);
  expect([host.code, host.out]).toEqual([0, ['{"bytes":{"a b":1}}']]);
});

it('searches plans and tours; a plan that breaks a limit ends with 1 and says how far', async () => {
  const files = ['--input', 'a', '--output', 'b'];
  expect((await call(['balance', ...files])).code).toBe(0);
  const broken = await call(['balance', ...files, '--free', '--iterations', '3']);
  expect(broken.code).toBe(1);
  expect(broken.errors).toBe('10 3.\nThe plan written holds at a tolerance of 1.250 %.');
  const { out } = await call(['tour', ...files, '--seconds', '0.5', '--seed', '7']);
  expect(out).toEqual(['{"stops":7,"length":0,"seconds":0.5}']);
});

describe('bad calls end with 2 and say what is expected', () => {
  it.each([
    [[], 'no command'],
    [['build'], 'no command "build"'],
    [['extract'], '--out is missing'],
    [['check'], '--data is missing'],
    [['ground'], '--out is missing'],
    [['host', '--out', 'x'], '--extract is missing'],
    [['host', '--extract', 'x'], '--out is missing'],
    [['balance', '--input', 'x'], '--output is missing'],
    [['balance', '--free', '--contiguous'], 'do not go together'],
    [['balance', '--seconds', '1', '--iterations', '2'], 'do not go together'],
    [['tour', '--output', 'x'], '--input is missing'],
    [['tour', '--input', 'x', '--output', 'y', '--seconds', '0'], '--seconds is "0"'],
    [['tour', '--input', 'x', '--output', 'y', '--seed', '-1'], '--seed'],
    [['extract', '--out', 'x', '--data', 'y', '--scale', '2'], "the demo's"],
    [['extract', '--out', 'x', '--data', 'y', '--seed', '0'], "the demo's"],
    [['extract', '--out', 'x', '--scale', '0'], '--scale is "0"'],
    [['extract', '--out', 'x', '--scale', '-1'], '--scale'],
    [['extract', '--out', 'x', '--scale', '2.5'], '--scale is "2.5"'],
    [['extract', '--out', 'x', '--scale', 'many'], '--scale is "many"'],
    [['extract', '--out', 'x', '--seed', '1.5'], '--seed is "1.5"'],
    [['extract', '--out', 'x', '--out', 'y'], 'given 2 times'],
    [['extract', '--out', 'x', 'stray'], 'stray'],
    [['check', '--data', 'x', '--out', 'y'], '--out'],
  ])('%j', async (argv, words) => {
    const { code, errors, asked } = await call(argv);
    expect({ code, asked }).toEqual({ code: 2, asked: [] });
    expect(errors).toContain(words);
  });
});

describe('help', () => {
  it.each([[['--help']], [['extract', '--help']], [['check', '-h']]])('%j', async (argv) => {
    const { code, out } = await call(argv);
    expect(code).toBe(0);
    expect(out.join('\n')).toMatch(/--data FOLDER/);
  });
});

describe('extract', () => {
  it('hands the demo its scale and seed, and ends with one line of JSON', async () => {
    const out = 'out';
    const result = await call(['extract', '--out', out, '--scale', '2', '--seed', '0']);
    expect(result.code).toBe(0);
    expect(result.asked).toMatchObject([{ data: null, scale: 2, seed: 0 }]);
    expect(JSON.parse(result.out.at(-1) ?? '')).toEqual(REPORT);
  });

  it('publishes all unless told otherwise, and takes a passphrase by its file only', async () => {
    const plain = await call(['extract', '--out', 'out']);
    expect(plain.asked).toMatchObject([{ level: 'account', passphrase: null }]);
    const argv = ['extract', '--out', 'out', '--publish', 'summary', '--passphrase-file', 'key'];
    expect((await call(argv)).asked).toMatchObject([{ level: 'summary', passphrase: 'in key' }]);
    const wrong = await call(['extract', '--out', 'out', '--publish', 'all']);
    expect(wrong).toMatchObject({ code: 2, asked: [] });
    expect(wrong.errors).toContain('summary, territory, account');
    expect((await call(['extract', '--out', 'out', '--passphrase', 'x'])).code).toBe(2);
  });

  it('takes a folder that holds something else for a bad call', async () => {
    const { code, errors } = await call(['extract', '--out', 'home'], async () => {
      throw new FolderError('it holds photos');
    });
    expect({ code, errors }).toEqual({ code: 2, errors: 'it holds photos' });
  });

  it('tells a failure and ends with 1', async () => {
    const { code, errors } = await call(['extract', '--out', 'out'], async () => {
      throw new Error('disk full');
    });
    expect(code).toBe(1);
    expect(errors).toContain('disk full');
  });
});

describe('check', () => {
  it('writes nothing', async () => {
    const { asked, code } = await call(['check', '--data', 'folder']);
    expect(code).toBe(0);
    expect(asked).toMatchObject([{ out: null }]);
  });

  it('lists every row set aside, before the one line of JSON', async () => {
    const { out } = await call(['check', '--data', 'folder']);
    expect(out[0]).toBe('set aside: a.csv, row 3, column "Amount", value "x": it is no number.');
    expect(out.slice(1).map((line) => JSON.parse(line) as unknown)).toEqual([REPORT]);
  });

  it('ends with 1 and every problem for bad input', async () => {
    const problems = ['one', 'two'].map((name) =>
      problem(name, `${name}.`, 'Mend it.', { file: 'a.csv', row: 7 }),
    );
    const { code, errors, out } = await call(['check', '--data', 'folder'], async () => {
      throw new IntakeError(problems);
    });
    expect(code).toBe(1);
    expect(errors).toBe('a.csv, row 7: one. Mend it.\na.csv, row 7: two. Mend it.');
    expect(JSON.parse(out.at(-1) ?? '')).toMatchObject({ totals: null, defects: problems });
  });
});
