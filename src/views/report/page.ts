import type { ReportFacts } from '#domain/facts.ts';
import type { Advice } from '#domain/suggestion.ts';

/** What a report page is prerendered from. */
export interface ReportPage {
  /** null is the company. */
  readonly node: string | null;
  /** Facts of the page's default slice. */
  readonly facts: ReportFacts;
  /** Of the company's page only. */
  readonly advice: Advice | null;
  /** Bounds of the node in the map plane, px; null is all of it. */
  readonly mapBox: readonly [x0: number, y0: number, x1: number, y1: number] | null;
  /** A digit a unit, the class of the default measure; '.' without data. */
  readonly unitClasses: string;
}
