import { describe, expect, it } from 'vitest';
import { sql } from '#engine/sql.ts';
import { file, mapping, ownFolder } from '../support/own-folder.ts';

const { load, rows } = ownFolder();

describe('what is odd counts, and is told', () => {
  it('amounts far from the rest, and the same order line twice', async () => {
    const lines = Array.from({ length: 120 }, (_, i) => `O${i},2026-01-02,A,${10 + (i % 7)}`);
    const text = [
      'Order ID,Date,Account,Amount',
      ...lines,
      'O7,2026-01-02,A,10',
      'O999,2026-01-02,A,99999',
    ].join('\n');
    const { defects, rows: counts } = await load(file('sales.csv', text));
    expect(counts['sales.csv']).toEqual({ read: 122, kept: 122, setAside: 0 });
    expect(defects).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'money-outlier', row: 123, value: '99999', count: 1 }),
        expect.objectContaining({ code: 'same-row', row: 122, value: 'O7', count: 1 }),
      ]),
    );
  });

  it('an "asOf" before the last sale', async () => {
    const dated = file('sales.csv', 'Day,Amount\n2026-05-02,1\n');
    const said = mapping({
      asOf: '2026-03-31',
      sales: { file: 'sales.csv', money: 'Amount', date: 'Day' },
    });
    const { defects } = await load(dated, said);
    expect(defects.map(({ code }) => code)).toContain('as-of-contradicts');
    expect(await rows(sql`select as_of from source`)).toEqual([{ as_of: '2026-05-02' }]);
  });

  it('refuses money whose sum is not exact', async () => {
    const huge = file(
      'sales.csv',
      `Day,Amount,Profit\n2026-05-02,1,90000000000000\n2026-05-03,1,90000000000000\n`,
    );
    await expect(load(huge)).rejects.toMatchObject({
      problems: [{ code: 'too-large', column: 'margin_cents' }],
    });
  });
});
