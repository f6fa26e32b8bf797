import type { Directory, RepEntry } from './directory.ts';
import type { RepFacts } from './facts.ts';
import { parseMonth, type Period } from './period.ts';
import type { LuckParts, ReportParts } from './report.ts';
import { rampFrom } from './workload.ts';

/** Reps who staff a territory of the scope, in the directory's order. */
export function repFacts(
  directory: Directory,
  scope: ReadonlySet<number>,
  period: Period,
  parts: ReportParts,
): RepFacts[] {
  const index = new Map(directory.territories.map(({ territory }, i) => [territory, i]));
  const { now } = parts.territories;
  return directory.reps.flatMap((rep, r) => {
    const territory = index.get(rep.territory ?? '') ?? -1;
    if (!scope.has(territory)) return [];
    const quarters = quartersOf(parts.repRevenue, r, directory, period);
    return [
      {
        rep: rep.rep,
        territory: rep.territory,
        quarters,
        presence: presenceOf(rep, quarters.length, period),
        vacantWeeks: quartersOf(parts.vacantDays, territory, directory, period).map(
          (days) => days / 7,
        ),
        potentialCents: now.potentialCents[territory] ?? Number.NaN,
        needHours: now.serviceHours[territory] ?? Number.NaN,
        accountLuck: luckOf(parts.luck, territory, now.potentialCents[territory]),
        revenueCents: monthsOf(parts.repRevenue, r, directory, period),
        quotaCents: now.quotaCents[territory] ?? Number.NaN,
      },
    ];
  });
}

function sumOf(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += values[at] ?? Number.NaN;
  return sum;
}

function monthsOf(
  series: Float64Array,
  row: number,
  { firstMonth, months }: Directory,
  { from, to }: Period,
): number {
  const start = row * months - firstMonth;
  return sumOf(series, start + from, start + to + 1);
}

/** Whole quarters of three months that end with the period, oldest first; the last `most`. */
export function quartersOf(
  series: ArrayLike<number>,
  index: number,
  { firstMonth, months }: Directory,
  { to }: Period,
  most = Number.POSITIVE_INFINITY,
): number[] {
  const count = Math.min(Math.floor((to - firstMonth + 1) / 3), most);
  const start = index * months + (to - firstMonth + 1) - count * 3;
  return Array.from({ length: count }, (_, quarter) =>
    sumOf(series, start + quarter * 3, start + quarter * 3 + 3),
  );
}

/** Mean ramp by quarter; a month after the end, or before the start, counts 0. */
function presenceOf(rep: RepEntry, quarters: number, { to }: Period): number[] {
  const start = rep.start === null ? null : parseMonth(rep.start);
  const end = rep.end === null ? null : parseMonth(rep.end);
  const at = (month: number) => (end !== null && month > end ? 0 : rampFrom(start, month));
  return Array.from({ length: quarters }, (_, q) => {
    const first = to - 3 * (quarters - q) + 1;
    return (at(first) + at(first + 1) + at(first + 2)) / 3;
  });
}

/**
 * Σ(r − s·p)² ÷ (Σ r)², s = Σ r ÷ Σ p the territory's penetration, from sums of squares. NaN
 * without revenue, or where potential is not known.
 */
function luckOf(parts: LuckParts, territory: number, known: number | undefined): number {
  const of = (values: ArrayLike<number>) => values[territory] ?? Number.NaN;
  const [revenue, potential] = [of(parts.revenue), of(parts.potential)];
  if (!(revenue > 0) || Number.isNaN(known)) return Number.NaN;
  const share = potential > 0 ? revenue / potential : 0;
  const error =
    of(parts.squares) - 2 * share * of(parts.products) + share * share * of(parts.potentials);
  return Math.max(error, 0) / revenue ** 2;
}
