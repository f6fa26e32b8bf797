import { rounded } from './format.ts';

/** The band of the workload index in which a territory counts as balanced. */
export const BAND = { low: 85, high: 115 } as const;

export type BandSide = 'below' | 'in' | 'above';

/** Where an index lies, by the value as shown; null when it is not known. */
export function bandSide(index: number): BandSide | null {
  if (Number.isNaN(index)) return null;
  const shown = rounded(index);
  if (shown < BAND.low) return 'below';
  return shown > BAND.high ? 'above' : 'in';
}

export const inBand = (index: number): boolean => bandSide(index) === 'in';

/**
 * Relative deviation beyond a tolerance: max(w − (1+α)μ, (1−α)μ − w, 0) ÷ μ; with α 0 it is
 * |w − μ| ÷ μ.
 */
export const deviation = (work: number, mean: number, tolerance = 0): number =>
  Math.max(work - (1 + tolerance) * mean, (1 - tolerance) * mean - work, 0) / mean;
