import type { PlaceFound } from '#intake/place.ts';
import { warning } from '#intake/report.ts';
import { eachRow, type RoleRows } from '#intake/rows.ts';
import { insertRows, type Loading, orNull, type Row } from './load-context.ts';
import { lenientCents } from './load-lenient.ts';
import { type OwnerVotes, ownerShares, voteOwner } from './load-owners.ts';
import { type PlaceReader, placeReader } from './load-place.ts';

const ATTRIBUTES = [
  'name',
  'family',
  'territory',
  'industry',
  'tier',
  'size',
  'status',
  'channel',
  'traits',
] as const;
type Attribute = (typeof ATTRIBUTES)[number];

/** An account as far as it is known. */
interface Draft {
  readonly id: string;
  readonly texts: Record<Attribute, string>;
  readonly extra: Readonly<Record<string, string>>;
  found: PlaceFound;
  potentialCents: number | null;
  readonly contacts: number | null;
  readonly minutes: number | null;
  readonly owners: OwnerVotes;
  readonly traits: Set<string>;
  /** Family → cents: the family that sells most wins where rows disagree. */
  readonly families: Map<string, number>;
}

/** Accounts by id, in order of first sight. */
export type Accounts = Map<string, Draft>;

/** The account of sales that name none. */
const UNNAMED = 'unnamed';

/** Reads the files of accounts and their traits. An id that comes again only adds another owner. */
export function readAccounts(loading: Loading): Accounts {
  const accounts: Accounts = new Map();
  for (const rows of loading.blocks('accounts')) {
    const places = placeReader(loading, rows);
    const money = lenientCents(loading, rows);
    eachRow(rows, loading.aside, (row) => {
      const id = rows.text('account', row) || derivedId(rows, row, places);
      if (id === UNNAMED) throw rows.bad('account', '', 'it names no account');
      const known = accounts.get(id);
      const owner = rows.text('owner', row);
      if (known && (owner === '' || known.owners.has(owner)))
        throw rows.bad('account', id, 'the account is in the file twice');
      const made = known ?? draft(id, rows, row, places, money('potential', row));
      voteOwner(made.owners, owner, 1);
      accounts.set(id, made);
    });
    places.report();
  }
  readTraits(loading, accounts);
  return accounts;
}

function readTraits(loading: Loading, accounts: Accounts): void {
  for (const rows of loading.blocks('accountTraits')) {
    eachRow(rows, loading.aside, (row) => {
      const [id, trait] = [rows.text('account', row), rows.text('trait', row)];
      const account = accounts.get(id);
      if (!account) throw rows.bad('account', id, 'there is no such account');
      if (trait === '') throw rows.bad('trait', '', 'it names no trait');
      account.traits.add(trait);
    });
  }
}

function draft(
  id: string,
  rows: RoleRows,
  row: number,
  places: PlaceReader,
  potentialCents: number | null,
): Draft {
  const texts = Object.fromEntries(
    ATTRIBUTES.map((name) => [name, rows.text(name, row)]),
  ) as Draft['texts'];
  const said = texts.traits.split(/[;,|]/).map((it) => it.trim());
  return {
    id,
    texts,
    extra: Object.fromEntries(rows.extra.map((name) => [name, rows.text(name, row)])),
    found: places.find(row),
    potentialCents,
    contacts: whole(rows, 'contacts', row),
    minutes: whole(rows, 'minutes', row),
    owners: new Map(),
    traits: new Set(said.filter((it) => it !== '')),
    families: new Map(),
  };
}

/** What is no number above zero is left to the tier's call plan. */
function whole(rows: RoleRows, field: string, row: number): number | null {
  if (!rows.has(field)) return null;
  const value = rows.number(field, row);
  return value === null || value < 0 ? null : Math.round(value);
}

/** Gives the account of each sale: known, or made from what the row says. */
export interface AccountFinder {
  find(row: number): string;
  /** Counts a sale's family and owner. */
  vote(row: number, account: string, cents: number): void;
  report(): void;
}

export function accountFinder(loading: Loading, rows: RoleRows, accounts: Accounts): AccountFinder {
  const places = placeReader(loading, rows);
  const money = lenientCents(loading, rows);
  const given = loading.blocks('accounts').length > 0;
  const unknown = new Map<string, number>();
  const [hasZip, hasFamily, hasOwner] = ['zip', 'family', 'owner'].map((it) => rows.has(it));
  let unnamed = 0;
  const find = (row: number): string => {
    const id = rows.text('account', row) || derivedId(rows, row, places);
    if (id === UNNAMED) unnamed++;
    // Every row's ZIP is looked at, so that mends are counted in rows of the file.
    const known = accounts.has(id);
    if (known && hasZip) places.fields(row);
    if (!known) accounts.set(id, draft(id, rows, row, places, money('potential', row)));
    if (!known && given) unknown.set(id, rows.line(row));
    return id;
  };
  const vote = (row: number, account: string, cents: number): void => {
    if (!hasFamily && !hasOwner) return;
    const made = accounts.get(account);
    const name = rows.text('family', row);
    if (name !== '' && made) made.families.set(name, (made.families.get(name) ?? 0) + cents);
    if (hasOwner && made && !given) voteOwner(made.owners, rows.text('owner', row), cents);
  };
  const report = (): void => void (places.report(), reportUnknown(loading, rows, unknown, unnamed));
  return { find, vote, report };
}

/** Normalised name and place, where no column holds an id. */
function derivedId(rows: RoleRows, row: number, places: PlaceReader): string {
  const name = rows.text('name', row).toLowerCase().normalize('NFC');
  const { unit, zip, city, state, county } = places.fields(row);
  const place = (unit || zip || [city, state].filter(Boolean).join(', ') || county).toLowerCase();
  return [name, place].filter(Boolean).join(' · ') || UNNAMED;
}

function reportUnknown(
  loading: Loading,
  rows: RoleRows,
  unknown: ReadonlyMap<string, number>,
  unnamed: number,
): void {
  const { file } = rows;
  const [first] = unknown;
  if (first) {
    const [value, row] = first;
    const message = `${unknown.size} accounts have sales but no row of their own; they count, without a place.`;
    const at = { file, row, column: 'account', value, count: unknown.size };
    loading.defects.push(warning('account-unknown', message, 'Add them to the accounts.', at));
  }
  if (unnamed > 0 && rows.has('account')) {
    const message = `${unnamed} rows name no account; their money counts under "${UNNAMED}".`;
    loading.defects.push(
      warning('account-missing', message, 'Fill in the account.', {
        file,
        column: 'account',
        count: unnamed,
      }),
    );
  }
}

/** Month of an account's last sale (Month as in domain/period), for its state. */
export type LastSale = ReadonlyMap<string, number>;

/** Writes account, account_potential, ownership and the rules of named accounts. */
export async function writeAccounts(
  loading: Loading,
  accounts: Accounts,
  lastSale: LastSale,
  since: string,
): Promise<void> {
  const { engine } = loading;
  let last = 0;
  for (const month of lastSale.values()) last = Math.max(last, month);
  const all = [...accounts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const extra = [...new Set(all.flatMap((it) => Object.keys(it.extra)))];
  await insertRows(
    engine,
    'account',
    all.map((it) => accountRow(it, lastSale.get(it.id), last, extra)),
    extra,
  );
  await insertRows(engine, 'account_potential', all.flatMap(potentialRow));
  await insertRows(
    engine,
    'ownership',
    all.flatMap((it) => ownershipRows(loading, it, since)),
  );
  await insertRows(
    engine,
    'rule',
    all.flatMap((it) => ruleRow(loading, it)),
  );
}

function accountRow(
  { id, texts, found, families, contacts, minutes, traits, extra }: Draft,
  sold: number | undefined,
  last: number,
  extraNames: readonly string[],
): Row {
  const [family] = [...families].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return {
    account: id,
    family: orNull(
      texts.family && families.size < 2 ? texts.family : (family?.[0] ?? texts.family),
    ),
    name: texts.name || id,
    unit: found.placed?.county ?? null,
    lon: found.placed?.lon ?? null,
    lat: found.placed?.lat ?? null,
    naics: orNull(texts.industry),
    tier: orNull(texts.tier),
    size: orNull(texts.size),
    channel: orNull(texts.channel),
    traits: orNull([...traits].join(';')),
    state: stateOf(texts.status, sold, last),
    contacts_required: contacts,
    minutes,
    ...Object.fromEntries(extraNames.map((name) => [name, orNull(extra[name] ?? '')])),
  };
}

const STATES: readonly string[] = ['prospect', 'customer', 'lapsed'];

/** As stated; else a sale in the last 12 months makes a customer, an older one a lapsed one. */
function stateOf(stated: string, sold: number | undefined, last: number): string {
  const known = stated.toLowerCase();
  if (STATES.includes(known)) return known;
  if (sold === undefined) return 'prospect';
  return sold > last - 12 ? 'customer' : 'lapsed';
}

/** Given potential is taken as it is; how sure it is was not said. */
const GIVEN_SD = 0.2;

function potentialRow({ id, potentialCents }: Draft): Row[] {
  if (potentialCents === null) return [];
  // Attainable follows from the peers of all accounts; the pipeline sets it.
  return [
    {
      account: id,
      cents: potentialCents,
      attainable_cents: 0,
      relative_sd: GIVEN_SD,
      source: 'given',
    },
  ];
}

function ownershipRows({ repId }: Loading, { id, owners }: Draft, since: string): Row[] {
  if (owners.size === 0) return [];
  return ownerShares(owners).map(({ owner, share }) => ({
    account: id,
    layer: 'field',
    owner_kind: 'rep',
    rep: repId(owner),
    share,
    from: since,
  }));
}

function ruleRow({ territoryId }: Loading, { id, texts }: Draft): Row[] {
  if (texts.territory === '') return [];
  const where = JSON.stringify({ account: id });
  const territory = territoryId(texts.territory);
  return [
    { rule: `account-${id}`, layer: 'field', priority: 10, type: 'account', where, territory },
  ];
}

/** How many accounts have a place. */
export const placedCount = (accounts: Accounts): number =>
  [...accounts.values()].filter((it) => it.found.placed !== null).length;
