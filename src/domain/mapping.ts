import * as v from 'valibot';

import { KEEPS_EXTRA, ROLE_NAMES, type RoleName, ROLES } from './roles.ts';
import { assumeSchema, tablesSchema } from './reading.ts';

export type { FieldKind, RoleName } from './roles.ts';

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

const extraSchema = v.record(
  v.pipe(v.string(), v.regex(/^x_[a-z0-9_]{1,40}$/, 'a name like "x_colour" is expected')),
  valueSchema,
);

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
  /** Columns kept beside the contract's: name ('x_colour') → where it comes from. */
  readonly extra: Readonly<Record<string, FieldValue>>;
}

/** What territories are made of: US counties, H3 cells, or own shapes known by a property. */
const unitsSchema = v.union(
  [
    v.picklist(['counties', 'hexagons']),
    v.strictObject({ file: v.string(), id: v.optional(v.string()) }),
  ],
  '"counties", "hexagons" or {"file": shapes, "id": property} is expected',
);

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
  units: v.optional(v.nullable(unitsSchema), null),
  tables: v.optional(tablesSchema, {}),
  assume: v.optional(assumeSchema, {}),
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
    ...(KEEPS_EXTRA.has(role) ? { extra: extraSchema } : {}),
    ...fields,
  };
  const {
    file,
    join = [],
    area = {},
    extra = {},
    ...rest
  } = readParts(entries, block, path, issues);
  return {
    file: file as string,
    join: join as Join[],
    area: area as Record<string, FieldValue>,
    fields: rest as Record<string, FieldValue>,
    extra: extra as Record<string, FieldValue>,
  };
}
