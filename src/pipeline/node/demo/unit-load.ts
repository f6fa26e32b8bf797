import type { Accounts } from './accounts.ts';
import type { Landscape } from './landscape.ts';

/** What a territory design balances, by unit: today's accounts and the ground between them. */
export interface UnitLoad {
  readonly potential: Float64Array;
  /** Service and local travel, hours a year. */
  readonly service: Float64Array;
  readonly fieldDays: Float64Array;
}

/** Sums of the accounts by unit; potential holds the area's remainder too. */
export function unitLoad(land: Landscape, accounts: Accounts, remainder: Float64Array): UnitLoad {
  const potential = remainder.slice();
  const service = new Float64Array(land.units);
  const fieldDays = new Float64Array(land.units);
  for (let account = 0; account < accounts.count; account += 1) {
    const unit = accounts.unit[account] ?? 0;
    potential[unit] = (potential[unit] ?? 0) + (accounts.potential[account] ?? 0);
    service[unit] = (service[unit] ?? 0) + (accounts.service[account] ?? 0);
    fieldDays[unit] = (fieldDays[unit] ?? 0) + (accounts.fieldDays[account] ?? 0);
  }
  return { potential, service, fieldDays };
}
