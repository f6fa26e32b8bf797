import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import type { Assumption } from '#domain/directory.ts';
import { FIELD_HOURS } from '#domain/workload.ts';

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
  if (lack.home > 0) made.push(await assumeHome(engine, lack.home, lack.reps));
  return made;
}

async function assumeCapacity(engine: Engine, lacking: number, reps: number): Promise<Assumption> {
  await engine.run(
    sql`update rep set capacity_hours = ${FIELD_HOURS} where capacity_hours is null`,
  );
  return {
    missing: `capacity of ${lacking} of ${reps} reps`,
    instead: `${FIELD_HOURS.toLocaleString('en-US')} field hours a year for each`,
  };
}

/** Home: the revenue-weighted centre of the accounts a rep sold to. */
async function assumeHome(engine: Engine, lacking: number, reps: number): Promise<Assumption> {
  await engine.run(sql`
    with sold as (
      select s.seller as rep, coalesce(a.lon, u.lon) as lon, coalesce(a.lat, u.lat) as lat,
        cast(sum(s.cents) as double) as weight
      from sale s join account a using (account) left join unit u using (unit)
      where s.seller is not null group by all having sum(s.cents) > 0
    ), centre as (
      select rep, sum(lon * weight) / sum(weight) as lon, sum(lat * weight) / sum(weight) as lat
      from sold where lon is not null and lat is not null group by 1
    )
    update rep set lon = centre.lon, lat = centre.lat from centre
    where rep.rep = centre.rep and (rep.lon is null or rep.lat is null)`);
  return {
    missing: `home of ${lacking} of ${reps} reps`,
    instead: 'the revenue-weighted centre of the accounts each sold to',
  };
}
