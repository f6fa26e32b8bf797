import type { TableColumns } from '#domain/extract.ts';
import { makeRandom, type Random } from './random.ts';
import { makeRows, type Rows } from './rows.ts';
import { DAYS, dayText, SETTINGS, YEARS, type DemoOptions } from './settings.ts';
import { keptShare } from './revenue.ts';
import type { Accounts } from './accounts.ts';
import type { People } from './people.ts';

/** Spread of attention between the accounts of one rep, ln. */
const ATTENTION_SD = 0.22;
/** Contacts nobody asked for: chance a year of a field visit to a D, of one more to a C. */
const UNASKED = 0.08;
const MINUTES = { field: 32, phone: 9, video: 26, lnSd: 0.35 } as const;
const BY_VIDEO = 0.012;

/** A weekday near a drawn day: Saturday and Sunday move to Monday, the last days back to Friday. */
function weekday(day: number): number {
  // The data's first day, 1 October 2023, is a Sunday.
  const moved = [1, 0, 0, 0, 0, 0, 2][day % 7] ?? 0;
  return day + moved < DAYS ? day + moved : day - 2;
}

interface Diary {
  readonly rows: Rows<'visit'>;
  readonly random: Random;
  readonly people: People;
}

function visit(
  diary: Diary,
  account: string,
  territory: number,
  day: number,
  channel: 'field' | 'phone' | 'video',
): void {
  const { random, rows, people } = diary;
  const rep = people.reps[people.repAt(territory, day)];
  const minutes = Math.round(MINUTES[channel] * Math.exp(MINUTES.lnSd * random.normal()));
  if (!rep) return;
  const number = (rows.columns['visit']?.length ?? 0) + 1;
  rows.add({
    visit: `V${String(number).padStart(7, '0')}`,
    account,
    rep: rep.id,
    date: dayText(day),
    channel,
    minutes,
  });
}

/** Contacts of one account in one year, spread over it. */
function visitYear(
  diary: Diary,
  account: string,
  territory: number,
  tier: number,
  kept: number,
  year: number,
): void {
  const { random } = diary;
  const need = SETTINGS.tiers[tier];
  if (!need) return;
  const attention = Math.min(1.25, Math.exp(ATTENTION_SD * random.normal()));
  const count = random.round(need.contacts * kept * attention);
  const from = Math.round((year * DAYS) / YEARS);
  const length = Math.round(DAYS / YEARS);
  for (let at = 0; at < count; at += 1) {
    const day = weekday(
      Math.min(DAYS - 1, from + Math.floor(((at + random.next()) / count) * length)),
    );
    const video = random.chance(BY_VIDEO);
    visit(
      diary,
      account,
      territory,
      day,
      video ? 'video' : need.channel === 'phone' ? 'phone' : 'field',
    );
  }
  if (tier >= 2 && random.chance(UNASKED))
    visit(diary, account, territory, weekday(from + random.int(length - 3)), 'field');
}

/** Contacts of three years: what the call plan asks for, as far as the rep's load allows. */
export function makeVisits(
  accounts: Accounts,
  served: Int32Array,
  loads: Float64Array,
  people: People,
  options: DemoOptions,
): TableColumns {
  const diary: Diary = {
    rows: makeRows('visit'),
    random: makeRandom(options.seed, 'visits'),
    people,
  };
  for (let account = 0; account < accounts.count; account += 1) {
    const territory = served[account] ?? 0;
    const kept = keptShare(loads[territory] ?? 1);
    for (let year = 0; year < YEARS; year += 1) {
      visitYear(
        diary,
        accounts.id[account] ?? '',
        territory,
        accounts.tier[account] ?? 0,
        kept,
        year,
      );
    }
  }
  return diary.rows.columns;
}
