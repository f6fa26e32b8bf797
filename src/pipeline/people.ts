import type { RepEntry, TerritoryEntry } from '#domain/directory.ts';
import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { projectionOf } from '#geo/projection.ts';
import { readPlane } from './plane.ts';

interface TerritoryRow extends Record<string, unknown> {
  readonly territory: string;
  readonly layer: string;
  readonly node: string;
  readonly name: string;
}

interface Staff extends Record<string, unknown> {
  readonly territory: string;
  readonly rep: string;
  /** Last day, null while still there. */
  readonly until: string | null;
  /** The day after. */
  readonly left_on: string | null;
  readonly hours: number | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** Territories by id, staffed as on the day `asOf` (ISO). A vacancy keeps its last rep's home. */
export async function readTerritoryEntries(
  engine: Engine,
  asOf: string,
): Promise<TerritoryEntry[]> {
  const rows = await engine.rows<TerritoryRow>(
    sql`select territory, layer, node, name from territory order by territory`,
  );
  const staff = await readStaff(engine, asOf);
  const [first] = await engine.rows<{ day: string | null }>(
    sql`select min(day) as day from calendar`,
  );
  const places = await labelPlaces(engine);
  return rows.map((row) => ({
    ...row,
    ...staffing(
      staff.filter(({ territory }) => territory === row.territory),
      asOf,
      // Nobody at all is named: nothing is vacant.
      staff.length > 0 ? (first?.day ?? null) : null,
    ),
    at: places.get(row.territory) ?? null,
  }));
}

/** Everyone who was ever there, the lead first. */
const readStaff = (engine: Engine, asOf: string): Promise<Staff[]> =>
  engine.rows<Staff>(sql`
    select s.territory, s.rep, s."to" as until, cast(s."to" + 1 as date) as left_on,
      s.share * r.capacity_hours as hours, r.lon, r.lat
    from staffing s left join rep r using (rep) where s."from" <= cast(${asOf} as date)
    order by s.territory, s.share desc, s."from", s.rep`);

type Staffed = Pick<TerritoryEntry, 'reps' | 'vacantSince' | 'capacityHours' | 'home'>;

/** `opening`: since when a territory that nobody ever staffed is vacant. */
function staffing(ever: readonly Staff[], asOf: string, opening: string | null): Staffed {
  const now = ever.filter(({ until }) => until === null || until >= asOf);
  const later = (a: Staff, b: Staff) => ((a.until ?? '') > (b.until ?? '') ? a : b);
  const last = ever.length > 0 ? ever.reduce(later) : null;
  const home = now[0] ?? last;
  const staffed = now.length > 0;
  return {
    reps: now.map(({ rep }) => rep),
    vacantSince: staffed ? null : (last?.left_on ?? opening),
    capacityHours: staffed ? now.reduce((sum, { hours }) => sum + (hours ?? 0), 0) : null,
    home: home && home.lon !== null && home.lat !== null ? [home.lon, home.lat] : null,
  };
}

interface UnitPlace {
  readonly x: number;
  readonly y: number;
  readonly area: number;
}

/** A place inside each territory: its unit nearest to the area-weighted centre, in plane px. */
async function labelPlaces(engine: Engine): Promise<Map<string, readonly [number, number]>> {
  const rows = await engine.rows<{ territory: string; lon: number; lat: number; area: number }>(sql`
    select a.territory, u.lon, u.lat, greatest(u.area_km2, 1) as area
    from assignment a join unit u using (unit) order by a.territory, u.unit`);
  const { project } = projectionOf(await readPlane(engine));
  const places = new Map<string, UnitPlace[]>();
  for (const { territory, lon, lat, area } of rows) {
    const at = project(lon, lat);
    if (!at) continue;
    const list = places.get(territory) ?? [];
    list.push({ x: at[0], y: at[1], area });
    places.set(territory, list);
  }
  return new Map([...places].map(([territory, list]) => [territory, middle(list)]));
}

function middle(places: readonly UnitPlace[]): readonly [number, number] {
  const area = places.reduce((sum, place) => sum + place.area, 0);
  const x = places.reduce((sum, place) => sum + place.x * place.area, 0) / area;
  const y = places.reduce((sum, place) => sum + place.y * place.area, 0) / area;
  const away = (place: UnitPlace) => (place.x - x) ** 2 + (place.y - y) ** 2;
  const best = places.reduce((a, b) => (away(b) < away(a) ? b : a));
  return [Math.round(best.x * 10) / 10, Math.round(best.y * 10) / 10];
}

interface RepRow extends Record<string, unknown> {
  readonly rep: string;
  readonly name: string;
  readonly territory: string | null;
  readonly layer: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly costCents: number | null;
}

/** Reps by id, with the territory they staff on the day `asOf`. */
export async function readRepEntries(engine: Engine, asOf: string): Promise<RepEntry[]> {
  const rows = await engine.rows<RepRow>(sql`
    with now as (
      select s.rep, t.territory, t.layer from staffing s join territory t using (territory)
      where s."from" <= cast(${asOf} as date) and (s."to" is null or s."to" >= cast(${asOf} as date))
      qualify row_number() over (partition by s.rep order by s.share desc, t.territory) = 1
    )
    select r.rep, r.name, n.territory, n.layer, r.start, r."end", r.cost_cents as "costCents"
    from rep r left join now n using (rep) order by r.rep`);
  const skills = await engine.rows<{ rep: string; kind: string; code: string; level: number }>(
    sql`select rep, kind, code, level from rep_skill order by rep, kind, code`,
  );
  const byRep = new Map<string, typeof skills>();
  for (const skill of skills) byRep.set(skill.rep, [...(byRep.get(skill.rep) ?? []), skill]);
  return rows.map((row) => ({
    ...row,
    skills: (byRep.get(row.rep) ?? []).map(({ kind, code, level }) => ({ kind, code, level })),
  }));
}
