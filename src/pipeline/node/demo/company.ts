import type { ContractTables } from '#domain/extract.ts';
import { metaTable, sourceTable } from './about.ts';
import { accountTables } from './account-tables.ts';
import { adviceOn } from './advice.ts';
import { makeAccounts, type Accounts } from './accounts.ts';
import { goalTable, signalTable } from './activity.ts';
import { makeCalendar } from './calendar.ts';
import { adviceFaults, adviceFigures, designFaults, designFigures } from './checks.ts';
import type { AdviceFigures, DesignFigures } from './checks.ts';
import { makeHierarchy, type Hierarchy } from './hierarchy.ts';
import { makeKey, type DemoKey } from './key.ts';
import { chooseUnits, makeLandscape } from './landscape.ts';
import type { DemoGround, DemoUnits, Landscape, UnitChoice } from './landscape.ts';
import { makePipeline } from './leads.ts';
import { territoryLoads, type Loads } from './loads.ts';
import { ownershipTable } from './ownership.ts';
import { makePeople, type People } from './people.ts';
import { choosePlants, type Plants } from './plants.ts';
import { calibrateAttainment, quotaTable } from './quotas.ts';
import { makeRemainder } from './remainder.ts';
import { makeRevenue, type Revenue } from './revenue.ts';
import { makeRules, type PlanRules } from './rules.ts';
import { makeSales, servedBy } from './sales.ts';
import { SETTINGS, type DemoOptions } from './settings.ts';
import { makeTerritories, type Territories } from './territories.ts';
import { unitLoad } from './unit-load.ts';
import { makeVisits } from './visits.ts';

export interface DemoCompany<U> {
  readonly tables: ContractTables;
  readonly key: DemoKey;
  /** The units as built, with whatever else the builder gives (shapes). */
  readonly units: U;
}

/** What cannot be drawn within the limits. Holds each attempt's faults. */
export class DemoError extends Error {
  override readonly name = 'DemoError';
  readonly faults: readonly (readonly string[])[];
  constructor(message: string, faults: readonly (readonly string[])[]) {
    super(message);
    this.faults = faults;
  }
}

interface Drawn {
  readonly accounts: Accounts;
  readonly remainder: Float64Array;
  readonly territories: Territories;
  readonly hierarchy: Hierarchy;
  readonly plan: PlanRules;
  readonly loads: Loads;
  readonly figures: DesignFigures;
}

function draw(land: Landscape, options: DemoOptions): Drawn {
  const accounts = makeAccounts(land, options);
  const remainder = makeRemainder(land, accounts);
  const territories = makeTerritories(land, unitLoad(land, accounts, remainder), options);
  const hierarchy = makeHierarchy(land, territories, options.seed);
  const plan = makeRules(land, accounts, territories, hierarchy, options.seed);
  const loads = territoryLoads(land, accounts, remainder, plan.owner, territories);
  return {
    accounts,
    remainder,
    territories,
    hierarchy,
    plan,
    loads,
    figures: designFigures(loads),
  };
}

const ATTEMPTS = 16;
/** Sub-seeds of one seed lie so far apart that those of neighbouring seeds do not meet. */
const SUB_SEED = 1_000_003;

/** A drawn design with the business done on it. */
interface Company extends Drawn {
  readonly plants: Plants;
  readonly people: People;
  readonly revenue: Revenue;
}

function doBusiness(land: Landscape, drawn: Drawn, options: DemoOptions): Company {
  const { accounts, hierarchy, loads, territories } = drawn;
  const { owner } = drawn.plan;
  const plants = choosePlants(land, accounts, owner, territories, loads, options);
  const people = makePeople(territories, hierarchy, plants, options);
  const revenue = makeRevenue(accounts, owner, loads.load, people, plants, options);
  calibrateAttainment(revenue, owner, loads.known, SETTINGS.revenueCents * options.scale);
  return { ...drawn, plants, people, revenue };
}

interface Accepted extends Company {
  readonly seed: number;
  readonly advice: AdviceFigures;
}

/** One attempt: a company within its limits, or what is wrong with it. */
function attempt(land: Landscape, options: DemoOptions): Accepted | readonly string[] {
  const drawn = draw(land, options);
  const coarse = options.scale < 1;
  const found = coarse ? [] : designFaults(drawn.figures, options.calm);
  if (found.length > 0) return found;
  const company = doBusiness(land, drawn, options);
  const advice = adviceFigures(adviceOn(land, company), SETTINGS.revenueCents * options.scale);
  const wrong = coarse ? [] : adviceFaults(advice, options.calm);
  return wrong.length > 0 ? wrong : { ...company, seed: options.seed, advice };
}

/** Draws until the company is within its limits; few accounts are too coarse to be held to them. */
function drawWithin(land: Landscape, options: DemoOptions): Accepted {
  const faults: (readonly string[])[] = [];
  for (let at = 0; at < ATTEMPTS; at += 1) {
    const result = attempt(land, { ...options, seed: options.seed + at * SUB_SEED });
    if ('seed' in result) return result;
    faults.push(result);
  }
  throw new DemoError(`no demo company of seed ${options.seed} within its limits`, faults);
}

function businessTables(
  land: Landscape,
  company: Accepted,
  options: DemoOptions,
): Omit<DemoCompany<never>, 'units'> {
  const { accounts, hierarchy, loads, territories, remainder, plants, people, revenue } = company;
  const { owner } = company.plan;
  const served = servedBy(owner, plants);
  const tables: ContractTables = {
    ...land.tables,
    ...hierarchy.tables,
    ...company.plan.tables,
    ...people.tables,
    ...accountTables(land, accounts, remainder, options.seed),
    ...makeSales(accounts, revenue, served, people, options),
    ...makePipeline(land, accounts, served, people, options),
    ownership: ownershipTable(accounts, owner, served, people, hierarchy, plants),
    visit: makeVisits(accounts, served, loads.load, people, options),
    quota: quotaTable(revenue, owner, loads, hierarchy, plants),
    goal: goalTable(hierarchy),
    signal: signalTable(accounts, options),
    calendar: makeCalendar(),
  };
  return { tables, key: makeKey(plants, territories.heavy, accounts, people, hierarchy, company) };
}

/**
 * The demo company as contract tables, with the key of what is planted in it. The same options
 * give the same company. `calm` is the second company, where the right answer is not to
 * reshuffle. Throws DemoError when no draw of the seed is within the limits.
 */
export function demoTables<U extends DemoUnits>(
  ground: DemoGround,
  buildUnits: (choice: UnitChoice) => U,
  options: Partial<DemoOptions> = {},
): DemoCompany<U> {
  const wanted: DemoOptions = { seed: 1, scale: 1, calm: false, ...options };
  const units = buildUnits(chooseUnits(ground, wanted.seed));
  const land = makeLandscape(ground, units, wanted.seed);
  const company = drawWithin(land, wanted);
  const { tables, key } = businessTables(land, company, { ...wanted, seed: company.seed });
  return {
    tables: { ...tables, meta: metaTable(wanted), source: sourceTable(tables) },
    key,
    units,
  };
}
