export interface Dot {
  readonly id: string;
  /** 0–100, the share of the width. */
  readonly x: number;
  /** Px from the middle line. */
  readonly y: number;
}

/**
 * Dots side by side that show where values lie without an order: each takes the free place
 * nearest to the middle. `x` in percent of `width` px; `size` is a dot's room in px.
 */
export function swarm(
  items: readonly { readonly id: string; readonly x: number }[],
  width: number,
  size: number,
): Dot[] {
  const placed: Dot[] = [];
  for (const { id, x } of [...items].sort((a, b) => a.x - b.x)) {
    const near = placed.filter((dot) => (Math.abs(dot.x - x) / 100) * width < size);
    const free = (y: number) =>
      near.every((dot) => Math.hypot(((dot.x - x) / 100) * width, dot.y - y) >= size - 1e-9);
    let step = 0;
    while (!free(level(step) * size)) step++;
    placed.push({ id, x, y: level(step) * size });
  }
  return placed;
}

/** 0, 1, −1, 2, −2 … */
const level = (step: number) => (step % 2 === 0 ? -step / 2 : (step + 1) / 2);
