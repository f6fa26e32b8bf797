import { describe, expect, it } from 'vitest';
import { reasonOf } from './reason.ts';

/** As DuckDB 1.4.3 and the browser word them. */
const SAID = {
  query: [
    'Parser Error: syntax error at or near "selec"',
    'Binder Error: Referenced column "x" not found in FROM clause!',
  ],
  deep: [
    'Parser Error: Max expression depth limit of 250 exceeded. Use "SET max_expression_depth TO x"',
    'RangeError: Maximum call stack size exceeded',
  ],
  memory: [
    'Out of Memory Error: could not allocate block of size 256.0 KiB (1.3 GiB/1.3 GiB used)',
    'std::bad_alloc',
  ],
  dead: ['RuntimeError: unreachable', 'RuntimeError: memory access out of bounds'],
  damaged: [
    'IO Error: Corrupt database file: computed checksum 46 does not match stored checksum 10',
    'IO Error: The file "x.duckdb" exists, but it is not a valid DuckDB database file!',
  ],
  unread: ['IO Error: Cannot open database "http://x/e.duckdb"', 'Failed to open file: x'],
} as const;

describe('what the engine’s words mean', () => {
  for (const [kind, texts] of Object.entries(SAID))
    for (const text of texts) it(`${kind}: ${text}`, () => expect(reasonOf(text)).toBe(kind));
});
