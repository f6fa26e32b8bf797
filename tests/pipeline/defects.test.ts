import { afterEach, describe, expect, it } from 'vitest';
import type { ContractTables } from '#domain/extract.ts';
import type { Engine } from '#engine/engine.ts';
import { prepare } from '#pipeline/prepare.ts';
import {
  columnsOf,
  engineWith,
  monthAt,
  NOTHING,
  plannedCompany,
  rowsOf,
} from '../support/small-company.ts';

let engine: Engine;
afterEach(() => engine.close());

async function found(tables: Partial<ContractTables>) {
  engine = await engineWith({ ...plannedCompany(), ...tables });
  const { directory } = await prepare(engine, NOTHING);
  return directory.defects.map(({ code, value, count }) => ({ code, value, count }));
}

const PLACE = { code: 'place-not-found', value: 'Account a7', count: 1 };

describe('defects across tables', () => {
  it('lists accounts without a place', async () => {
    expect(await found({})).toEqual([PLACE]);
  });

  it('lists accounts of several owners at the data’s end, not those of one after another', async () => {
    const owner = (account: string, rep: string, to: string | null) => ({
      account,
      layer: 'field',
      owner_kind: 'rep',
      rep,
      share: 0.5,
      from: '2023-05-01',
      to,
    });
    const ownership = columnsOf([
      owner('a1', 'r1', null),
      owner('a1', 'r2', null),
      owner('a2', 'r1', '2024-06-30'),
      owner('a2', 'r2', null),
    ]);
    expect(await found({ ownership })).toEqual([
      { code: 'two-owners', value: 'Account a1', count: 1 },
      PLACE,
    ]);
  });

  it('lists accounts that two rules of one priority claim', async () => {
    const rule = columnsOf([
      ...rowsOf(plannedCompany().rule).map((row) => row as Record<string, string | number>),
      {
        rule: 'z',
        layer: 'field',
        priority: 1,
        type: 'account',
        where: '{"account":"a0"}',
        territory: 't1',
      },
    ]);
    expect(await found({ rule })).toEqual([
      { code: 'rule-conflict', value: 'a0', count: 1 },
      PLACE,
    ]);
  });

  it('finds the quota with a nought too many, not the season', async () => {
    const months = Array.from({ length: 20 }, (_, i) => i);
    const quota = columnsOf(
      ['t1', 't2'].flatMap((owner) =>
        months.map((i) => ({
          owner,
          owner_kind: 'territory',
          month: monthAt(i),
          cents: (i % 12 === 6 ? 5 : 1) * (owner === 't1' && i === 15 ? 1000 : 100),
        })),
      ),
    );
    expect(await found({ quota })).toEqual([
      PLACE,
      { code: 'quota-outlier', value: 'West in 2024-08', count: 1 },
    ]);
  });

  it('finds a list of leads that nobody worked', async () => {
    const ids = Array.from({ length: 30 }, (_, i) => `l${i}`);
    const lead = columnsOf(ids.map((id) => ({ lead: id, source: 'Fair', created: '2024-02-01' })));
    const lead_stage = columnsOf(ids.map((id) => ({ lead: id, stage: 'new', at: '2024-02-01' })));
    expect(await found({ lead, lead_stage })).toEqual([
      PLACE,
      { code: 'stale-leads', value: 'Fair of 2024-02-01', count: 30 },
    ]);
  });
});
