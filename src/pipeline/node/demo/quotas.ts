import type { TableColumns } from '#domain/extract.ts';
import { monthDate } from '#domain/period.ts';
import { percentile } from '../../percentile.ts';
import { makeRows } from './rows.ts';
import { FIRST_MONTH, SEASON, SETTINGS, YEARS } from './settings.ts';
import type { Hierarchy } from './hierarchy.ts';
import type { Loads } from './loads.ts';
import type { Plants } from './plants.ts';
import { byTerritory, scaleTo, type Revenue } from './revenue.ts';

/** What is wrong with the wrong quota: one month has a nought too many. */
export const WRONG_FACTOR = 10;
/** Month index of the wrong quota: the eighth of the last year. */
export const WRONG_MONTH = (YEARS - 1) * 12 + 7;

/**
 * Annual quota by [year × territories + territory]: stretch × (0.55 last year + 0.45 the
 * territory's share of potential × last year's company). The year before the data is taken as
 * the first one without its growth.
 */
export function annualQuotas(revenue: Float64Array, potential: Float64Array): Float64Array {
  const { stretch, lastYear, potential: byPotential } = SETTINGS.quota;
  const territories = potential.length;
  const allPotential = potential.reduce((sum, cents) => sum + cents, 0);
  const quotas = new Float64Array(revenue.length);
  for (let year = 0; year < YEARS; year += 1) {
    const from = Math.max(0, year - 1) * territories;
    const grown = year === 0 ? SETTINGS.growth : 1;
    const last = revenue.slice(from, from + territories).map((cents) => cents / grown);
    const company = last.reduce((sum, cents) => sum + cents, 0);
    last.forEach((cents, at) => {
      const share = ((potential[at] ?? 0) / allPotential) * company;
      quotas[year * territories + at] = stretch * (lastYear * cents + byPotential * share);
    });
  }
  return quotas;
}

const FACTOR_LIMIT = 0.35;

/**
 * Bends the last year so that attainment has its median at 1 and the wanted 10th and 90th
 * percentiles, order kept; then all revenue so that the last year makes `target`, in
 * whole cents.
 */
export function calibrateAttainment(
  revenue: Revenue,
  owner: Int32Array,
  potential: Float64Array,
  target: number,
): void {
  const territories = potential.length;
  const sums = byTerritory(revenue, owner, territories);
  const quotas = annualQuotas(sums, potential);
  const from = (YEARS - 1) * territories;
  const attained = sums.slice(from).map((cents, at) => cents / (quotas[from + at] ?? 1));
  const median = percentile(attained, 0.5);
  const { p10, p90 } = SETTINGS.attainment;
  const below = (1 - p10) / (median - percentile(attained, 0.1));
  const above = (p90 - 1) / (percentile(attained, 0.9) - median);
  const wanted = attained.map((value) => 1 + (value - median) * (value < median ? below : above));
  const factor = wanted.map((value, at) => {
    const bend = value / (attained[at] ?? 1);
    return Math.max(1 - FACTOR_LIMIT, Math.min(1 + FACTOR_LIMIT, bend));
  });
  const last = (YEARS - 1) * owner.length;
  owner.forEach((at, account) => {
    revenue.cents[last + account] = (revenue.cents[last + account] ?? 0) * (factor[at] ?? 1);
  });
  scaleTo(revenue.cents, owner.length, target);
  revenue.cents.forEach((cents, at) => {
    revenue.cents[at] = Math.round(cents);
  });
}

/** Monthly quotas of the field territories, by the season; one of them wrong by a nought. */
export function quotaTable(
  revenue: Revenue,
  owner: Int32Array,
  loads: Loads,
  hierarchy: Hierarchy,
  plants: Plants,
): TableColumns {
  const territories = hierarchy.id.length;
  const annual = annualQuotas(byTerritory(revenue, owner, territories), loads.known);
  const rows = makeRows('quota');
  hierarchy.id.forEach((id, at) => {
    for (let month = 0; month < YEARS * 12; month += 1) {
      const year = Math.floor(month / 12);
      const wrong = at === plants.wrongQuota && month === WRONG_MONTH ? WRONG_FACTOR : 1;
      const cents =
        Math.round(((annual[year * territories + at] ?? 0) * (SEASON[month % 12] ?? 1)) / 12) *
        wrong;
      rows.add({
        owner: id,
        owner_kind: 'territory',
        line: null,
        month: monthDate(FIRST_MONTH + month),
        cents,
      });
    }
  });
  return rows.columns;
}
