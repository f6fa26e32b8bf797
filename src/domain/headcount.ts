/** Reps needed: required hours ÷ hours one rep sells, rounded up. */
export const repsByWorkload = (requiredHours: number, sellingHoursPerRep: number): number =>
  Math.ceil(requiredHours / sellingHoursPerRep);

/** What the next rep brings over three years. */
export interface NextRep {
  readonly cost: number;
  /** Share of sales. */
  readonly margin: number;
  /** The rep's sales in year one, and the shares of them that recur in years two and three. */
  readonly sales: number;
  readonly recurring: readonly [yearTwo: number, yearThree: number];
}

export interface NextRepReturn {
  readonly breakEvenSales: number;
  /** Sales ÷ break-even sales. */
  readonly cover: number;
  /** Three-year return on cost; 0.5–1.5 is well sized, lower: too many reps, higher: too few. */
  readonly roi: number;
}

export function returnOfNextRep({ cost, margin, sales, recurring }: NextRep): NextRepReturn {
  const earned = margin * sales * (1 + recurring[0] + recurring[1]);
  return {
    breakEvenSales: cost / margin,
    cover: (sales * margin) / cost,
    roi: (earned - cost) / cost,
  };
}
