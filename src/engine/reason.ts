import type { QueryErrorKind } from './engine.ts';

const REASONS: readonly (readonly [RegExp, QueryErrorKind])[] = [
  // A stack that runs over is nested input, though the engine itself breaks by it.
  [/max(imum)? (expression|call stack)|expression depth/i, 'deep'],
  [/out of memory|could not allocate|failed to allocate|memory limit|bad_alloc/i, 'memory'],
  [/RuntimeError|unreachable|memory access|table index|worker/i, 'dead'],
  [/checksum|corrupt|serializ|not a valid DuckDB|INTERNAL Error/i, 'damaged'],
  [/IO Error|failed to (open|read)|HTTP|NetworkError|range request/i, 'unread'],
];

/** What the engine's words for a failure mean; 'query' when the question itself is at fault. */
export const reasonOf = (text: string): QueryErrorKind =>
  REASONS.find(([pattern]) => pattern.test(text))?.[1] ?? 'query';
