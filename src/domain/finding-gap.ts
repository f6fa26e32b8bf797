import type { Finding } from './finding.ts';
import { list, money, share } from './format.ts';
import { idsOf, namesOf, topBy, type Scene, type Standing } from './standing.ts';

const LED_BY = 3;
/** Top territories must hold this many times their even share to be worth a headline. */
const BEYOND_EVEN = 1.5;

interface Lead {
  readonly top: readonly Standing[];
  readonly held: number;
  readonly total: number;
}

const gapOf = ({ facts }: Standing): number => facts.now.attainableCents - facts.now.revenue12Cents;

/** Whether so few territories hold enough of the gap to be worth a headline. */
const leads = (held: number, total: number, top: number, all: number): boolean =>
  total > 0 && held / total >= (BEYOND_EVEN * top) / all;

/** Who leads the gap, where a few lead it at all. */
function leadOf({ standings, total }: Scene): Lead | null {
  const top = topBy(standings, gapOf).slice(0, LED_BY);
  const held = top.reduce((sum, one) => sum + gapOf(one), 0);
  const all = total('attainableGap');
  const positive = standings.length > LED_BY && top.every((one) => gapOf(one) > 0);
  return positive && leads(held, all, top.length, standings.length)
    ? { top, held, total: all }
    : null;
}

/**
 * Whether the headline stands should just these territories' potential be one sd too high. An
 * error common to all would change nothing: attainable is potential times a penetration of it.
 */
function isRobust({ top, held, total }: Lead, sd: number, all: number): boolean {
  const less = top.reduce((sum, one) => sum + sd * one.facts.now.attainableCents, 0);
  return leads(held - less, total - less, top.length, all);
}

/** What one territory alone could book more. */
function gapOfOne({ standings: [one], directory, report }: Scene): Finding | null {
  const gap = one ? gapOf(one) : Number.NaN;
  if (!one || report.territories.length !== 1 || !(gap > 0)) return null;
  return {
    code: 'attainable-gap',
    title: `${one.entry.name} books ${money(gap, directory.currency)} less than like accounts would`,
    detail: `Like accounts elsewhere reach ${money(one.facts.now.attainableCents, directory.currency)} a year of this potential.`,
    territories: [one.entry.territory],
    weight: gap,
    robust: gap > (directory.potential?.relativeSd ?? 0) * one.facts.now.attainableCents,
  };
}

/** The largest attainable gap and who holds it. */
export function gapFinding(scene: Scene): Finding | null {
  const lead = leadOf(scene);
  if (!lead) return gapOfOne(scene);
  const { currency, potential } = scene.directory;
  const sd = potential?.relativeSd ?? 0;
  // Held by a few of many gaps; where others sell beyond their like, the few hold more than all.
  const held = Math.min(lead.held / lead.total, 1);
  return {
    code: 'attainable-gap',
    title: `${list(namesOf(lead.top))} hold ${share(held, 0)} of the ${money(lead.total, currency)} that is attainable but not booked`,
    detail: `${money(lead.held, currency)} a year that like accounts elsewhere already reach; potential is known to ±${share(sd, 0)}.`,
    territories: idsOf(lead.top),
    weight: lead.held,
    robust: isRobust(lead, sd, scene.standings.length),
  };
}

/** The top tenth of territories holding more than a quarter of the whitespace. */
export function whitespaceFinding({ standings, directory, total }: Scene): Finding | null {
  const value = (one: Standing) => one.value('whitespace');
  const count = Math.round(standings.length / 10);
  const top = topBy(standings, value).slice(0, count);
  const held = top.reduce((sum, one) => sum + value(one), 0);
  const all = total('whitespace');
  if (count === 0 || !(held / all > 0.25)) return null;
  const who =
    count <= LED_BY
      ? `${list(namesOf(top))} ${count === 1 ? 'holds' : 'hold'}`
      : `A tenth of the territories hold`;
  return {
    code: 'whitespace',
    title: `${who} ${share(Math.min(held / all, 1), 0)} of the ${money(all, directory.currency)} nobody works`,
    detail:
      'Potential without an owner, without contact and order in 12 months, or beyond the known accounts.',
    territories: idsOf(top),
    weight: 0,
    // A common error of potential leaves shares as they are.
    robust: true,
  };
}
