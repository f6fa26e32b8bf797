import { accountWork } from '#domain/workload.ts';
import { companyName } from './names.ts';
import { makeRandom, makeWeighted, ranked, type Random } from './random.ts';
import { LINES, SETTINGS, type DemoOptions } from './settings.ts';
import type { Landscape } from './landscape.ts';

export const PROSPECT = 0;
export const CUSTOMER = 1;
export const LAPSED = 2;

/** Accounts as columns, index = order of their ids. Money in cents a year, hours a year. */
export interface Accounts {
  readonly count: number;
  readonly id: readonly string[];
  readonly name: readonly string[];
  /** Index of the family, −1 none. */
  readonly family: Int32Array;
  readonly zip: Int32Array;
  readonly unit: Int32Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly industry: Uint8Array;
  /** Index in SETTINGS.tiers. */
  readonly tier: Uint8Array;
  readonly state: Uint8Array;
  readonly potential: Float64Array;
  /** [line × count + account], sums to `potential`. */
  readonly linePotential: Float64Array;
  readonly service: Float64Array;
  readonly fieldDays: Float64Array;
}

interface Family {
  readonly name: string;
  readonly industry: number;
}

/** Share of accounts that are sites of a family, and sites a family has on average. */
const IN_FAMILY = 0.24;
const FAMILY_SITES = 4;
const STATES = { prospect: 0.29, lapsed: 0.08 };

function makeFamilies(random: Random, count: number): Family[] {
  const draw = makeWeighted(SETTINGS.industries.map(({ share }) => share));
  return Array.from({ length: Math.max(1, Math.round((count * IN_FAMILY) / FAMILY_SITES)) }, () => {
    const industry = draw(random);
    return { industry, name: companyName(random, SETTINGS.industries[industry]?.naics ?? '') };
  });
}

/** Log-normal potential, cut at `cut` sd so that no account rules a territory; cents a year. */
function drawPotential(random: Random, industry: number): number {
  const { sd, cut, meanCents } = SETTINGS.potential;
  let normal = random.normal();
  while (Math.abs(normal) > cut) normal = random.normal();
  const scale = SETTINGS.industries[industry]?.scale ?? 1;
  return Math.round(meanCents * scale * Math.exp(sd * normal - (sd * sd) / 2));
}

/** Splits whole cents by weights, the rest of the rounding to the last line. */
function splitLines(
  random: Random,
  cents: number,
  into: Float64Array,
  account: number,
  count: number,
): void {
  const weights = SETTINGS.lines.map(({ share }) => share * Math.exp(0.7 * random.normal()));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = cents;
  weights.forEach((weight, line) => {
    const part = line === weights.length - 1 ? left : Math.round((cents * weight) / total);
    into[line * count + account] = part;
    left -= part;
  });
}

/** Tiers by rank of potential, in the shares of the settings. */
function makeTiers(potential: Float64Array): Uint8Array {
  const tiers = new Uint8Array(potential.length);
  const limits: number[] = [];
  SETTINGS.tiers.reduce((sum, { share }) => {
    limits.push((sum + share) * potential.length);
    return sum + share;
  }, 0);
  ranked(potential).forEach((account, rank) => {
    tiers[account] = Math.max(
      0,
      limits.findIndex((limit) => rank < limit),
    );
  });
  return tiers;
}

const drawState = (random: Random): number => {
  const draw = random.next();
  if (draw < STATES.prospect) return PROSPECT;
  return draw < STATES.prospect + STATES.lapsed ? LAPSED : CUSTOMER;
};

function emptyAccounts(count: number) {
  return {
    count,
    family: new Int32Array(count).fill(-1),
    zip: new Int32Array(count),
    unit: new Int32Array(count),
    lon: new Float64Array(count),
    lat: new Float64Array(count),
    industry: new Uint8Array(count),
    state: new Uint8Array(count),
    potential: new Float64Array(count),
    linePotential: new Float64Array(count * LINES.length),
    service: new Float64Array(count),
    fieldDays: new Float64Array(count),
  };
}

/** Names unique by adding the city, then a number. */
function uniqueName(name: string, city: string, taken: Set<string>): string {
  let free = taken.has(name) ? `${name}, ${city}` : name;
  for (let copy = 2; taken.has(free); copy += 1) free = `${name}, ${city} ${copy}`;
  taken.add(free);
  return free;
}

/** Fixed work of each account: the call needs of its tier on the ground of its unit. */
function addWork(accounts: Omit<Accounts, 'id' | 'name'>, land: Landscape, scale: number): void {
  for (let account = 0; account < accounts.count; account += 1) {
    const need = SETTINGS.tiers[accounts.tier[account] ?? 0];
    const area = land.areaKm2[accounts.unit[account] ?? 0] ?? 0;
    const work = accountWork(need ? [need] : [], area);
    accounts.service[account] = work.serviceHours / scale;
    accounts.fieldDays[account] = work.fieldDays / scale;
  }
}

function placeAccount(
  random: Random,
  into: ReturnType<typeof emptyAccounts>,
  at: number,
  land: Landscape,
  zip: number,
): void {
  into.zip[at] = zip;
  into.unit[at] = land.zipUnit[zip] ?? 0;
  into.lon[at] = Math.round(((land.zipLon[zip] ?? 0) + 0.008 * random.normal()) * 1e5) / 1e5;
  into.lat[at] = Math.round(((land.zipLat[zip] ?? 0) + 0.006 * random.normal()) * 1e5) / 1e5;
}

/**
 * Accounts drawn over the ZIP areas in proportion to their establishments; about a quarter are
 * sites of families. Hours are by unit of capacity: divided by the scale.
 */
export function makeAccounts(land: Landscape, options: DemoOptions): Accounts {
  const random = makeRandom(options.seed, 'accounts');
  const count = Math.round(SETTINGS.accounts * options.scale);
  const into = emptyAccounts(count);
  const families = makeFamilies(random, count);
  const drawZip = makeWeighted(land.zipEstablishments);
  const drawIndustry = makeWeighted(SETTINGS.industries.map(({ share }) => share));
  const names: string[] = [];
  const taken = new Set<string>();
  for (let at = 0; at < count; at += 1) {
    const zip = drawZip(random);
    placeAccount(random, into, at, land, zip);
    const family = random.chance(IN_FAMILY) ? random.int(families.length) : -1;
    const industry = families[family]?.industry ?? drawIndustry(random);
    into.family[at] = family;
    into.industry[at] = industry;
    into.state[at] = drawState(random);
    const cents = drawPotential(random, industry);
    into.potential[at] = cents;
    splitLines(random, cents, into.linePotential, at, count);
    const city = land.zipCity[zip] ?? '';
    const site = families[family]
      ? `${families[family].name}, ${city}`
      : companyName(random, SETTINGS.industries[industry]?.naics ?? '');
    names.push(uniqueName(site, city, taken));
  }
  const accounts = { ...into, tier: makeTiers(into.potential) };
  addWork(accounts, land, options.scale);
  const digits = Math.max(5, String(count).length);
  const id = Array.from({ length: count }, (_, at) => `A${String(at + 1).padStart(digits, '0')}`);
  return { ...accounts, id, name: names };
}

export const familyId = (family: number): string => `FAM${String(family + 1).padStart(4, '0')}`;
