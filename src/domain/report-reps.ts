import type { Directory, RepEntry } from './directory.ts';
import type { RepFacts } from './facts.ts';
import { parseMonth, type Period } from './period.ts';
import type { ReportParts } from './report.ts';
import { rampAt } from './workload.ts';

/** Reps who staff a territory of the scope, in the directory's order. */
export function repFacts(
  directory: Directory,
  scope: ReadonlySet<number>,
  period: Period,
  parts: ReportParts,
): RepFacts[] {
  const index = new Map(directory.territories.map(({ territory }, i) => [territory, i]));
  const luck = accountLuck(parts.accounts, directory.territories.length);
  return directory.reps.flatMap((rep, r) => {
    const territory = index.get(rep.territory ?? '') ?? -1;
    if (!scope.has(territory)) return [];
    const { now } = parts.territories;
    const quarters = quartersOf(parts.repRevenue, r, directory, period);
    return [
      {
        rep: rep.rep,
        territory: rep.territory,
        quarters,
        presence: presenceOf(rep, quarters.length, period),
        vacantWeeks: quarters.map(() => 0),
        potentialCents: now.potentialCents[territory] ?? Number.NaN,
        needHours: now.serviceHours[territory] ?? Number.NaN,
        accountLuck: luck[territory] ?? Number.NaN,
        revenueCents: monthsOf(parts.repRevenue, r, directory, period),
        quotaCents: now.quotaCents[territory] ?? Number.NaN,
      },
    ];
  });
}

function monthsOf(
  series: Float64Array,
  row: number,
  { firstMonth, months }: Directory,
  { from, to }: Period,
): number {
  const start = row * months - firstMonth;
  return series.subarray(start + from, start + to + 1).reduce((a, b) => a + b, 0);
}

/** Whole quarters of three months that end with the period, oldest first. */
export function quartersOf(
  series: Float64Array,
  index: number,
  { firstMonth, months }: Directory,
  { to }: Period,
): number[] {
  const count = Math.floor((to - firstMonth + 1) / 3);
  const start = index * months + (to - firstMonth + 1) - count * 3;
  return Array.from({ length: count }, (_, quarter) =>
    series.subarray(start + quarter * 3, start + quarter * 3 + 3).reduce((a, b) => a + b, 0),
  );
}

/** Mean ramp by quarter; a month after the end, or before the start, counts 0. */
function presenceOf(rep: RepEntry, quarters: number, { to }: Period): number[] {
  const end = rep.end === null ? null : parseMonth(rep.end);
  const at = (month: number) => (end !== null && month > end ? 0 : rampAt(rep.start, month));
  return Array.from({ length: quarters }, (_, q) => {
    const first = to - 3 * (quarters - q) + 1;
    return (at(first) + at(first + 1) + at(first + 2)) / 3;
  });
}

/** Σ(rᵢ − p·potᵢ)² ÷ (Σ rᵢ)² by territory, p its penetration; NaN without revenue. In account order. */
function accountLuck(
  { territory, revenue12, potential }: ReportParts['accounts'],
  territories: number,
): Float64Array {
  const [revenue, ground, error] = [0, 1, 2].map(() => new Float64Array(territories)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const each = (add: (t: number, r: number, pot: number) => void) => {
    for (let i = 0; i < territory.length; i += 1)
      add(territory[i] ?? 0, revenue12[i] ?? 0, potential[i] ?? 0);
  };
  each((t, r, pot) => {
    revenue[t] = (revenue[t] ?? 0) + r;
    ground[t] = (ground[t] ?? 0) + pot;
  });
  each((t, r, pot) => {
    const share = (ground[t] ?? 0) > 0 ? (revenue[t] ?? 0) / (ground[t] ?? 1) : 0;
    error[t] = (error[t] ?? 0) + (r - share * pot) ** 2;
  });
  return error.map((sum, t) => ((revenue[t] ?? 0) > 0 ? sum / (revenue[t] ?? 1) ** 2 : Number.NaN));
}
