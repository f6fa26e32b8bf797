import { BAND } from './band.ts';
import type { Finding } from './finding.ts';
import { capital, inWords, list, share } from './format.ts';
import { isRanking, type NoRanking, type Ranking } from './ranking.ts';
import type { Stance } from './segment.ts';
import { namesOf, topBy, type Scene, type Standing } from './standing.ts';
import type { Advice } from './suggestion.ts';

const NAMED = 3;

/** The page's headline: the first finding, else the plain title of the scope. */
export const reportTitle = (findings: readonly Finding[], scopeName: string | null): string =>
  findings[0]?.title ?? (scopeName === null ? 'Coverage report' : `Coverage report: ${scopeName}`);

/** Points under the whole from which thin coverage is news. */
const THIN = 0.1;

/** The map's title: where coverage is thinnest, when it is clearly so. */
export function coverageTitle({ standings, total }: Scene): string {
  const coverage = (one: Standing) => one.value('coverage');
  const thin = topBy(standings, (one) => -coverage(one))
    .filter((one) => coverage(one) < total('coverage') - THIN)
    .slice(0, NAMED);
  return thin.length > 0 ? `Coverage is thinnest in ${list(namesOf(thin))}` : 'Coverage by area';
}

const SHORT = 0.75;
const FOLLOWS = 0.7;

/** Territories whose penetration is clearly short of the whole's, the shortest first. */
export function shortStandings({ standings, total }: Scene): Standing[] {
  const penetration = (one: Standing) => one.value('penetration');
  return topBy(standings, (one) => -penetration(one)).filter(
    (one) => penetration(one) < SHORT * total('penetration'),
  );
}

/** Correlation of two rows of numbers; NaN of fewer than three or of none that vary. */
function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
  const [x, y] = [mean(0), mean(1)];
  const sum = (value: (a: number, b: number) => number) =>
    pairs.reduce((all, [a, b]) => all + value(a - x, b - y), 0);
  return pairs.length < 3
    ? Number.NaN
    : sum((a, b) => a * b) / Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b));
}

/** The scatter's title: whether revenue follows potential, and who falls out of line. */
export function scatterTitle(scene: Scene): string {
  const short = shortStandings(scene);
  const rest = scene.standings.filter((one) => !short.includes(one));
  const pairs = rest.map(
    (one) => [Math.log(one.value('potential')), Math.log(one.facts.now.revenue12Cents)] as const,
  );
  const follows = correlation(pairs.filter((pair) => pair.every(Number.isFinite))) >= FOLLOWS;
  if (!follows) return 'Revenue against potential';
  if (short.length === 0) return 'Revenue follows potential';
  if (short.length > NAMED)
    return `Revenue follows potential, except in ${inWords(short.length)} territories`;
  return `Revenue follows potential, except in ${list(namesOf(short))}`;
}

/** The segments' title: those to invest in, the largest potential first. */
export function segmentTitle(
  rows: readonly {
    readonly name: string;
    readonly potentialCents: number;
    readonly stance: Stance | null;
  }[],
): string {
  const invest = rows
    .filter((row) => row.stance === 'invest')
    .sort((a, b) => b.potentialCents - a.potentialCents)
    .slice(0, 2)
    .map((row) => row.name);
  if (invest.length === 0) return 'Segments by potential, penetration and growth';
  return `${capital(list(invest))} ${invest.length === 1 ? 'is' : 'are'} worth the next hours`;
}

/** The ranking's title: how many stand out on each side, or that nobody can be placed. */
export function rankingTitle(result: Ranking | NoRanking, named: number): string {
  if (!isRanking(result))
    return named === 0 ? 'The data names no reps' : 'These reps cannot be ranked fairly';
  const { above, below } = result.groups;
  const reps = (count: number) =>
    `${capital(inWords(count))} ${count === 1 ? 'rep sells' : 'reps sell'}`;
  if (above > 0 && below > 0)
    return `${reps(above)} clearly more than their ground explains, ${inWords(below)} clearly less`;
  if (above > 0) return `${reps(above)} clearly more than their ground explains`;
  if (below > 0) return `${reps(below)} clearly less than their ground explains`;
  return 'No rep sells clearly more or less than their ground explains';
}

/** The moves' title; `shown`: how many the section lists. */
export function movesTitle({ verdict, suggestions }: Advice, shown: number): string {
  if (verdict === 'off') return 'Suggested moves';
  if (verdict === 'leave') return 'Today’s plan is best left as it is';
  const count = Math.min(shown, suggestions.length);
  return count === 1
    ? 'The move that helps most today'
    : `The ${inWords(count)} moves that help most today`;
}

/** The best next step in one line; null where none is advised. */
export function nextStepTitle({
  verdict,
  suggestions,
  inBandBefore,
  inBandAfter,
  movedShare,
}: Advice): string | null {
  if (verdict !== 'reshuffle') return null;
  const moves = `${capital(inWords(suggestions.length))} ${suggestions.length === 1 ? 'move' : 'moves'}`;
  const verb = suggestions.length === 1 ? 's' : '';
  const won = inBandAfter - inBandBefore;
  if (won > 0)
    return `${moves} bring${verb} ${inWords(won)} ${won === 1 ? 'territory' : 'territories'} back into the ${BAND.low}–${BAND.high} band`;
  return `${moves} put${verb} ${share(movedShare)} of revenue on better ground`;
}
