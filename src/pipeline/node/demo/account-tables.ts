import type { OwnedAccounts } from '#domain/ownership.ts';
import type { TableColumns } from '#domain/extract.ts';
import { makeRandom } from './random.ts';
import { makeRows } from './rows.ts';
import { familyId } from './accounts.ts';
import { LINES, SETTINGS } from './settings.ts';
import type { Accounts } from './accounts.ts';
import type { Landscape } from './landscape.ts';

const STATES = ['prospect', 'customer', 'lapsed'] as const;
const SIZES = ['large', 'large', 'medium', 'small'] as const;
const TRAITS = [
  '24h service',
  'bulk orders',
  'contract pricing',
  'e-procurement',
  'safety audit',
] as const;
const POTENTIAL_SOURCE = 'Demo model: establishments and size';

/** What rules look at. */
export function accountTexts(land: Landscape, accounts: Accounts): OwnedAccounts {
  const tier = Array.from(accounts.tier, (at) => SETTINGS.tiers[at]?.tier ?? null);
  return {
    account: accounts.id,
    family: Array.from(accounts.family, (family) => (family < 0 ? null : familyId(family))),
    naics: Array.from(accounts.industry, (at) => SETTINGS.industries[at]?.naics ?? null),
    tier,
    size: Array.from(accounts.tier, (at) => SIZES[at] ?? null),
    traits: tier.map(() => null),
    unit: Array.from(accounts.unit, (unit) => land.unitId[unit] ?? null),
    unitState: Array.from(accounts.unit, (unit) => land.unitState[unit] ?? null),
    potentialCents: accounts.potential,
  };
}

function accountTable(land: Landscape, accounts: Accounts, seed: number): TableColumns {
  const random = makeRandom(seed, 'traits');
  const texts = accountTexts(land, accounts);
  const rows = makeRows('account');
  for (let at = 0; at < accounts.count; at += 1) {
    rows.add({
      account: accounts.id[at] ?? '',
      family: texts.family[at] ?? null,
      name: accounts.name[at] ?? '',
      unit: texts.unit[at] ?? null,
      lon: accounts.lon[at] ?? null,
      lat: accounts.lat[at] ?? null,
      naics: texts.naics[at] ?? null,
      tier: texts.tier[at] ?? null,
      size: texts.size[at] ?? null,
      channel: random.chance(0.8) ? 'direct' : 'online',
      traits: random.chance(0.35) ? random.pick(TRAITS) : null,
      state: STATES[accounts.state[at] ?? 0] ?? 'prospect',
      contacts_required: null,
      minutes: null,
    });
  }
  return rows.columns;
}

function potentialTable(accounts: Accounts): TableColumns {
  const rows = makeRows('account_potential');
  LINES.forEach((line, lineAt) => {
    for (let at = 0; at < accounts.count; at += 1) {
      rows.add({
        account: accounts.id[at] ?? '',
        line,
        cents: accounts.linePotential[lineAt * accounts.count + at] ?? 0,
        attainable_cents: 0,
        relative_sd: SETTINGS.potential.relativeSd,
        source: POTENTIAL_SOURCE,
      });
    }
  });
  return rows.columns;
}

/** A unit's potential by line: its accounts' plus the remainder, split by the company's mix. */
function unitPotentialTable(
  land: Landscape,
  accounts: Accounts,
  remainder: Float64Array,
): TableColumns {
  const rows = makeRows('unit_potential');
  const left = remainder.slice();
  SETTINGS.lines.forEach(({ line, share }, lineAt) => {
    const cents = new Float64Array(land.units);
    accounts.unit.forEach((unit, at) => {
      cents[unit] =
        (cents[unit] ?? 0) + (accounts.linePotential[lineAt * accounts.count + at] ?? 0);
    });
    land.unitId.forEach((unit, at) => {
      const last = lineAt === LINES.length - 1;
      const beyond = last ? (left[at] ?? 0) : Math.round((remainder[at] ?? 0) * share);
      left[at] = (left[at] ?? 0) - beyond;
      const row = { unit, industry: null, line, cents: (cents[at] ?? 0) + beyond };
      rows.add({ ...row, relative_sd: SETTINGS.potential.relativeSd, source: POTENTIAL_SOURCE });
    });
  });
  return rows.columns;
}

function needTable(): TableColumns {
  const rows = makeRows('call_need');
  for (const { tier, channel, contacts, minutes } of SETTINGS.tiers)
    rows.add({ tier, channel, contacts, minutes });
  return rows.columns;
}

/** Accounts, what they and their areas are worth, and the calls they need. */
export const accountTables = (
  land: Landscape,
  accounts: Accounts,
  remainder: Float64Array,
  seed: number,
) => ({
  account: accountTable(land, accounts, seed),
  account_potential: potentialTable(accounts),
  unit_potential: unitPotentialTable(land, accounts, remainder),
  call_need: needTable(),
});
