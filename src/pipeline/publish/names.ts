import type { PublishLevel } from '#domain/publish.ts';
import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';

/** Shorter names stand in any text. */
const SHORTEST = 3;

/** Tells texts that name what a level leaves out: an account or family; in a summary a territory or rep. */
export async function namesLeftOut(
  engine: Engine,
  level: PublishLevel,
): Promise<(text: string) => boolean> {
  const accounts = sql`select account as name from account union select name from account
    union select family from account where family is not null`;
  const people = sql`select rep as name from rep union select name from rep
    union select territory from territory union select name from territory`;
  const { name } = await engine.columns(
    level === 'summary' ? sql`${accounts} union ${people}` : accounts,
  );
  const names = (name as readonly string[]).filter((text) => text.length >= SHORTEST);
  return (text) => names.some((one) => text.includes(one));
}
