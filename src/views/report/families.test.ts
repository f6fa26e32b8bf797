import { describe, expect, it } from 'vitest';
import { families } from './families.ts';

const named = (ids: readonly string[]) => ids.map((id) => ({ id, name: `Name ${id}` }));

describe('rows of many names', () => {
  it('leaves a short list as it is', () => {
    const [first, ...rest] = families(named(['332', '333']), () => 1);
    expect(first).toEqual({ id: '332', name: 'Name 332', ids: ['332'] });
    expect(rest).toHaveLength(1);
  });

  it('puts codes under their sector, none lost', () => {
    const codes = Array.from({ length: 30 }, (_, at) => String(321 + at)).concat('238', '990');
    const rows = families(named(codes), () => 1);
    expect(rows.map(({ name }) => name)).toEqual([
      'Manufacturing',
      '34…',
      '35…',
      'Construction',
      '99…',
    ]);
    expect(rows.flatMap(({ ids }) => ids).sort()).toEqual([...codes].sort());
  });

  it('keeps the heaviest of other names and counts the rest as other', () => {
    const names = named(Array.from({ length: 25 }, (_, at) => `trade ${at}`));
    const rows = families(names, (id) => Number(id.slice(6)));
    expect(rows).toHaveLength(20);
    const other = rows.find(({ id }) => id === 'other');
    expect(other).toMatchObject({ name: 'Other (6)', ids: names.slice(0, 6).map(({ id }) => id) });
  });
});
