/** What the verdict on a plan leans on; each is visible and the user's to change (domain.md). */
export interface Assumptions {
  /** Elasticity of sales to selling time: a cut normal. */
  readonly elasticity: {
    readonly mean: number;
    readonly sd: number;
    readonly low: number;
    readonly high: number;
  };
  /** Relative sd of a territory's potential, log-normal. */
  readonly potentialSd: number;
  /** Share of avoidably moved revenue that is lost: a triangular. */
  readonly loss: { readonly low: number; readonly mode: number; readonly high: number };
  /** Margin as a share of revenue; null counts revenue. */
  readonly margin: number | null;
  readonly draws: number;
  readonly seed: number;
}

export const ASSUMPTIONS: Assumptions = {
  elasticity: { mean: 0.31, sd: 0.12, low: 0.05, high: 0.7 },
  potentialSd: 0.1,
  loss: { low: 0.02, mode: 0.08, high: 0.176 },
  margin: null,
  draws: 2000,
  seed: 1,
};

/** When a plan is worth its disruption, and how far one may go. */
export interface Limits {
  /** Median of year one, share of revenue. */
  readonly yearOne: number;
  /** P(year one > 0). */
  readonly certainty: number;
  /** What a move must net over three years, share of revenue. */
  readonly moveNet: number;
  /** Revenue that changes hands, share of revenue. */
  readonly moved: number;
  readonly moves: number;
  /** Overlap of a derived plan above which ground has no single owner to move. */
  readonly overlap: number;
}

export const LIMITS: Limits = {
  yearOne: 0.005,
  certainty: 0.8,
  moveNet: 0.0001,
  moved: 0.08,
  moves: 12,
  overlap: 0.25,
};
