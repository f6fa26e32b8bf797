import { ProblemError } from './graph.ts';

/** Cost of a pair that must not be matched. */
export const FORBIDDEN = Number.POSITIVE_INFINITY;

/** Who goes where: `column[row]` is −1 for a row without a partner. */
export interface Matching {
  readonly column: Int32Array;
  /** Σ cost of the pairs matched. */
  readonly cost: number;
}

/**
 * The cheapest matching of rows to columns among those that match the most, by shortest augmenting
 * paths (Kuhn 1955; Jonker and Volgenant 1987), O(rows² × columns). `cost` is rows × columns, row
 * by row; any sign; FORBIDDEN pairs are never matched. Rows or columns may be the more numerous.
 * Throws ProblemError when a cost is NaN or −∞, or the size does not fit.
 */
export function matchingOf(cost: Float64Array, rows: number, columns: number): Matching {
  check(cost, rows, columns);
  const flipped = rows > columns;
  const wide = flipped ? transposed(cost, rows, columns) : cost;
  const [few, many] = flipped ? [columns, rows] : [rows, columns];
  const partner = assign(priced(wide), few, many);
  const column = new Int32Array(rows).fill(-1);
  let total = 0;
  partner.forEach((row, at) => {
    const price = row < 0 ? FORBIDDEN : (wide[row * many + at] ?? FORBIDDEN);
    if (price === FORBIDDEN) return;
    total += price;
    if (flipped) column[at] = row;
    else column[row] = at;
  });
  return { column, cost: total };
}

function check(cost: Float64Array, rows: number, columns: number): void {
  if (cost.length !== rows * columns)
    throw new ProblemError(`${cost.length} costs for ${rows} × ${columns} pairs`);
  const bad = cost.findIndex((value) => Number.isNaN(value) || value === -FORBIDDEN);
  if (bad >= 0)
    throw new ProblemError(
      `the cost of row ${Math.floor(bad / columns)}, column ${bad % columns} is ${cost[bad]}`,
    );
}

function transposed(cost: Float64Array, rows: number, columns: number): Float64Array {
  return cost.map((_, at) => cost[(at % rows) * columns + Math.floor(at / rows)] ?? FORBIDDEN);
}

/** A forbidden pair is dearer than any set of allowed ones, so it is taken only for want of them. */
function priced(cost: Float64Array): Float64Array {
  const finite = cost.filter((value) => value !== FORBIDDEN);
  const spread = finite.reduce((sum, value) => sum + Math.abs(value), 1);
  return cost.map((value) => (value === FORBIDDEN ? 2 * spread : value));
}

/** Row by column, −1 without; needs rows ≤ columns and finite costs. */
function assign(cost: Float64Array, rows: number, columns: number): Int32Array {
  const duals = { row: new Float64Array(rows), column: new Float64Array(columns) };
  const partner = new Int32Array(columns).fill(-1);
  for (let row = 0; row < rows; row += 1) augment(cost, columns, duals, partner, row);
  return partner;
}

interface Duals {
  readonly row: Float64Array;
  readonly column: Float64Array;
}

/** One more row, by the cheapest path of exchanges; the duals stay feasible. */
function augment(
  cost: Float64Array,
  columns: number,
  duals: Duals,
  partner: Int32Array,
  start: number,
): void {
  const slack = new Float64Array(columns).fill(FORBIDDEN);
  const from = new Int32Array(columns).fill(-1);
  const seen = new Uint8Array(columns);
  let [row, last] = [start, -1];
  for (;;) {
    reach(cost, row, last, { duals, slack, from, seen });
    const next = nearest(slack, seen);
    shift(duals, partner, { slack, seen, start }, slack[next] ?? 0);
    seen[next] = 1;
    last = next;
    row = partner[next] ?? -1;
    if (row < 0) break;
  }
  for (let at = last; at >= 0;) {
    const before = from[at] ?? -1;
    partner[at] = before < 0 ? start : (partner[before] ?? start);
    at = before;
  }
}

interface Reach {
  readonly duals: Duals;
  readonly slack: Float64Array;
  readonly from: Int32Array;
  readonly seen: Uint8Array;
}

/** Lowers the slack of columns that `row` reaches more cheaply. */
function reach(cost: Float64Array, row: number, last: number, it: Reach): void {
  const { duals, slack, from, seen } = it;
  const columns = slack.length;
  for (let at = 0; at < columns; at += 1) {
    if (seen[at] === 1) continue;
    const reduced =
      (cost[row * columns + at] ?? 0) - (duals.row[row] ?? 0) - (duals.column[at] ?? 0);
    if (reduced >= (slack[at] ?? 0)) continue;
    slack[at] = reduced;
    from[at] = last;
  }
}

function nearest(slack: Float64Array, seen: Uint8Array): number {
  let best = -1;
  for (let at = 0; at < slack.length; at += 1)
    if (seen[at] === 0 && (best < 0 || (slack[at] ?? 0) < (slack[best] ?? 0))) best = at;
  return best;
}

interface Tree {
  readonly slack: Float64Array;
  readonly seen: Uint8Array;
  readonly start: number;
}

/** Moves the duals of the tree by `step`, so that the next column becomes tight. */
function shift(
  duals: Duals,
  partner: Int32Array,
  { slack, seen, start }: Tree,
  step: number,
): void {
  duals.row[start] = (duals.row[start] ?? 0) + step;
  for (let at = 0; at < slack.length; at += 1)
    if (seen[at] === 1) {
      const row = partner[at] ?? 0;
      duals.row[row] = (duals.row[row] ?? 0) + step;
      duals.column[at] = (duals.column[at] ?? 0) - step;
    } else slack[at] = (slack[at] ?? 0) - step;
}
