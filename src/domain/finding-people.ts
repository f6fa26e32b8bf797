import { BAND, bandSide } from './band.ts';
import type { Finding } from './finding.ts';
import { index, money, number, share } from './format.ts';
import { idsOf, namesOf, outsideBand, topBy, type Scene, type Standing } from './standing.ts';
import { vacancyCost, vacantWeeks, type Responding } from './vacancy.ts';

const BAND_TEXT = `${BAND.low}–${BAND.high}`;
/** ½·e(1−e) at e 0.31: share of revenue lost by a relative deviation squared (domain.md). */
const IMBALANCE = 0.107;
const OVERLAP = 0.25;

/** What outside the band costs at most, so that findings can be put in order. */
function imbalanceCents(outside: readonly Standing[]): number {
  return outside.reduce((sum, { facts, value }) => {
    const deviation = value('workloadIndex') / 100 - 1;
    return sum + IMBALANCE * deviation * deviation * (facts.now.revenue12Cents || 0);
  }, 0);
}

/** 'New York carries 196, North Bay 59': the worst on each side. */
function extremes(outside: readonly Standing[]): string {
  const indexOf = (one: Standing) => one.value('workloadIndex');
  const high = topBy(outside, indexOf)[0];
  const low = topBy(outside, (one) => -indexOf(one))[0];
  const worst = [
    ...(high && bandSide(indexOf(high)) === 'above' ? [high] : []),
    ...(low && bandSide(indexOf(low)) === 'below' ? [low] : []),
  ];
  return worst
    .map((one, at) => `${one.entry.name}${at === 0 ? ' carries' : ''} ${index(indexOf(one))}`)
    .join(', ');
}

/** Territories outside the workload band, with the extremes. */
export function bandFinding({ standings }: Scene): Finding | null {
  const known = standings.filter((one) => !Number.isNaN(one.value('workloadIndex')));
  const outside = outsideBand(known);
  if (outside.length === 0) return null;
  const title =
    known.length === 1
      ? `${namesOf(known)[0] ?? ''} is outside the ${BAND_TEXT} workload band`
      : `${number(outside.length)} of ${number(known.length)} territories are outside the ${BAND_TEXT} workload band`;
  return {
    code: 'out-of-band',
    title,
    detail: `${extremes(outside)}, where 100 is the company’s mean.`,
    territories: idsOf(outside),
    weight: imbalanceCents(outside),
    // Work comes from the call plan, not from potential.
    robust: true,
  };
}

const respondingOf = ({ facts: { now } }: Standing): Responding => ({
  potentialCents: now.potentialCents,
  serviceHours: now.serviceHours,
  lineHaulHours: now.lineHaulHours,
  revenueCents: now.revenue12Cents,
});

/** One finding a vacancy: since when, and what a week of it costs. */
export function vacancyFindings({ standings, directory }: Scene): Finding[] {
  const { asOf, currency } = directory;
  const all = standings.map(respondingOf);
  return standings.flatMap((one): Finding[] => {
    const weeks = vacantWeeks(one.entry, asOf);
    if (weeks === null) return [];
    const { median, low, high } = vacancyCost(respondingOf(one), all);
    const since = `${one.entry.name} has been vacant for ${weeks === 1 ? '1 week' : `${number(weeks)} weeks`}`;
    if (Number.isNaN(median))
      return [vacancyOf(one, since, 'What a week of it costs is not known without potential.', 0)];
    const cost = `A week of it costs about ${money(median, currency)} (80 %: ${money(low, currency)} to ${money(high, currency)}).`;
    return [vacancyOf(one, since, cost, median * weeks)];
  });
}

const vacancyOf = (one: Standing, title: string, detail: string, weight: number): Finding => ({
  code: 'vacancy',
  title,
  detail,
  territories: [one.entry.territory],
  weight,
  robust: true,
});

/** A plan read off who sells where, in which reps share the ground. */
export function overlapFinding({ directory: { planDerived }, report }: Scene): Finding | null {
  if (!planDerived || planDerived.overlapShare <= OVERLAP) return null;
  const [low, high] = planDerived.statesPerRep;
  return {
    code: 'overlap',
    title: `Every rep sells in ${low === high ? number(low) : `${number(low)}–${number(high)}`} states: no ground has one owner`,
    detail: `${share(planDerived.overlapShare, 0)} of revenue is sold outside the territory its ground would belong to, so no fair ranking and no moves are shown.`,
    territories: [],
    weight: planDerived.overlapShare * report.total.now.revenueCents,
    robust: true,
  };
}
