/** Seeded numbers from 32-bit integer steps alone (sfc32), the same on every machine. */
export interface Random {
  /** In [0, 1), 32 bits. */
  next(): number;
  /** A whole number in [0, below). */
  below(limit: number): number;
}

/** PractRand's "small fast counter", 32 bit, warmed up by 12 steps. */
export function randomOf(seed: number): Random {
  let [a, b, c, count] = [0x9e3779b9, seed | 0, Math.floor(seed / 4294967296) | 0, 1];
  const step = (): number => {
    const sum = (a + b + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let warm = 0; warm < 12; warm += 1) step();
  return {
    next: () => step() / 4294967296,
    below: (limit) => Math.floor((step() / 4294967296) * limit),
  };
}
