import type { TableColumns } from '#domain/extract.ts';
import { monthDate } from '#domain/period.ts';
import { makeRandom } from './random.ts';
import { makeRows } from './rows.ts';
import { FIRST_MONTH, MONTHS, type DemoOptions } from './settings.ts';
import { CUSTOMER, type Accounts } from './accounts.ts';
import type { Hierarchy } from './hierarchy.ts';

const KINDS = [
  { kind: 'mail', share: 0.3, mean: 4 },
  { kind: 'meeting', share: 0.08, mean: 1.5 },
] as const;
const SIGNAL_MONTHS = 6;

/** Mails and meetings counted by account and month, the last half year. */
export function signalTable(accounts: Accounts, options: DemoOptions): TableColumns {
  const random = makeRandom(options.seed, 'signals');
  const rows = makeRows('signal');
  accounts.id.forEach((account, at) => {
    if (accounts.state[at] !== CUSTOMER) return;
    for (let month = MONTHS - SIGNAL_MONTHS; month < MONTHS; month += 1) {
      for (const { kind, share, mean } of KINDS) {
        if (!random.chance(share)) continue;
        const count = 1 + Math.floor(-Math.log(1 - random.next()) * mean);
        rows.add({ account, kind, month: monthDate(FIRST_MONTH + month), count });
      }
    }
  });
  return rows.columns;
}

/** Goals of the coming year: one of the company, one a region, by the measures' ids. */
export function goalTable(hierarchy: Hierarchy): TableColumns {
  const rows = makeRows('goal');
  const dates = { start: '2026-10-01', due: '2027-09-30' };
  const add = (owner: string, measure: string, target: number, objective: string) => {
    const goal = `G${String((rows.columns['goal']?.length ?? 0) + 1).padStart(2, '0')}`;
    rows.add({
      goal,
      owner,
      owner_kind: 'node',
      measure,
      target,
      baseline: null,
      objective,
      ...dates,
    });
  };
  add('company', 'coverage', 0.72, 'See the accounts that matter as often as planned');
  add('company', 'inBand', 50, 'Give every rep a fair load');
  new Set(hierarchy.region).forEach((region) => {
    add(`R${region + 1}`, 'penetration', 0.22, 'Win more of what accounts already buy');
  });
  return rows.columns;
}
