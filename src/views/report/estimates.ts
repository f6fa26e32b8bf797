import { list, date, money, number, share, signed } from '#domain/format.ts';
import type { Ranking, RankedRep } from '#domain/ranking.ts';
import type { Slice } from '#domain/slice.ts';
import type { Estimate, Suggestion } from '#domain/suggestion.ts';
import type { AskedEstimate } from './asked.ts';
import type { ReportInput } from './input.ts';

const percent = (value: number): string => signed(share(value, 0));

/** Why a rep stands where the fair ranking puts them; rows are the accounts of the ground. */
export function askRep(
  { directory, facts }: ReportInput,
  slice: Slice,
  ranking: Ranking,
  row: RankedRep,
  name: string,
): AskedEstimate {
  const own = facts.reps.find(({ rep }) => rep === row.rep);
  const leaf = directory.territories.find(({ territory }) => territory === row.territory);
  const cash = (cents: number) => money(cents, directory.currency);
  return {
    kind: 'estimate',
    slice: { ...slice, node: leaf?.node ?? slice.node },
    units: null,
    why: {
      label: 'Given the ground',
      of: name,
      definition:
        'How much more or less a rep sells than reps on such ground do, pulled towards 0 as far as quarters and accounts are luck. With one rep a territory, rep and ground cannot be fully told apart.',
      formula: `log revenue by quarter, seasonally adjusted, less what ${list(ranking.predictors)} predict; shrunk; clearly above or below where the 90 % interval excludes 0`,
      lines: [
        { name: 'Estimate', value: percent(row.effect) },
        { name: '90 % interval', value: `${percent(row.low)} to ${percent(row.high)}` },
        {
          name: 'Rank, 80 % of draws',
          value: `${number(row.rankLow)} to ${number(row.rankHigh)} of ${number(ranking.rows.length)}`,
        },
        { name: 'Revenue credited', value: cash(row.revenueCents) },
        { name: 'Potential of the ground', value: cash(own?.potentialCents ?? Number.NaN) },
        { name: 'Quarters counted', value: number(own?.quarters.length ?? Number.NaN) },
        { name: 'As of', value: `${date(directory.asOf)}, modelled: an estimate` },
      ],
    },
  };
}

const interval = ({ median, low, high }: Estimate, cash: (cents: number) => string): string =>
  `${cash(median)} (80 %: ${cash(low)} to ${cash(high)})`;

/** Why a move is worth what it says; rows are the accounts that would change hands. */
export function askMove(
  { directory }: ReportInput,
  slice: Slice,
  { benefit, units, from }: Suggestion,
  name: string,
): AskedEstimate {
  const cash = (cents: number) => signed(money(cents, directory.currency));
  const leaf = directory.territories.find(({ territory }) => territory === from.territory);
  const breakEven = benefit.breakEvenQ === null ? 'nothing at risk' : share(benefit.breakEvenQ, 1);
  return {
    kind: 'estimate',
    slice: { ...slice, node: leaf?.node ?? slice.node },
    units,
    why: {
      label: 'Net benefit',
      of: name,
      definition:
        'What a fairer share of hours brings a year, less the revenue that may be lost because accounts change hands. An estimate under stated assumptions, never a forecast.',
      formula:
        'uplift of c × Σ W^(1−e) × (hours × service ÷ (service + travel))^e, e about 0.31, − q × avoidable revenue moved, once; 2,000 seeded draws',
      lines: [
        { name: 'Net in year one', value: interval(benefit.years[0], cash) },
        { name: 'Net in three years', value: interval(benefit.threeYears, cash) },
        { name: 'Uplift a year', value: interval(benefit.uplift, cash) },
        { name: 'Chance of a gain in year one', value: share(benefit.years[0].positive, 0) },
        {
          name: 'Avoidable revenue moved',
          value: money(benefit.avoidableCents, directory.currency),
        },
        { name: 'Break-even loss q', value: `${breakEven}; ${share(benefit.assumedQ, 0)} assumed` },
        { name: 'In', value: benefit.inMargin ? 'margin' : 'revenue' },
        { name: 'As of', value: `${date(directory.asOf)}, modelled: an estimate` },
      ],
    },
  };
}
