import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import type { Assumption } from '#domain/directory.ts';
import { ladderInput } from '#domain/ladder.ts';
import { readAssumed } from './assumed.ts';

/** Names every seller a rep; fills capacity and home where they lack. Answers what was assumed. */
export async function ensureReps(engine: Engine): Promise<Assumption[]> {
  await engine.run(sql`
    insert into rep (rep, name) select distinct seller, seller from sale
    where seller is not null and seller not in (select rep from rep)`);
  const [lack] = await engine.rows<{ reps: number; capacity: number; home: number }>(sql`
    select count(*) as reps, count(*) filter (where capacity_hours is null) as capacity,
      count(*) filter (where lon is null or lat is null) as home from rep`);
  const made: Assumption[] = [];
  if (!lack) return made;
  if (lack.capacity > 0) made.push(await assumeCapacity(engine, lack.capacity, lack.reps));
  if (lack.home > 0) made.push(...(await assumeHome(engine, lack.home, lack.reps)));
  return made;
}

async function assumeCapacity(engine: Engine, lacking: number, reps: number): Promise<Assumption> {
  const assumed = await readAssumed(engine);
  const hours = assumed.capacityHours;
  await engine.run(sql`update rep set capacity_hours = ${hours} where capacity_hours is null`);
  return {
    missing: `capacity of ${lacking} of ${reps} reps`,
    instead: `${hours.toLocaleString('en-US')} field hours a year for each`,
    input: ladderInput('capacityHours', assumed),
  };
}

/** Home: the revenue-weighted centre of the accounts a rep owns or, where nobody owns them, sold to. */
async function assumeHome(engine: Engine, lacking: number, reps: number): Promise<Assumption[]> {
  const [known] = await engine.rows<{ placed: number }>(
    sql`select count(*) as placed from account where unit is not null or lon is not null`,
  );
  if (!known || known.placed === 0) return [];
  await engine.run(sql`
    with owner as (
      select account, rep from ownership where rep is not null
      qualify row_number() over (partition by account order by share desc, rep) = 1
    ), sold as (
      select coalesce(o.rep, s.seller) as rep, coalesce(a.lon, u.lon) as lon, coalesce(a.lat, u.lat) as lat,
        cast(sum(s.cents) as double) as weight
      from sale s join account a using (account) left join unit u using (unit)
        left join owner o using (account)
      where coalesce(o.rep, s.seller) is not null group by all having sum(s.cents) > 0
    ), centre as (
      select rep, sum(lon * weight) / sum(weight) as lon, sum(lat * weight) / sum(weight) as lat
      from sold where lon is not null and lat is not null group by 1
    )
    update rep set lon = centre.lon, lat = centre.lat from centre
    where rep.rep = centre.rep and (rep.lon is null or rep.lat is null)`);
  const instead = 'the revenue-weighted centre of the accounts each owns or sold to';
  return [{ missing: `home of ${lacking} of ${reps} reps`, instead }];
}
