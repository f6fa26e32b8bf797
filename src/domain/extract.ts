import type { PublishLevel, Seal } from './publish.ts';

/**
 * The contract: the tables of an extract. Pipeline, intake, engine and queries meet here.
 * Ids are text; money is integer minor units (cents); potential is annual; hours are doubles;
 * keys come first; a column whose type ends in `?` may be null.
 */
export const CONTRACT_VERSION = 1;

export type ColumnType = 'text' | 'integer' | 'bigint' | 'double' | 'date' | 'boolean';
export type ColumnSpec = ColumnType | `${ColumnType}?`;
export type TableSpec = Readonly<Record<string, ColumnSpec>>;

/** Money columns are `bigint` in the extract, refused above 2^53, float64 in JavaScript. */
export const MAX_CENTS = Number.MAX_SAFE_INTEGER;

export const TABLES = {
  meta: { key: 'text', value: 'text' },
  source: {
    source: 'text',
    as_of: 'date?',
    rows_read: 'integer',
    rows_kept: 'integer',
    rows_set_aside: 'integer',
    kind: 'text',
    note: 'text?',
  },
  calendar: {
    day: 'date',
    fiscal_year: 'integer',
    quarter: 'integer',
    month: 'date',
    week: 'date',
    selling_day: 'boolean',
    complete: 'boolean',
  },
  node: { node: 'text', parent: 'text?', level: 'text', name: 'text', manager: 'text?' },
  layer: { layer: 'text', name: 'text', role: 'text', lines: 'text?' },
  territory: { territory: 'text', layer: 'text', node: 'text', name: 'text' },
  unit: {
    unit: 'text',
    kind: 'text',
    name: 'text',
    state: 'text?',
    county: 'text?',
    zip: 'text?',
    lon: 'double',
    lat: 'double',
    area_km2: 'double',
    population: 'integer?',
  },
  unit_neighbour: { a: 'text', b: 'text', by: 'text', shared_km: 'double' },
  unit_potential: {
    unit: 'text',
    industry: 'text?',
    line: 'text?',
    cents: 'bigint',
    relative_sd: 'double',
    source: 'text',
  },
  rep: {
    rep: 'text',
    name: 'text',
    node: 'text?',
    lon: 'double?',
    lat: 'double?',
    capacity_hours: 'double?',
    cost_cents: 'bigint?',
    start: 'date?',
    end: 'date?',
  },
  rep_skill: { rep: 'text', kind: 'text', code: 'text', level: 'double', hard: 'boolean' },
  staffing: {
    territory: 'text',
    rep: 'text',
    role: 'text',
    share: 'double',
    from: 'date',
    to: 'date?',
  },
  account: {
    account: 'text',
    family: 'text?',
    name: 'text',
    unit: 'text?',
    lon: 'double?',
    lat: 'double?',
    naics: 'text?',
    tier: 'text?',
    size: 'text?',
    channel: 'text?',
    traits: 'text?',
    state: 'text',
    contacts_required: 'integer?',
    minutes: 'double?',
  },
  account_potential: {
    account: 'text',
    line: 'text?',
    cents: 'bigint',
    attainable_cents: 'bigint',
    relative_sd: 'double',
    source: 'text',
  },
  ownership: {
    account: 'text',
    layer: 'text',
    owner_kind: 'text',
    rep: 'text?',
    share: 'double',
    from: 'date',
    to: 'date?',
  },
  rule: {
    rule: 'text',
    layer: 'text',
    priority: 'integer',
    type: 'text',
    where: 'text',
    territory: 'text',
  },
  assignment: { layer: 'text', unit: 'text', territory: 'text' },
  sale: {
    account: 'text',
    seller: 'text?',
    line: 'text',
    channel: 'text',
    month: 'date',
    cents: 'bigint',
    margin_cents: 'bigint?',
    returns_cents: 'bigint?',
    order_lines: 'integer',
  },
  orders: { account: 'text', seller: 'text?', month: 'date', orders: 'integer' },
  stock: {
    account: 'text',
    month: 'date',
    cents12: 'bigint',
    contacts12: 'integer',
    met12: 'integer',
    need12: 'integer',
    active12: 'boolean',
  },
  call_need: { tier: 'text', channel: 'text', contacts: 'integer', minutes: 'double' },
  visit: {
    visit: 'text',
    account: 'text',
    rep: 'text?',
    date: 'date',
    channel: 'text',
    minutes: 'double?',
  },
  lead: {
    lead: 'text',
    account: 'text?',
    unit: 'text?',
    source: 'text',
    owner: 'text?',
    created: 'date',
  },
  lead_stage: { lead: 'text', stage: 'text', at: 'date' },
  deal: {
    deal: 'text',
    account: 'text?',
    rep: 'text?',
    line: 'text?',
    cents: 'bigint',
    created: 'date',
    expected: 'date?',
    closed: 'date?',
    won: 'boolean?',
  },
  deal_stage: { deal: 'text', stage: 'text', at: 'date' },
  signal: { account: 'text', kind: 'text', month: 'date', count: 'integer' },
  quota: { owner: 'text', owner_kind: 'text', line: 'text?', month: 'date', cents: 'bigint' },
  goal: {
    goal: 'text',
    owner: 'text',
    owner_kind: 'text',
    measure: 'text',
    target: 'double',
    baseline: 'double?',
    objective: 'text',
    start: 'date',
    due: 'date',
  },
} as const satisfies Record<string, TableSpec>;

export type TableName = keyof typeof TABLES;

/** What cannot be written into, or read from, an extract. Holds the offending values. */
export class ExtractError extends Error {
  override readonly name = 'ExtractError';
  readonly values: Readonly<Record<string, unknown>>;
  constructor(
    message: string,
    values: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.values = values;
  }
}

/** The small uncached file beside the content-hashed ones: what there is and where. */
export interface Manifest {
  readonly contract: number;
  /**
   * 12 hex digits over what the tables say: the same rows give the same fingerprint. The extract's
   * bytes differ from build to build, since DuckDB pads them at random; its name follows its bytes,
   * so that a cached half of one file never meets the other half of another.
   */
  readonly fingerprint: string;
  readonly builtAt: string;
  /** File names relative to the manifest's folder. */
  readonly extract: string;
  readonly columns: string;
  readonly directory: string;
  readonly geometry: string;
  readonly bytes: Readonly<Record<string, number>>;
  /** What was published; absent: everything. */
  readonly level?: PublishLevel;
  /** The files are sealed: they open with a passphrase only. */
  readonly seal?: Seal;
  /** Of a sealed extract: the pages, which are not built then. */
  readonly report?: string;
}

/** Columns of one table, all of one length; dates as 'YYYY-MM-DD'. */
export type Cell = string | number | boolean | null;
export type TableColumns = Readonly<Record<string, ArrayLike<Cell>>>;
export type ContractTables = Partial<Record<TableName, TableColumns>>;
