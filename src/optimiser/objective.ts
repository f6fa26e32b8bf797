/**
 * Sums per territory from which the moment of inertia follows, so that one unit's move changes it
 * in O(1). Coordinates are whole metres of an equal-area plane.
 */
export interface Moments {
  readonly weight: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly square: Float64Array;
}

/** Places and weights of units. */
export interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weight: Float64Array;
}

function add(
  moments: Moments,
  places: Places,
  unit: number,
  territory: number,
  sign: 1 | -1,
): void {
  const [x = 0, y = 0, weight = 0] = [places.x[unit], places.y[unit], places.weight[unit]];
  const signed = sign * weight;
  moments.weight[territory] = (moments.weight[territory] ?? 0) + signed;
  moments.x[territory] = (moments.x[territory] ?? 0) + signed * x;
  moments.y[territory] = (moments.y[territory] ?? 0) + signed * y;
  moments.square[territory] = (moments.square[territory] ?? 0) + signed * (x * x + y * y);
}

/** Sums of a plan; `owner` −1 belongs to nobody. */
export function momentsOf(places: Places, owner: Int32Array, territories: number): Moments {
  const [weight, x, y, square] = [0, 0, 0, 0].map(() => new Float64Array(territories));
  const moments = { weight, x, y, square } as Moments;
  owner.forEach((territory, unit) => {
    if (territory >= 0) add(moments, places, unit, territory, 1);
  });
  return moments;
}

/** Moves one unit between two territories' sums. */
export function moveUnit(
  moments: Moments,
  places: Places,
  unit: number,
  from: number,
  to: number,
): void {
  add(moments, places, unit, from, -1);
  add(moments, places, unit, to, 1);
}

/** Σ weight × distance² to the territory's own centre. */
export function moment({ weight, x, y, square }: Moments, territory: number): number {
  const [w = 0, wx = 0, wy = 0, ws = 0] = [
    weight[territory],
    x[territory],
    y[territory],
    square[territory],
  ];
  return w > 0 ? Math.max(ws - (wx * wx + wy * wy) / w, 0) : 0;
}
