import type { Directory } from '#domain/directory.ts';
import type { ReportFacts } from '#domain/facts.ts';
import type { ReportJson } from '#domain/report.ts';
import type { Advice } from '#domain/suggestion.ts';

/** What one page shows of its default slice; `facts/KEY.json` holds it for the browser. */
export interface BuiltPage {
  /** null is the company. */
  readonly node: string | null;
  readonly facts: ReportFacts;
  /** Of the company's page only. */
  readonly advice: Advice | null;
  /** Bounds of the node in the map plane, px; null is all of it. */
  readonly mapBox: readonly [x0: number, y0: number, x1: number, y1: number] | null;
  /** A digit a unit, the class of the default measure; '.' without data. */
  readonly unitClasses: string;
}

/** What a page is drawn from. */
export interface Built {
  readonly directory: Directory;
  readonly page: BuiltPage;
}

export const COMPANY = 'company';

/** A page of a report, as JSON has it (NaN is null); null where the report has none of that key. */
export function pageOf(
  { pages, advice, mapBoxes, unitClasses }: ReportJson,
  key: string,
): BuiltPage | null {
  const facts = Object.hasOwn(pages, key) ? pages[key] : undefined;
  if (!facts) return null;
  return {
    node: key === COMPANY ? null : key,
    facts,
    advice: key === COMPANY ? advice : null,
    mapBox: mapBoxes[key] ?? null,
    unitClasses,
  };
}
