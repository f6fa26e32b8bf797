import type { Month } from './period.ts';

/** How history is told: credited to who sold it then, or restated to the plan in view. */
export type History = 'restated' | 'credited';

/** The five territory types, as the rule that gives an account its owner. */
export const TERRITORY_TYPES = [
  'account',
  'industry',
  'customer',
  'potential',
  'geographical',
] as const;
export type TerritoryType = (typeof TERRITORY_TYPES)[number];

/**
 * What part of the business a reader looks at. Empty lists mean "all"; a null period means the
 * last twelve complete months. Ids, never labels.
 */
export interface Slice {
  readonly from: Month | null;
  readonly to: Month | null;
  readonly compare: 'year' | 'none';
  readonly layer: string;
  /** Region, district or territory; null is the whole company. */
  readonly node: string | null;
  readonly lines: readonly string[];
  readonly industries: readonly string[];
  readonly tiers: readonly string[];
  readonly types: readonly TerritoryType[];
  readonly history: History;
}

export const WHOLE: Slice = {
  from: null,
  to: null,
  compare: 'year',
  layer: 'field',
  node: null,
  lines: [],
  industries: [],
  tiers: [],
  types: [],
  history: 'restated',
};
