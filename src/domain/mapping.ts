import * as v from 'valibot';

/** How a cell of a role is read. Money ends as integer cents, dates as 'YYYY-MM-DD'. */
export type FieldKind = 'text' | 'number' | 'money' | 'date';

const PLACE = {
  unit: 'text',
  county: 'text',
  zip: 'text',
  city: 'text',
  state: 'text',
  lat: 'number',
  lon: 'number',
} as const;

const ACCOUNT = {
  name: 'text',
  family: 'text',
  owner: 'text',
  territory: 'text',
  industry: 'text',
  tier: 'text',
  size: 'text',
  status: 'text',
  potential: 'money',
  ...PLACE,
} as const;

/** What files may stand for, and the fields each has. `sales.money` is the only one required. */
export const ROLES = {
  sales: {
    money: 'money',
    date: 'date',
    account: 'text',
    order: 'text',
    seller: 'text',
    line: 'text',
    channel: 'text',
    margin: 'money',
    returns: 'money',
    ...ACCOUNT,
  },
  accounts: { account: 'text', ...ACCOUNT },
  reps: {
    rep: 'text',
    name: 'text',
    capacityHours: 'number',
    cost: 'money',
    start: 'date',
    end: 'date',
    ...PLACE,
  },
  lines: { line: 'text', name: 'text' },
  territories: { territory: 'text', name: 'text' },
  staffing: {
    territory: 'text',
    rep: 'text',
    role: 'text',
    share: 'number',
    from: 'date',
    to: 'date',
  },
  assignments: { territory: 'text', ...PLACE },
  potential: { money: 'money', weight: 'number', line: 'text', industry: 'text', ...PLACE },
  visits: {
    visit: 'text',
    account: 'text',
    rep: 'text',
    date: 'date',
    channel: 'text',
    minutes: 'number',
  },
  quota: { rep: 'text', territory: 'text', date: 'date', money: 'money', line: 'text' },
  callNeeds: { tier: 'text', channel: 'text', contacts: 'number', minutes: 'number' },
} as const satisfies Record<string, Readonly<Record<string, FieldKind>>>;

export type RoleName = keyof typeof ROLES;
export const ROLE_NAMES = Object.keys(ROLES) as readonly RoleName[];

/** Fields without which a block of the role says nothing. */
export const REQUIRED: Readonly<Record<RoleName, readonly string[]>> = {
  sales: ['money'],
  accounts: ['account'],
  reps: ['rep'],
  lines: ['line', 'name'],
  territories: ['territory'],
  staffing: ['territory', 'rep', 'from'],
  assignments: ['territory'],
  potential: [],
  visits: ['account', 'date'],
  quota: ['date', 'money'],
  callNeeds: ['tier', 'contacts', 'minutes'],
};

const valueSchema = v.union(
  [
    v.pipe(v.string(), v.nonEmpty()),
    v.number(),
    v.pipe(v.array(v.pipe(v.string(), v.nonEmpty())), v.minLength(1)),
    v.strictObject({ constant: v.union([v.string(), v.number()]) }),
  ],
  'a column name, an expression, a number, a list of columns, or {"constant": …} is expected',
);

/**
 * Where a field comes from: a column's name, or for numbers an expression over columns; a number is
 * a constant; a list of columns is their texts with blanks between; {constant} is a fixed text.
 */
export type FieldValue = v.InferOutput<typeof valueSchema>;

const joinSchema = v.strictObject({
  file: v.string(),
  /** Column here → column there; a text when both have one name. */
  on: v.union([
    v.string(),
    v.pipe(
      v.record(v.string(), v.string()),
      v.check((it) => Object.keys(it).length === 1, 'one pair of columns is expected'),
    ),
  ]),
});

/** Rows of another file found by a key; its columns are then known as `file stem.column`. */
export type Join = v.InferOutput<typeof joinSchema>;

/** One file in one role. */
export interface Block {
  readonly file: string;
  readonly join: readonly Join[];
  /** Sales hierarchy above a rep or territory, from the top: level → field, e.g. {region: 'Region'}. */
  readonly area: Readonly<Record<string, FieldValue>>;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

const OPTIONS = {
  title: v.optional(v.string(), 'Coverage report'),
  currency: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[A-Z]{3}$/, 'a currency code of three letters is expected, e.g. "USD"'),
    ),
    'USD',
  ),
  distanceUnit: v.optional(v.picklist(['km', 'mi']), 'mi'),
  fiscalYearStart: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)), 1),
  dates: v.optional(v.nullable(v.picklist(['mdy', 'dmy'])), null),
  decimal: v.optional(v.picklist(['.', ',']), '.'),
  asOf: v.optional(v.nullable(v.pipe(v.string(), v.isoDate())), null),
};
const optionsSchema = v.object(OPTIONS);

export interface Mapping extends Readonly<v.InferOutput<typeof optionsSchema>> {
  readonly roles: Readonly<Partial<Record<RoleName, readonly Block[]>>>;
}

export interface MappingIssue {
  /** Path in bailiwick.json, e.g. 'sales[0].money'. */
  readonly path: string;
  readonly message: string;
}

/** What is right of a mapping, and everything that is wrong with it. */
export interface MappingRead {
  readonly mapping: Mapping;
  readonly issues: readonly MappingIssue[];
}

/** Checks the value of a bailiwick.json. Wrong parts are left out, so that the rest is checked too. */
export function readMapping(value: unknown): MappingRead {
  if (!isRecord(value))
    return {
      mapping: { ...v.getDefaults(optionsSchema), roles: {} } as Mapping,
      issues: [{ path: '', message: 'an object is expected' }],
    };
  const issues: MappingIssue[] = [];
  const options = readParts(OPTIONS, pick(value, Object.keys(OPTIONS)), '', issues);
  const roles: Partial<Record<RoleName, readonly Block[]>> = {};
  for (const role of ROLE_NAMES) {
    if (Object.hasOwn(value, role)) roles[role] = readBlocks(role, value[role], issues);
  }
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(OPTIONS, key) && !Object.hasOwn(ROLES, key)) {
      issues.push({
        path: key,
        message: `no such part; there are ${[...ROLE_NAMES, ...Object.keys(OPTIONS)].join(', ')}`,
      });
    }
  }
  return { mapping: { ...v.parse(optionsSchema, options), roles }, issues };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const pick = (value: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    keys.filter((key) => Object.hasOwn(value, key)).map((key) => [key, value[key]]),
  );

type Entries = Readonly<Record<string, v.GenericSchema>>;

/** The entries that fit their schema; the others become issues. */
function readParts(
  entries: Entries,
  value: Record<string, unknown>,
  path: string,
  issues: MappingIssue[],
): Record<string, unknown> {
  const good: [string, unknown][] = [];
  for (const [key, part] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`;
    const schema = Object.hasOwn(entries, key) ? entries[key] : undefined;
    if (schema === undefined) {
      issues.push({
        path: at,
        message: `no such field; there are ${Object.keys(entries).join(', ')}`,
      });
      continue;
    }
    const result = v.safeParse(schema, part);
    if (result.success) good.push([key, result.output]);
    else issues.push({ path: at, message: result.issues[0].message });
  }
  return Object.fromEntries(good);
}

function readBlocks(role: RoleName, value: unknown, issues: MappingIssue[]): Block[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((block: unknown, i) => {
    const path = Array.isArray(value) ? `${role}[${i}]` : role;
    if (isRecord(block) && typeof block['file'] === 'string')
      return [readBlock(role, block, path, issues)];
    issues.push({ path, message: 'an object with a "file" is expected' });
    return [];
  });
}

function readBlock(
  role: RoleName,
  block: Record<string, unknown>,
  path: string,
  issues: MappingIssue[],
): Block {
  const fields = Object.fromEntries(Object.keys(ROLES[role]).map((name) => [name, valueSchema]));
  const entries = {
    file: v.string(),
    join: v.array(joinSchema),
    area: v.record(v.string(), valueSchema),
    ...fields,
  };
  const { file, join = [], area = {}, ...rest } = readParts(entries, block, path, issues);
  return {
    file: file as string,
    join: join as Join[],
    area: area as Record<string, FieldValue>,
    fields: rest as Record<string, FieldValue>,
  };
}
