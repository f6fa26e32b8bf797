import type { Columns } from '#cubes/columns.ts';
import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { indexOf, type Entities } from '../entities.ts';

type GroundPart = Pick<Columns, 'unitLon' | 'unitLat' | 'remainderCents'>;

/** Where the units are and what potential lies beyond their known accounts: max(unit − Σ accounts, 0). */
export async function readGround(engine: Engine, entities: Entities): Promise<GroundPart> {
  const places = await engine.columns(sql`select lon, lat from unit order by unit`);
  return {
    unitLon: places.lon as Float64Array,
    unitLat: places.lat as Float64Array,
    remainderCents: await readRemainder(engine, entities),
  };
}

async function readRemainder(engine: Engine, entities: Entities): Promise<Float64Array> {
  const line = entities.byLine ? sql`line` : sql`cast(null as text)`;
  const rows = await engine.rows<{ unit: string; line: string | null; cents: number }>(sql`
    with whole as (select unit, ${line} as line, sum(cents) as cents from unit_potential group by 1, 2),
    known as (
      select a.unit, ${line} as line, sum(p.cents) as cents
      from account_potential p join account a using (account) where a.unit is not null group by 1, 2
    )
    select w.unit, w.line, cast(greatest(w.cents - coalesce(k.cents, 0), 0) as double) as cents
    from whole w left join known k on k.unit = w.unit and k.line is not distinct from w.line`);
  const units = indexOf(entities.units);
  const lines = indexOf(entities.lines);
  const remainder = new Float64Array(
    (entities.byLine ? entities.lines.length : 1) * entities.units.length,
  );
  for (const { unit, line: name, cents } of rows) {
    const at = units.get(unit);
    if (at !== undefined)
      remainder[(lines.get(name ?? '') ?? 0) * entities.units.length + at] = cents;
  }
  return remainder;
}
