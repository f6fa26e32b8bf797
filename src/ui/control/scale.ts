/** A linear scale from `domain` to 0–100 %, clamped; a domain without width maps to 50. */
export function percent(domain: readonly [low: number, high: number]) {
  const [low, high] = domain;
  return (value: number): number => {
    if (!(high > low)) return 50;
    return Math.min(100, Math.max(0, ((value - low) / (high - low)) * 100));
  };
}

/** The smallest domain that holds every known value and `always`. */
export function domainOf(
  values: readonly number[],
  always: readonly number[],
): readonly [number, number] {
  const all = [...values, ...always].filter(Number.isFinite);
  return all.length === 0 ? [0, 1] : [Math.min(...all), Math.max(...all)];
}
