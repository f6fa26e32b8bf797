import type { Directory } from '#domain/directory.ts';
import { FACT_NAMES, type FactName } from '#domain/facts.ts';
import type { Period } from '#domain/period.ts';
import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import type { Question } from './question.ts';
import { potentialByLine } from './remainder.ts';

/** What the data can answer at all. */
export interface Ground {
  /** Potential is known by line; with a single line that says nothing. */
  readonly byLine: boolean;
  /** First month with contacts, counted from the data's first; NaN without contacts. */
  readonly firstContact: number;
  readonly quotas: boolean;
}

export async function readGround(engine: Engine, directory: Directory): Promise<Ground> {
  const [row] = await engine.rows<{ first: number | null }>(
    sql`select datediff('month', (select min(month) from calendar), min(date)) as first from visit`,
  );
  return {
    byLine: directory.lines.length > 1 && (await potentialByLine(engine)),
    firstContact: row?.first ?? Number.NaN,
    quotas: directory.quotaCents?.some((cents) => !Number.isNaN(cents ?? Number.NaN)) ?? false,
  };
}

/** Quotas are for everything a territory sells: a filtered slice has none. */
export const isFiltered = ({ lines, industries, tiers, types }: Question): boolean =>
  lines !== null || industries.length + tiers.length + types.length > 0;

/** Facts that cannot be known at this slice and period: they are NaN, never 0. */
export function unknownFacts(
  question: Question,
  ground: Ground,
  period: Period,
): ReadonlySet<FactName> {
  const month = period.to - question.span.from;
  const stock = month >= 11;
  const contacts = stock && month >= ground.firstContact + 11;
  const active = stock && (contacts || Number.isNaN(ground.firstContact));
  const worth = question.lines === null || ground.byLine;
  const quota = ground.quotas && !isFiltered(question);
  const known: Record<FactName, boolean> = {
    revenueCents: true,
    orders: question.lines === null,
    quotaCents: quota,
    quotaRevenueCents: quota,
    revenue12Cents: stock,
    openCents: stock && worth,
    coveredCents: contacts && worth,
    coverableCents: contacts && worth,
    overServiceContacts: contacts,
    contacts12: contacts,
    whitespaceCents: active && worth,
    unownedCents: stock && worth,
    activeAccounts: active,
    buyingAccounts: stock,
    potentialCents: worth,
    remainderCents: worth,
    attainableCents: worth,
    accounts: true,
    serviceHours: question.hours,
    lineHaulHours: question.hours,
    capacityHours: question.hours,
  };
  return new Set(FACT_NAMES.filter((name) => !known[name]));
}
