import { SETTINGS } from './settings.ts';
import type { Landscape } from './landscape.ts';
import type { Accounts } from './accounts.ts';

/**
 * Potential beyond the known accounts by unit, whole cents: `remainderShare` of all potential,
 * by establishments.
 */
export function makeRemainder(land: Landscape, accounts: Accounts): Float64Array {
  const known = accounts.potential.reduce((sum, cents) => sum + cents, 0);
  const all = land.establishments.reduce((sum, count) => sum + count, 0);
  const beyond = (known * SETTINGS.remainderShare) / (1 - SETTINGS.remainderShare);
  return land.establishments.map((count) => Math.round((beyond * count) / all));
}
