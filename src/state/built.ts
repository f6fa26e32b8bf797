import type { Directory } from '#domain/directory.ts';
import type { ReportFacts } from '#domain/facts.ts';
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

/**
 * What the server draws a page from. It never reaches the browser with the page (src/hooks.ts
 * leaves it behind): the drawing holds the same numbers, and the facts come when it comes alive.
 */
export class Built {
  readonly directory: Directory;
  readonly page: BuiltPage;
  constructor(directory: Directory, page: BuiltPage) {
    this.directory = directory;
    this.page = page;
  }
}
