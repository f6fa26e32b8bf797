import { describe, expect, it } from 'vitest';
import { QueryError, type QueryErrorKind } from '#engine/engine.ts';
import { Fault, faultOf } from './fault.ts';

const KINDS: readonly QueryErrorKind[] = [
  'query',
  'deep',
  'large',
  'memory',
  'timeout',
  'start',
  'dead',
  'unread',
  'damaged',
];

describe('a failure in a reader’s words', () => {
  it.each(KINDS)('%s of the engine has a sentence of its own, without a full stop', (kind) => {
    const { message } = faultOf(new QueryError('low-level words', kind), 'e.duckdb');
    expect(message.length).toBeGreaterThan(20);
    expect(message).not.toMatch(/\.$|undefined|\[object/);
    expect(new Set(KINDS.map((one) => faultOf(new QueryError('', one), '').message)).size).toBe(
      KINDS.length,
    );
  });
  it('stays what it is when it is one already', () => {
    const fault = new Fault('missing', 'e.duckdb');
    expect(faultOf(fault, 'other')).toBe(fault);
    expect(fault.message).toContain('does not have e.duckdb (404)');
  });
  it('keeps the first line of what the engine says of a question', () => {
    const cause = new QueryError('Binder Error: no column x.\nLINE 1: select x', 'query');
    expect(faultOf(cause, '').message).toMatch(/: Binder Error: no column x$/);
  });
  it('of the network keeps its cause', () => {
    const cause = new TypeError('Failed to fetch');
    expect(faultOf(cause, 'c.bin', () => true)).toMatchObject({ kind: 'unreachable', cause });
    expect(faultOf(cause, 'c.bin', () => false)).toMatchObject({ kind: 'offline', cause });
  });
});
