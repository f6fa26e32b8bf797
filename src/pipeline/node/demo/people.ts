import type { TableColumns } from '#domain/extract.ts';
import { personName } from './names.ts';
import { makeRandom, type Random } from './random.ts';
import { makeRows } from './rows.ts';
import { DAYS, dayOf, dayText, LINES, monthStart, SETTINGS, type DemoOptions } from './settings.ts';
import type { Hierarchy } from './hierarchy.ts';
import type { Plants } from './plants.ts';
import type { Territories } from './territories.ts';

interface Rep {
  readonly id: string;
  readonly name: string;
  readonly node: string;
  readonly lon: number;
  readonly lat: number;
  /** Days since the data's first, may be negative; `end` is the last day, null still here. */
  readonly start: number;
  readonly end: number | null;
  /** Natural logarithm of what the rep makes of the ground, against the mean rep. */
  readonly skill: number;
}

/** A rep on a territory from a day up to and with another. */
export interface Shift {
  /** Drawn field territory, or 60 + overlay index. */
  readonly territory: number;
  readonly rep: number;
  readonly from: number;
  readonly to: number | null;
}

export interface People {
  readonly reps: readonly Rep[];
  readonly shifts: readonly Shift[];
  /** Rep index on a territory at a day, −1 nobody. */
  readonly repAt: (territory: number, day: number) => number;
  readonly tables: Readonly<Record<'rep' | 'rep_skill' | 'staffing', TableColumns>>;
}

/** Skill of the planted reps. */
const GOOD = 0.65;
const POOR = -0.65;
/** Nobody is clearly good or poor by chance beyond this, so that the planted ones stand out. */
const SKILL_LIMIT = 0.4;

export const VACANT_FROM = dayOf(SETTINGS.vacantFrom);

function drawSkill(random: Random, territory: number, plants: Plants): number {
  const drawn = SETTINGS.skillSd * random.normal();
  if (territory === plants.goodOnPoor) return GOOD;
  if (territory === plants.poorOnRich) return POOR;
  return Math.max(-SKILL_LIMIT, Math.min(SKILL_LIMIT, drawn));
}

interface Post {
  readonly territory: number;
  readonly node: string;
  readonly lon: number;
  readonly lat: number;
}

/** When the reps of a territory come and go: [start, from, to] each, in order. */
function tenures(
  random: Random,
  territory: number,
  plants: Plants,
): (readonly [start: number, from: number, to: number | null])[] {
  const hired = -Math.round(200 + 3800 * random.next() ** 1.5);
  const from = Math.max(0, hired);
  if (territory === plants.vacant) return [[hired, from, VACANT_FROM - 1]];
  if (!plants.changed.includes(territory)) return [[hired, from, null]];
  const handover = monthStart(9 + random.int(18));
  return [
    [hired, from, handover - 1],
    [handover, handover, null],
  ];
}

function makePosts(territories: Territories, hierarchy: Hierarchy): Post[] {
  const field = hierarchy.id.map((node, territory) => ({
    territory,
    node,
    lon: territories.homeLon[territory] ?? 0,
    lat: territories.homeLat[territory] ?? 0,
  }));
  const overlay = hierarchy.overlayId.map((node, at) => {
    const home = field[hierarchy.overlay.indexOf(at)];
    return { territory: hierarchy.id.length + at, node, lon: home?.lon ?? 0, lat: home?.lat ?? 0 };
  });
  return [...field, ...overlay].sort((a, b) => (a.node < b.node ? -1 : 1));
}

function hire(
  territories: Territories,
  hierarchy: Hierarchy,
  plants: Plants,
  seed: number,
): { reps: Rep[]; shifts: Shift[] } {
  const random = makeRandom(seed, 'people');
  const taken = new Set<string>();
  const reps: Rep[] = [];
  const shifts: Shift[] = [];
  for (const { territory, node, lon, lat } of makePosts(territories, hierarchy)) {
    for (const [start, from, to] of tenures(random, territory, plants)) {
      shifts.push({ territory, rep: reps.length, from, to });
      const id = `P${String(reps.length + 1).padStart(3, '0')}`;
      const skill = drawSkill(random, territory, plants);
      reps.push({ id, name: personName(random, taken), node, lon, lat, start, end: to, skill });
    }
  }
  return { reps, shifts };
}

function skillTable(reps: readonly Rep[], seed: number): TableColumns {
  const random = makeRandom(seed, 'skills');
  const rows = makeRows('rep_skill');
  const industries = SETTINGS.industries.map(({ naics }) => naics);
  for (const { id: rep } of reps) {
    const level = () => Math.round(50 + 50 * random.next()) / 100;
    rows.add({ rep, kind: 'industry', code: random.pick(industries), level: level(), hard: false });
    rows.add({ rep, kind: 'line', code: random.pick(LINES), level: level(), hard: false });
  }
  return rows.columns;
}

function makeTables(
  reps: readonly Rep[],
  shifts: readonly Shift[],
  hierarchy: Hierarchy,
  options: DemoOptions,
): People['tables'] {
  const random = makeRandom(options.seed, 'costs');
  const rep = makeRows('rep');
  for (const { id, name, node, lon, lat, start, end } of reps) {
    rep.add({
      rep: id,
      name,
      node,
      lon,
      lat,
      capacity_hours: SETTINGS.capacityHours * options.scale,
      cost_cents: Math.round((SETTINGS.repCostCents * (0.9 + 0.2 * random.next())) / 1e5) * 1e5,
      start: dayText(start),
      end: end === null ? null : dayText(end),
    });
  }
  const staffing = makeRows('staffing');
  const ids = [...hierarchy.id, ...hierarchy.overlayId];
  for (const { territory, rep: at, from, to } of shifts) {
    const row = {
      territory: ids[territory] ?? '',
      rep: reps[at]?.id ?? '',
      role: 'lead',
      share: 1,
    };
    staffing.add({ ...row, from: dayText(from), to: to === null ? null : dayText(to) });
  }
  return {
    rep: rep.columns,
    rep_skill: skillTable(reps, options.seed),
    staffing: staffing.columns,
  };
}

/** Reps, their homes and who staffed what when: one vacancy, some handovers, nobody else missing. */
export function makePeople(
  territories: Territories,
  hierarchy: Hierarchy,
  plants: Plants,
  options: DemoOptions,
): People {
  const { reps, shifts } = hire(territories, hierarchy, plants, options.seed);
  const byTerritory = new Map<number, Shift[]>();
  for (const shift of shifts)
    byTerritory.set(shift.territory, [...(byTerritory.get(shift.territory) ?? []), shift]);
  return {
    reps,
    shifts,
    repAt: (territory, day) =>
      byTerritory.get(territory)?.find(({ from, to }) => from <= day && (to ?? DAYS) >= day)?.rep ??
      -1,
    tables: makeTables(reps, shifts, hierarchy, options),
  };
}
