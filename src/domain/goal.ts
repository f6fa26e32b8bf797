/** Pace of a goal: 1 is on track. `seasonalShare`: the part of a period's sales due by now. */
export const pace = (actual: number, target: number, seasonalShare: number): number =>
  actual / (target * seasonalShare);

/** Open pipeline against what is still to be booked. */
export interface PipelineCover {
  /** Open pipeline ÷ remaining quota. */
  readonly coverage: number;
  /** Coverage that would do: 1 ÷ win rate. */
  readonly needed: number;
  /** What the open deals are expected to bring. */
  readonly expected: number;
  /** `expected` ÷ remaining quota. */
  readonly expectedShare: number;
}

/** `winRate` of deals that can still close in the period. */
export function pipelineCover(open: number, remaining: number, winRate: number): PipelineCover {
  const expected = open * winRate;
  return {
    coverage: open / remaining,
    needed: 1 / winRate,
    expected,
    expectedShare: expected / remaining,
  };
}
