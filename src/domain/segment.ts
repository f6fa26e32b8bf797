import { capital } from './format.ts';

/** What to do about a segment or a territory. */
export type Stance = 'invest' | 'defend' | 'develop' | 'leave';

export interface Position {
  readonly potentialCents: number;
  readonly penetration: number;
  readonly growth: number;
}

/** What a position is compared with: the whole it is part of. */
export interface Yardstick {
  readonly penetration: number;
  readonly growth: number;
  /** Potential from which a part counts as large: the median of its like. */
  readonly largeCents: number;
}

/**
 * Well penetrated: defend. Below the whole but growing at least as fast: invest. Below and slower:
 * develop where the potential is large, else leave. Null where a number is not known.
 */
export function stanceOf(
  { potentialCents, penetration, growth }: Position,
  whole: Yardstick,
): Stance | null {
  if ([potentialCents, penetration, growth].some(Number.isNaN)) return null;
  if (penetration >= whole.penetration) return 'defend';
  if (growth >= whole.growth) return 'invest';
  return potentialCents >= whole.largeCents ? 'develop' : 'leave';
}

const ORDER: readonly Stance[] = ['invest', 'defend', 'develop', 'leave'];

/** One row of segments in words: 'Invest', 'Defend A, develop B', or 'Defend A; develop B, C'. */
export function stanceWords(
  cells: readonly { readonly name: string; readonly stance: Stance | null }[],
): string {
  const known = cells.filter((cell) => cell.stance !== null);
  const used = ORDER.filter((stance) => known.some((cell) => cell.stance === stance));
  if (used.length < 2) return capital(used[0] ?? '');
  const parts = used.map(
    (stance) =>
      `${stance} ${known
        .filter((cell) => cell.stance === stance)
        .map((cell) => cell.name)
        .join(', ')}`,
  );
  return capital(parts.join(parts.some((part) => part.includes(',')) ? '; ' : ', '));
}

/** Median; NaN of none. */
export function median(values: readonly number[]): number {
  const ascending = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const middle = Math.floor(ascending.length / 2);
  const high = ascending[middle] ?? Number.NaN;
  return ascending.length % 2 === 1 ? high : ((ascending[middle - 1] ?? Number.NaN) + high) / 2;
}
