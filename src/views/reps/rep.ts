import type { Directory, RepEntry } from '#domain/directory.ts';
import type { RepFacts, ReportFacts } from '#domain/facts.ts';
import type { CsvColumn } from '#export/csv.ts';
import { date, money, number, share, signed } from '#domain/format.ts';
import type { Month } from '#domain/period.ts';
import type { NoRanking, Ranking } from '#domain/ranking.ts';
import { isRanking } from '#domain/ranking.ts';
import type { Quarter } from './quarters.chart.ts';

/** The quarters as a file, money in major units. */
export const quarterCsv = (currency: string): readonly CsvColumn<Quarter>[] => [
  { head: 'Quarter', value: ({ label }) => label },
  { head: `Revenue, ${currency}`, value: ({ revenue }) => Math.round(revenue * 1e8) / 100 },
  { head: `Quota, ${currency}`, value: ({ quota }) => Math.round(quota * 1e8) / 100 },
  { head: 'Presence, %', value: ({ presence }) => Math.round(presence * 100) },
];

export interface RepFigure {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}

export interface RepModel {
  readonly name: string;
  readonly territory: string | null;
  readonly node: string | null;
  readonly title: string;
  /** The interval of the rank in a sentence; empty without a fair ranking. */
  readonly rank: string;
  readonly figures: readonly RepFigure[];
  readonly quarters: readonly Quarter[];
  readonly strengths: readonly { readonly name: string; readonly level: string }[];
}

const GROUP = { above: 'clearly above', expected: 'as expected', below: 'clearly below' } as const;

/** Why somebody has no numbers of the period. */
const absence = (entry: RepEntry): RepFigure => ({
  name: 'Given the ground',
  value: '–',
  note: entry.end
    ? `Left on ${date(entry.end)}: no numbers in this period`
    : 'Leads no territory in this period, so nothing is credited',
});

function fairFigure(rep: string, ranking: Ranking | NoRanking): RepFigure {
  if (!isRanking(ranking)) return { name: 'Given the ground', value: '–', note: ranking.reason };
  const row = ranking.rows.find((entry) => entry.rep === rep);
  if (!row)
    return {
      name: 'Given the ground',
      value: '–',
      note: 'Too few quarters, or no potential, for a fair place',
    };
  return {
    name: 'Given the ground',
    value: signed(share(row.effect, 0)),
    note: `${GROUP[row.group]}; 90 %: ${signed(number(row.low * 100))} to ${signed(number(row.high * 100))} %; rank ${row.rankLow}–${row.rankHigh} of ${ranking.rows.length} (80 %)`,
  };
}

/** 'Q3 26' of the quarter whose last month is `end`. */
export const quarterLabel = (end: Month): string =>
  `Q${Math.floor((end % 12) / 3) + 1} ${String(Math.floor(end / 12)).slice(2)}`;

/** Quota of a territory in the quarter that ends with `last`, cents; NaN where a month has none. */
function quotaOf(directory: Directory, territory: string | null, last: Month): number {
  const at = directory.territories.findIndex((entry) => entry.territory === territory);
  const start = at * directory.months + last - 2 - directory.firstMonth;
  const months = at < 0 ? [] : (directory.quotaCents ?? []).slice(start, start + 3);
  if (months.length < 3) return Number.NaN;
  return months.reduce((sum, cents) => sum + (cents ?? Number.NaN), 0);
}

function quartersOf(facts: RepFacts, end: Month, directory: Directory): readonly Quarter[] {
  return facts.quarters.map((cents, at) => {
    const last = end - 3 * (facts.quarters.length - 1 - at);
    return {
      quota: quotaOf(directory, facts.territory, last) / 1e8,
      id: String(last),
      label: quarterLabel(last),
      revenue: cents / 1e8,
      presence: facts.presence[at] ?? 1,
    };
  });
}

function strengthsOf({ skills }: RepEntry, directory: Directory): RepModel['strengths'] {
  const names = new Map(
    [...directory.lines, ...directory.industries, ...directory.tiers].map(({ id, name }) => [
      id,
      name,
    ]),
  );
  return [...skills]
    .sort((a, b) => b.level - a.level)
    .map(({ kind, code, level }) => ({
      name: `${names.get(code) ?? code} (${kind})`,
      level: share(level, 0),
    }));
}

/** The interval of the rank as one would say it; empty where there is no fair place. */
function rankWords(rep: string, ranking: Ranking | NoRanking): string {
  if (!isRanking(ranking)) return '';
  const row = ranking.rows.find((entry) => entry.rep === rep);
  if (!row) return '';
  const all = ranking.rows.length;
  const wide = row.rankHigh - row.rankLow + 1 > all / 3;
  const place = `In eight of ten draws the place is between ${row.rankLow} and ${row.rankHigh} of ${number(all)}`;
  return wide ? `${place}: too wide to name one.` : `${place}.`;
}

function titleOf(name: string, figure: RepFigure): string {
  const group = Object.values(GROUP).find((words) => figure.note.startsWith(words));
  if (group === undefined) return name;
  if (group === GROUP.expected) return `${name} sells about what the ground explains`;
  return `${name} sells ${group === GROUP.above ? 'clearly more' : 'clearly less'} than the ground explains`;
}

/** A rep's page: place given the ground, revenue, attainment, quarters and declared strengths. */
export function repModel(
  entry: RepEntry,
  facts: ReportFacts,
  directory: Directory,
  ranking: Ranking | NoRanking,
  attainment: number,
): RepModel {
  const own = facts.reps.find(({ rep }) => rep === entry.rep);
  const territory = directory.territories.find((one) => one.territory === entry.territory);
  const fair = own ? fairFigure(entry.rep, ranking) : absence(entry);
  const cash = (cents: number) => money(cents, directory.currency);
  return {
    name: entry.name,
    territory: territory?.name ?? null,
    node: territory?.node ?? null,
    title: titleOf(entry.name, fair),
    rank: rankWords(entry.rep, ranking),
    figures: own
      ? [
          fair,
          { name: 'Revenue', value: cash(own.revenueCents), note: 'credited in the period' },
          {
            name: 'Attainment',
            value: share(attainment),
            note: Number.isNaN(own.quotaCents) ? 'no quota' : `of ${cash(own.quotaCents)} quota`,
          },
          {
            name: 'Potential',
            value: cash(own.potentialCents),
            note: 'known accounts of the territory, modelled',
          },
        ]
      : [fair],
    quarters: own ? quartersOf(own, facts.period.to, directory) : [],
    strengths: strengthsOf(entry, directory),
  };
}
