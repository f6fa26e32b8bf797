import type { Advice } from '#domain/suggestion.ts';
import type { PlanningColumns } from '#planning/problem.ts';
import { suggest } from '#planning/suggest.ts';
import { LINES, SETTINGS, YEARS } from './settings.ts';
import type { Accounts } from './accounts.ts';
import type { Hierarchy } from './hierarchy.ts';
import type { Landscape } from './landscape.ts';
import type { Plants } from './plants.ts';
import type { Revenue } from './revenue.ts';
import type { PlanRules } from './rules.ts';
import type { Territories } from './territories.ts';

/** A drawn company as far as the advice on its plan looks at it. */
export interface AdvisedCompany {
  readonly accounts: Accounts;
  readonly territories: Territories;
  readonly hierarchy: Hierarchy;
  readonly plan: PlanRules;
  readonly plants: Plants;
  readonly revenue: Revenue;
}

/** Drawn territories in the order of their ids, and the rank of each: the reader's order. */
function idOrder({ id }: Hierarchy): { order: number[]; rank: Int32Array } {
  const order = [...id.keys()].sort((a, b) => ((id[a] ?? '') < (id[b] ?? '') ? -1 : 1));
  const rank = new Int32Array(id.length);
  order.forEach((territory, at) => {
    rank[territory] = at;
  });
  return { order, rank };
}

/** The last year's sales as one month's: the advice sums twelve. */
function saleColumns({ cents }: Revenue, count: number) {
  return {
    lastComplete: 11,
    saleStart: Uint32Array.from({ length: count + 1 }, (_, account) => account),
    saleMonth: new Uint8Array(count).fill(11),
    saleCents: cents.slice((YEARS - 1) * count),
  };
}

function accountColumns({ accounts, plan, revenue }: AdvisedCompany, rank: Int32Array) {
  return {
    accounts: accounts.count,
    potentialLines: LINES.length,
    unit: accounts.unit,
    potentialCents: accounts.linePotential,
    serviceHours: accounts.service,
    fieldDays: accounts.fieldDays,
    owner: plan.owner.map((territory) => rank[territory] ?? -1),
    ownerType: plan.ownerType,
    ...saleColumns(revenue, accounts.count),
  };
}

function columnsOf(land: Landscape, company: AdvisedCompany): PlanningColumns {
  const { territories } = company;
  const { order, rank } = idOrder(company.hierarchy);
  const sorted = (values: Float64Array) =>
    Float64Array.from(order, (at) => values[at] ?? Number.NaN);
  return {
    ...accountColumns(company, rank),
    units: land.units,
    unitLon: land.lon,
    unitLat: land.lat,
    unitOwner: territories.owner.map((territory) => rank[territory] ?? -1),
    territoryLayer: new Int16Array(order.length),
    capacityHours: new Float64Array(order.length).fill(SETTINGS.capacityHours),
    homeLon: sorted(territories.homeLon),
    homeLat: sorted(territories.homeLat),
  };
}

/** Each border between two units once, as the graph holds both ways. */
function bordersOf({ graph }: Landscape): { a: number[]; b: number[] } {
  const [a, b]: [number[], number[]] = [[], []];
  for (let unit = 0; unit < graph.units; unit += 1) {
    for (const other of graph.to.subarray(graph.from[unit], graph.from[unit + 1])) {
      if (other <= unit) continue;
      a.push(unit);
      b.push(other);
    }
  }
  return { a, b };
}

/** The advice a reader of the drawn company will get, by the same function on the same figures. */
export function adviceOn(land: Landscape, company: AdvisedCompany): Advice {
  const { hierarchy, plants } = company;
  const territories = idOrder(hierarchy).order.map((at) => ({
    territory: hierarchy.id[at] ?? '',
    layer: 'field',
    node: hierarchy.id[at] ?? '',
    name: hierarchy.name[at] ?? '',
    reps: at === plants.vacant ? [] : ['staffed'],
    vacantSince: null,
    capacityHours: SETTINGS.capacityHours,
    home: null,
    at: null,
  }));
  const { relativeSd } = SETTINGS.potential;
  const potential = { source: 'generator', asOf: null, relativeSd };
  return suggest({
    columns: columnsOf(land, company),
    directory: { planDerived: null, potential, territories, currency: 'USD' },
    unitIds: land.unitId,
    neighbours: bordersOf(land),
  });
}
