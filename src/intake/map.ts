import type { Defect } from '#domain/defect.ts';
import { type Block, type FieldKind, type FieldValue, type Mapping } from '#domain/mapping.ts';
import { REQUIRED, ROLE_NAMES, type RoleName, ROLES } from '#domain/roles.ts';
import type { ColumnAt, Scope } from './column.ts';
import { type Complain, type FieldPlan, found, planField } from './field.ts';
import { problem } from './report.ts';

export interface JoinPlan {
  readonly file: string;
  readonly here: ColumnAt;
  readonly there: string;
}

/** One file in one role, every name found. */
export interface BlockPlan {
  readonly role: RoleName;
  /** Where it stands in the mapping: 'sales[0]'. */
  readonly path: string;
  readonly file: string;
  readonly joins: readonly JoinPlan[];
  /** Extra columns stand among them by their names ('x_colour'). */
  readonly fields: ReadonlyMap<string, FieldPlan>;
  readonly area: readonly (readonly [level: string, FieldPlan])[];
}

export interface ReadingPlan {
  readonly blocks: readonly BlockPlan[];
  /** File → columns that are read. */
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>;
}

/** By file; null for one that is there but cannot be read, whose own fault is told elsewhere. */
export type Headers = ReadonlyMap<string, readonly string[] | null>;

/**
 * A mapping and the files' headers → what to read. Every contradiction is found in one pass.
 * `rowOf` tells the line of a path in bailiwick.json, where there is one.
 */
export function planReading(
  mapping: Mapping,
  headers: Headers,
  rowOf: (path: string) => number | null = () => null,
): { plan: ReadingPlan; problems: readonly Defect[] } {
  const problems: Defect[] = [];
  const complain: Complain = (code, column, value, message, remedy) =>
    void problems.push(
      problem(code, message, remedy, { file: 'bailiwick.json', row: rowOf(column), column, value }),
    );
  checkSales(mapping, complain);
  const blocks = ROLE_NAMES.flatMap((role) =>
    (mapping.roles[role] ?? []).flatMap((block, i) =>
      planBlock(role, block, `${role}[${i}]`, headers, complain),
    ),
  );
  return { plan: { blocks, columns: columnsOf(blocks) }, problems };
}

function checkSales(mapping: Mapping, complain: Complain): void {
  const sales = mapping.roles.sales ?? [];
  if (sales.length === 0) {
    complain(
      'no-money',
      'sales',
      '',
      'no file holds sales.',
      'Add "sales": {"file": …, "money": …}.',
    );
  }
  sales.forEach((block, at) => {
    const earlier = sales.slice(0, at).filter(({ file }) => file === block.file);
    if (earlier.some((it) => sameMoney(it, block)))
      complain(
        'twice-read',
        `sales[${at}]`,
        block.file,
        'the same money would be counted twice.',
        'Keep one of the blocks.',
      );
    else if (earlier.some((it) => sameRest(it, block)))
      complain(
        'two-columns',
        `sales[${at}].money`,
        block.file,
        'two blocks take different money from the same rows.',
        'Keep one, write an expression of both, or give each a "line" of its own.',
      );
  });
}

const sameMoney = (a: Block, b: Block): boolean =>
  JSON.stringify(a.fields['money']) === JSON.stringify(b.fields['money']);

/** Nothing but money tells the rows of one block from those of the other. */
const sameRest = (a: Block, b: Block): boolean => restOf(a) === restOf(b);

const restOf = ({ fields }: Block): string =>
  JSON.stringify(Object.entries({ ...fields, money: '' }).sort());

function planBlock(
  role: RoleName,
  block: Block,
  path: string,
  headers: Headers,
  complain: Complain,
): BlockPlan[] {
  const header = headerOf(block.file, `${path}.file`, headers, complain);
  if (!header) return [];
  const scope: Scope[] = [{ file: block.file, header }];
  const joins = planJoins(block, path, headers, scope, complain);
  const kinds: Readonly<Record<string, FieldKind>> = ROLES[role];
  const planned = (name: string, value: FieldValue, kind: FieldKind): [string, FieldPlan][] => {
    const plan = planField(value, kind, scope, `${path}.${name}`, complain);
    return plan ? [[name, plan]] : [];
  };
  const fields = new Map(
    Object.entries(block.fields).flatMap(([name, value]) =>
      planned(name, value, kinds[name] ?? 'text'),
    ),
  );
  checkFields(role, block, path, complain);
  const extra = Object.entries(block.extra).flatMap(([name, value]) =>
    planned(name, value, 'text'),
  );
  const area = Object.entries(block.area).flatMap(([level, value]) =>
    planned(level, value, 'text'),
  );
  return [{ role, path, file: block.file, joins, fields: new Map([...fields, ...extra]), area }];
}

function headerOf(
  file: string,
  path: string,
  headers: Headers,
  complain: Complain,
): readonly string[] | null {
  const header = headers.get(file);
  if (header !== undefined) return header;
  const files = [...headers.keys()].sort().join(', ');
  complain('unknown-file', path, file, 'there is no such file.', `There are: ${files || 'none'}.`);
  return null;
}

function checkFields(role: RoleName, block: Block, path: string, complain: Complain): void {
  const has = (name: string): boolean => Object.hasOwn(block.fields, name);
  const tell = (code: string, at: string, message: string, remedy: string): void =>
    complain(code, at, block.file, message, remedy);
  for (const name of REQUIRED[role].filter((it) => !has(it))) {
    const code = name === 'money' ? 'no-money' : 'no-field';
    const remedy = `Say which column of ${block.file} holds it.`;
    tell(code, `${path}.${name}`, `"${name}" is missing.`, remedy);
  }
  if (has('lat') !== has('lon')) {
    tell('half-point', path, 'a point needs both "lat" and "lon".', 'Add the other one.');
  }
  if (role === 'accounts' && !has('account') && !has('name')) {
    tell(
      'no-field',
      path,
      '"account" or "name" is missing.',
      `Say which column of ${block.file} holds it.`,
    );
  }
  if (role === 'potential' && !has('money') && !has('weight')) {
    const remedy = 'Say which column holds the potential, or what it follows.';
    tell('no-field', path, '"money" or "weight" is missing.', remedy);
  }
}

function planJoins(
  block: Block,
  path: string,
  headers: Headers,
  scope: Scope[],
  complain: Complain,
): JoinPlan[] {
  return block.join.flatMap((join, i) => {
    const at = `${path}.join[${i}]`;
    const header = headerOf(join.file, at, headers, complain);
    if (!header) return [];
    const [left, there] =
      typeof join.on === 'string' ? [join.on, join.on] : (Object.entries(join.on)[0] ?? ['', '']);
    const here = found(left, scope, at, complain);
    const key = found(there, [{ file: join.file, header }], at, complain);
    scope.push({ file: join.file, header });
    return here && key ? [{ file: join.file, here, there: key.column }] : [];
  });
}

function columnsOf(blocks: readonly BlockPlan[]): Map<string, Set<string>> {
  const columns = new Map<string, Set<string>>();
  const want = ({ file, column }: ColumnAt): void => {
    columns.set(file, (columns.get(file) ?? new Set()).add(column));
  };
  for (const block of blocks) {
    columns.set(block.file, columns.get(block.file) ?? new Set());
    for (const { file, here, there } of block.joins)
      [here, { file, column: there, join: 0 }].forEach(want);
    for (const plan of [...block.fields.values(), ...block.area.map(([, it]) => it)]) {
      if (plan.kind !== 'constant') plan.columns.forEach(want);
    }
  }
  return columns;
}
