import { dot, fitWeighted, quadratic, type Fit } from './least-squares.ts';

/** What a group does beyond what its predictors explain, shrunk, with its standard error. */
export interface Effect {
  readonly effect: number;
  readonly error: number;
}

const HALVINGS = 60;

function weightsAt(between: number, variance: readonly number[]): number[] {
  return variance.map((own) => 1 / (between + own));
}

/** Weighted squared residuals: falls as the variance between groups grows. */
function scatter(
  fit: Fit,
  rows: readonly (readonly number[])[],
  y: readonly number[],
  weights: readonly number[],
): number {
  return rows.reduce(
    (sum, row, at) => sum + (weights[at] ?? 0) * ((y[at] ?? 0) - dot(row, fit.beta)) ** 2,
    0,
  );
}

/**
 * Variance between groups by the method of moments (Paule and Mandel): the one at which the
 * weighted scatter equals its degrees of freedom; 0 when noise alone explains the scatter.
 */
function betweenVariance(
  rows: readonly (readonly number[])[],
  y: readonly number[],
  variance: readonly number[],
): number {
  const freedom = rows.length - (rows[0]?.length ?? 0);
  const excess = (between: number) => {
    const weights = weightsAt(between, variance);
    const fit = fitWeighted(rows, y, weights);
    return fit ? scatter(fit, rows, y, weights) - freedom : 0;
  };
  if (excess(0) <= 0) return 0;
  let [low, high] = [0, Math.max(...variance)];
  while (excess(high) > 0) [low, high] = [high, high * 2];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * y = rows·β + effect + noise of known variance. The effect is shrunk towards 0; its error holds
 * the noise and the fit's own uncertainty. Null when the predictors are not independent.
 */
export function randomEffects(
  rows: readonly (readonly number[])[],
  y: readonly number[],
  variance: readonly number[],
): readonly Effect[] | null {
  const between = betweenVariance(rows, y, variance);
  const fit = fitWeighted(rows, y, weightsAt(between, variance));
  if (!fit) return null;
  return rows.map((row, at) => {
    const kept = between / (between + (variance[at] ?? 0));
    const own = between * (1 - kept);
    const error = Math.sqrt(own + kept * kept * quadratic(row, fit.covariance));
    return { effect: kept * ((y[at] ?? 0) - dot(row, fit.beta)), error };
  });
}
