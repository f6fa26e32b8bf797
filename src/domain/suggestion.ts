/** Estimate with its interval: cents; median and 80 % interval of seeded draws. */
export interface Estimate {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Share of draws above zero. */
  readonly positive: number;
}

/** One model of money (domain.md, "Response, uplift, net benefit"); made by planning/uplift.ts. */
export interface NetBenefit {
  /** Uplift less disruption by year: year 1, 2, 3. */
  readonly years: readonly [Estimate, Estimate, Estimate];
  readonly threeYears: Estimate;
  /** Uplift a year, before disruption. */
  readonly uplift: Estimate;
  /** Avoidable revenue that changes hands, cents. */
  readonly avoidableCents: number;
  /** Share of moved revenue that may be lost before year one nets zero; null when nothing moves. */
  readonly breakEvenQ: number | null;
  /** Assumed loss, mode of the triangular distribution. */
  readonly assumedQ: number;
  /** Months until the median pays back; null when it does not within three years. */
  readonly paybackMonths: number | null;
  readonly inMargin: boolean;
}

export interface Side {
  readonly territory: string;
  readonly indexBefore: number;
  readonly indexAfter: number;
  readonly loadBefore: number;
  readonly loadAfter: number;
  readonly potentialBeforeCents: number;
  readonly potentialAfterCents: number;
}

/** One proposed step: a unit, or a connected group, from a territory to a neighbour. */
export interface Suggestion {
  readonly id: string;
  readonly units: readonly string[];
  readonly from: Side;
  readonly to: Side;
  readonly reason: {
    readonly code: 'overload' | 'room' | 'closer' | 'balance' | 'potential';
    readonly text: string;
  };
  readonly accounts: number;
  readonly revenueCents: number;
  readonly avoidableCents: number;
  /** Hours of travel a month saved (negative: added). */
  readonly driveHoursSaved: number;
  /** Worst |index − 100| over all territories, before and after this step on top of the earlier. */
  readonly worstBefore: number;
  readonly worstAfter: number;
  /** Σ workload × distance² to the centre, both territories, relative to before (1 = unchanged). */
  readonly compactnessRatio: number;
  readonly contiguous: boolean;
  /** Of this step on top of the earlier ones. */
  readonly benefit: NetBenefit;
}

/** The best k moves on today's plan, or the reasoned advice to leave it. */
export interface Advice {
  readonly verdict: 'reshuffle' | 'leave' | 'off';
  /** Why: the sentence that says when not to reshuffle, or why no advice can be given. */
  readonly reason: string;
  readonly suggestions: readonly Suggestion[];
  /** All suggestions together. */
  readonly together: NetBenefit | null;
  readonly movedShare: number;
  readonly inBandBefore: number;
  readonly inBandAfter: number;
  readonly territories: number;
}
