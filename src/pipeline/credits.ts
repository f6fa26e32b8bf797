import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { GROUND_CREDITS } from './ground/credits.ts';

/** Notes in `meta` what the licences of the ground under any data ask to be said. */
export async function writeCredits(engine: Engine): Promise<void> {
  await engine.run(sql`delete from meta where key = 'attribution'`);
  const lines = GROUND_CREDITS.map(({ attribution }) => attribution);
  await engine.insert('meta', { key: ['attribution'], value: [lines.join('\n')] });
}
