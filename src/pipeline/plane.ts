import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import type { Plane } from '#geo/projection.ts';

const KEY = 'plane';

/** Notes in `meta` where on earth the map lies; of the US nothing is said. */
export async function writePlane(engine: Engine, plane: Plane): Promise<void> {
  if (plane.kind !== 'us')
    await engine.insert('meta', { key: [KEY], value: [JSON.stringify(plane)] });
}

export async function readPlane(engine: Engine): Promise<Plane> {
  const [row] = await engine.rows<{ value: string }>(
    sql`select value from meta where key = ${KEY}`,
  );
  return row ? (JSON.parse(row.value) as Plane) : { kind: 'us' };
}
