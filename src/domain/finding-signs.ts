import type { Finding } from './finding.ts';
import { capital, inWords, list, share } from './format.ts';
import { attainmentShape } from './quota.ts';
import { inBand } from './band.ts';
import { topBy, type Scene, type Standing } from './standing.ts';
import { vacantWeeks } from './vacancy.ts';

/** When to act (domain.md): the bands a sign has to leave. */
const SIGNS = {
  interquartile: 0.3,
  inBand: 2 / 3,
  topTenth: 0.25,
  vacantWeeks: 13,
  needed: 2,
} as const;

function attainmentSign({ standings }: Scene): string | null {
  const { interquartile } = attainmentShape(standings.map((one) => one.value('attainment')));
  return interquartile > SIGNS.interquartile
    ? `attainment lies ${share(interquartile, 0)} of quota apart between the quartiles`
    : null;
}

function bandSign({ standings }: Scene): string | null {
  const indexes = standings
    .map((one) => one.value('workloadIndex'))
    .filter((index) => !Number.isNaN(index));
  const inside = indexes.filter(inBand).length / indexes.length;
  return inside < SIGNS.inBand
    ? `only ${share(inside, 0)} of territories are in the workload band`
    : null;
}

function whitespaceSign({ standings, total }: Scene): string | null {
  const value = (one: Standing) => one.value('whitespace');
  const top = topBy(standings, value).slice(0, Math.max(Math.round(standings.length / 10), 1));
  const held = top.reduce((sum, one) => sum + value(one), 0) / total('whitespace');
  return held > SIGNS.topTenth
    ? `the top tenth of territories hold ${share(held, 0)} of the whitespace`
    : null;
}

function coverageSign({ directory, total }: Scene): string | null {
  const target = directory.goals.find((goal) => goal.measure === 'coverage')?.target ?? Number.NaN;
  const coverage = total('coverage');
  return coverage < target
    ? `coverage is ${share(coverage)} against a target of ${share(target, 0)}`
    : null;
}

function vacancySign({ standings, directory }: Scene): string | null {
  const long = standings.filter(
    (one) => (vacantWeeks(one.entry, directory.asOf) ?? 0) > SIGNS.vacantWeeks,
  );
  return long.length > 0
    ? `${list(long.map((one) => one.entry.name))} vacant for over ${SIGNS.vacantWeeks} weeks`
    : null;
}

const RULES = [attainmentSign, bandSign, whitespaceSign, coverageSign, vacancySign];
const FEWEST_TERRITORIES = 4;

/** Two or more signs out of their band say that the plan needs a hand; one alone does not. */
export function actFinding(scene: Scene): Finding | null {
  if (scene.standings.length < FEWEST_TERRITORIES) return null;
  const signs = RULES.map((rule) => rule(scene)).filter((sign) => sign !== null);
  if (signs.length < SIGNS.needed) return null;
  return {
    code: 'when-to-act',
    title: `${capital(inWords(signs.length))} of ${inWords(RULES.length)} signs say it is time to act`,
    detail: `${capital(list(signs))}.`,
    territories: [],
    weight: 0,
    robust: true,
  };
}
