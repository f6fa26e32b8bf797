import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { sql } from '#engine/sql.ts';
import { openNative } from '#engine/native.ts';
import { IntakeError } from '#intake/report.ts';
import { loadFolder } from '#pipeline/load.ts';
import { createTables } from '#pipeline/tables.ts';
import { file, groundOf, mapping, NOWHERE } from '../support/own-folder.ts';

const opened = openNative();
afterAll(async () => (await opened).close());

/** Cells as they come: right, empty, in other writings, and wrong. */
const CELLS = {
  Day: fc.constantFrom(
    '2026-01-02',
    '2026-02-30',
    '',
    '3/4/2026',
    'soon',
    '1900-01-01',
    ' 2026-05-06 ',
  ),
  Account: fc.constantFrom('A', 'a', ' B ', '', 'constructor', '__proto__', 'Ä 1'),
  Owner: fc.constantFrom('Ann', 'ann', 'Vacant', '', 'Bob (left)'),
  City: fc.constantFrom('Boston, MA', 'Boston', '', '02108', '0'),
  Stage: fc.constantFrom('Won', 'Lost', 'open', ''),
  Amount: fc.constantFrom('1', '2.50', '(3)', '$4.00', '', 'n/a', '1,000', '9e99', '-5'),
};
const NAMES = Object.keys(CELLS) as (keyof typeof CELLS)[];

/** Rows as one line each: some too short, some too long, some with an open quote. */
const line = fc
  .tuple(fc.record(CELLS), fc.constantFrom('', '', '', '', 'short', 'long', 'quote'))
  .map(([cells, fault]) => {
    const row = NAMES.map((name) => `"${cells[name]}"`);
    if (fault === 'short') return row.slice(2).join(';');
    if (fault === 'quote') return [`"${cells.Day}`, ...row.slice(1)].join(';');
    return [...row, ...(fault === 'long' ? ['more'] : [])].join(';');
  });

const roles = fc.record(
  {
    accounts: fc.constant({ file: 'a.csv', account: 'Account', owner: 'Owner', city: 'City' }),
    deals: fc.constant({
      file: 'a.csv',
      money: 'Amount',
      created: 'Day',
      won: 'Stage',
      account: 'Account',
    }),
    visits: fc.constant({ file: 'b.csv', account: 'Account', date: 'Day' }),
    quota: fc.constant({ file: 'b.csv', rep: 'Owner', date: 'Day', money: 'Amount' }),
    leads: fc.constant({ file: 'b.csv', created: 'Day', owner: 'Owner', city: 'City' }),
  },
  { requiredKeys: [] },
);
const sales = fc.record(
  {
    date: fc.constant('Day'),
    account: fc.constant('Account'),
    owner: fc.constant('Owner'),
    city: fc.constant('City'),
    won: fc.constant('Stage'),
    margin: fc.constant('Amount'),
  },
  { requiredKeys: [] },
);

const table = (name: string, rows: readonly string[]) =>
  file(name, [NAMES.join(';'), ...rows].join('\n'));

const READ = {
  'a.csv': { delimiter: ';', headerRow: 1 },
  'b.csv': { delimiter: ';', headerRow: 1 },
};

it('rows in = kept + set aside, every row set aside once with its place and reason, money adds up', async () => {
  const engine = await opened;
  const lines = fc.array(line, { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(lines, lines, sales, roles, async (a, b, fields, others) => {
      await dropAll();
      await createTables(engine);
      const main = { file: 'a.csv', money: 'Amount', ...fields };
      const said = mapping({ ...others, sales: main, dates: 'mdy', tables: READ });
      const files = [table('a.csv', a), table('b.csv', b), said];
      const loaded = await loadFolder(files, null, groundOf(NOWHERE), engine, '2026-06-30').catch(
        refused,
      );
      if (!loaded) return;
      for (const [name, { read, kept, setAside }] of Object.entries(loaded.rows)) {
        expect(kept + setAside).toBe(read);
        const rows = loaded.setAside.filter((it) => it.file === name).map(({ row }) => row);
        expect(new Set(rows).size).toBe(rows.length);
        expect(rows.length).toBe(setAside);
      }
      expect(loaded.setAside.every(({ row, reason }) => row > 1 && reason !== '')).toBe(true);
      const [sum] = await engine.rows(sql`select cast(sum(cents) as double) as cents from sale`);
      expect(sum?.['cents']).toBe(loaded.totals.revenueCents);
    }),
    { numRuns: 40 },
  );
}, 120_000);

/** A table none of whose rows is a sale is refused with a reason; nothing else is. */
function refused(error: unknown): null {
  if (!(error instanceof IntakeError)) throw error;
  expect(error.problems.map(({ code }) => code)).toEqual(['no-rows']);
  return null;
}

async function dropAll(): Promise<void> {
  const engine = await opened;
  const tables = await engine.rows<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'main'`,
  );
  for (const { name } of tables)
    await engine.run({ text: `drop table if exists "${name.replaceAll('"', '""')}"`, values: [] });
}
