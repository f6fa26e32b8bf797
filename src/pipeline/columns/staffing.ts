import type { Columns } from '#cubes/columns.ts';
import { parseMonth, type Month } from '#domain/period.ts';
import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { seat } from '#queries/credited.ts';
import { vacantDaysQuestion } from '#queries/reps.ts';
import { indexOf, type Entities } from '../entities.ts';

type StaffPart = Pick<Columns, 'vacantDays' | 'sellerTerritory'>;
interface Span {
  readonly firstMonth: Month;
  readonly months: number;
}

/** Who staffed what in which month, and when nobody did. */
export async function readStaffing(
  engine: Engine,
  entities: Entities,
  span: Span,
): Promise<StaffPart> {
  const territories = indexOf(entities.territories);
  const at = (month: string) => (parseMonth(month) ?? 0) - span.firstMonth;
  const vacantDays = new Uint8Array(entities.territories.length * span.months);
  const vacant = await engine.rows<{ territory: string; month: string; days: number }>(
    vacantDaysQuestion,
  );
  for (const { territory, month, days } of vacant)
    vacantDays[(territories.get(territory) ?? -1) * span.months + at(month)] = days;
  return { vacantDays, sellerTerritory: await readSeats(engine, entities, span) };
}

async function readSeats(
  engine: Engine,
  entities: Entities,
  { firstMonth, months }: Span,
): Promise<Int32Array> {
  const { layers, reps } = entities;
  const [territories, layerAt, repAt] = [entities.territories, layers, reps].map(indexOf);
  const seats = new Int32Array(layers.length * reps.length * months).fill(-1);
  const rows = await engine.rows<{ layer: string; rep: string; month: string; territory: string }>(
    sql`with ${seat} select * from seat`,
  );
  for (const { layer, rep, month, territory } of rows) {
    const row = (layerAt?.get(layer) ?? -1) * reps.length + (repAt?.get(rep) ?? -1);
    const at = row * months + (parseMonth(month) ?? 0) - firstMonth;
    seats[at] = territories?.get(territory) ?? -1;
  }
  return seats;
}
