/** A fitted linear model. */
export interface Fit {
  readonly beta: readonly number[];
  /** Inverse of X'WX: the coefficients' covariance where weights are 1 ÷ variance. */
  readonly covariance: readonly (readonly number[])[];
}

type Matrix = number[][];

/** Inverse by Gauss–Jordan with row exchange; null when a column says nothing of its own. */
function inverse(matrix: Matrix): Matrix | null {
  const size = matrix.length;
  const work = matrix.map((row, at) => [
    ...row,
    ...row.map((_, column) => (column === at ? 1 : 0)),
  ]);
  for (let column = 0; column < size; column += 1) {
    const rest = work.slice(column).map((row) => Math.abs(row[column] ?? 0));
    const pivot = column + rest.indexOf(Math.max(...rest));
    const [top, chosen] = [work[column], work[pivot]];
    const scale = chosen?.[column] ?? 0;
    if (!top || !chosen || Math.abs(scale) < 1e-12) return null;
    work[pivot] = top;
    work[column] = chosen.map((value) => value / scale);
    eliminate(work, column);
  }
  return work.map((row) => row.slice(size));
}

function eliminate(work: Matrix, column: number): void {
  const pivot = work[column] ?? [];
  for (let at = 0; at < work.length; at += 1) {
    const row = work[at];
    const factor = row?.[column] ?? 0;
    if (row && at !== column)
      work[at] = row.map((value, position) => value - factor * (pivot[position] ?? 0));
  }
}

/** Least squares of y on the rows' columns, with weights; null when columns are not independent. */
export function fitWeighted(
  rows: readonly (readonly number[])[],
  y: readonly number[],
  weights: readonly number[],
): Fit | null {
  const width = rows[0]?.length ?? 0;
  const cross: Matrix = Array.from({ length: width }, () => new Array<number>(width).fill(0));
  const target = new Array<number>(width).fill(0);
  rows.forEach((row, at) => {
    const weight = weights[at] ?? 0;
    row.forEach((left, i) => {
      target[i] = (target[i] ?? 0) + weight * left * (y[at] ?? 0);
      const line = cross[i];
      if (line) row.forEach((right, j) => (line[j] = (line[j] ?? 0) + weight * left * right));
    });
  });
  const covariance = inverse(cross);
  if (!covariance) return null;
  return { beta: covariance.map((row) => dot(row, target)), covariance };
}

export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

/** x'Vx: the variance a fit adds at x. */
export const quadratic = (x: readonly number[], matrix: readonly (readonly number[])[]): number =>
  dot(
    x,
    matrix.map((row) => dot(row, x)),
  );
