import type { Defect } from '#domain/defect.ts';
import { type FieldValue, type Mapping, readMapping } from '#domain/mapping.ts';
import { parseDate } from './date.ts';
import { toNumber } from './decimal.ts';
import { type DecimalSign, parseCents, parseDecimal } from './number.ts';
import { parse, type Table } from './parse.ts';
import { mendZip } from './place.ts';
import { note, problem } from './report.ts';
import type { Sniffed } from './sniff.ts';

/** A mapping made from names and values, with a reason for each field; null when no money is found. */
export interface Guess {
  readonly mapping: Mapping | null;
  readonly problems: readonly Defect[];
  readonly defects: readonly Defect[];
}

const SAMPLE = 20_000;

type Test = (values: readonly string[], sign: DecimalSign) => boolean;

/** Nine in ten of the filled cells pass. */
const mostly =
  (pass: (value: string, sign: DecimalSign) => boolean): Test =>
  (values, sign) => {
    const filled = values.filter((value) => value.trim() !== '');
    return (
      filled.length > 0 && filled.filter((value) => pass(value, sign)).length >= 0.9 * filled.length
    );
  };

const money = mostly((value, sign) => parseCents(value, sign) !== null);
const date = mostly(
  (value) => parseDate(value, 'mdy') !== null || parseDate(value, 'dmy') !== null,
);
const zip = mostly((value) => mendZip(value) !== null);
const within = (limit: number): Test =>
  mostly((value, sign) => {
    const number = parseDecimal(value, sign);
    return number !== null && Math.abs(toNumber(number)) <= limit;
  });
const text: Test = (values) => values.some((value) => value.trim() !== '');
const few: Test = (values, sign) => text(values, sign) && new Set(values).size <= 60;

/** Field → names it goes by, the surest first, and what its values must look like. */
const SIGNS: Readonly<Record<string, readonly [names: readonly RegExp[], test: Test]>> = {
  money: [
    [
      /^(payable[ _]?amount|net[ _]?(sales|amount|revenue)|revenue|sales|amount|turnover|total[ _]?(amount|price|sales|revenue))$/,
      /^(?!.*((?<!pa)id|code|no|number)$).*(revenue|sales|amount|payable|turnover)/,
      /(close[ _]?value|total|value)$/,
    ],
    money,
  ],
  date: [[/^(order|invoice|sale|close)[ _]?date$/, /^date$/, /date/], date],
  order: [[/^(order|invoice)[ _]?(id|no|number|nr)$/, /^order$/], text],
  account: [
    [
      /^(account|customer|client|store)[ _]?(id|no|number|code)$/,
      /^(account|customer|client|store)$/,
    ],
    text,
  ],
  name: [[/^(account|customer|client|store|company)[ _]?names?$/, /^name$/], text],
  seller: [
    [
      /^(sales[ _]?)?(rep|person|team|agent|seller)([ _]?(id|name))?$/,
      /(salesperson|sales[ _]?rep|account[ _]?manager)/,
    ],
    text,
  ],
  line: [[/^(product[ _]?)?(line|category|group|family)$/, /^product([ _]?(name|id))?$/], few],
  channel: [[/^(sales[ _]?)?channel([ _]?id)?$/], few],
  margin: [[/^(gross[ _]?)?(profit|margin)$/], money],
  zip: [[/^(zip|postal)([ _]?code)?$/, /^postcode$/], zip],
  city: [[/^(city|town)([ _]?name)?$/], text],
  state: [[/^state([ _]?code)?$/], text],
  county: [[/^(county[ _]?)?fips$/], zip],
  lat: [[/^lat(itude)?$/], within(90)],
  lon: [[/^(lon|lng|long|longitude)$/], within(180)],
};

interface Found {
  readonly column: string;
  readonly reason: string;
}

type Fields = ReadonlyMap<string, Found>;

/** The table with money in most rows is the sales; a table that shares its account id, the accounts. */
export function guessMapping(files: readonly Sniffed[]): Guess {
  const tables = files.map((file) => parse(file, 'all', SAMPLE));
  const best = bestSales(tables, '.') ?? bestSales(tables, ',');
  if (!best) return { mapping: null, problems: [noMoney(tables)], defects: [] };
  const { table, sign } = best;
  const others = tables.filter((it) => it !== table);
  const fields = withPlacedAccount(best, others);
  const { mapping } = readMapping({
    title: table.file.replace(/\..*$/, ''),
    decimal: sign,
    sales: { file: table.file, ...salesBlock(table, fields) },
    ...accountsBlock(others, fields, sign),
    ...repsBlock(others, fields),
  });
  return { mapping, problems: [], defects: [...reasons(table.file, fields), ...commaNote(best)] };
}

/** A table that can be the sales, and how its numbers are written. */
interface Sales {
  readonly table: Table;
  readonly fields: Fields;
  readonly sign: DecimalSign;
}

const bestSales = (tables: readonly Table[], sign: DecimalSign): Sales | undefined =>
  tables
    .map((table) => ({ table, fields: guessFields(table, sign), sign }))
    .filter(({ fields }) => fields.has('money'))
    .sort((a, b) => b.fields.size * b.table.rows - a.fields.size * a.table.rows)[0];

function noMoney(tables: readonly Table[]): Defect {
  const names = tables.map(
    ({ file, header, rows }) =>
      `${file} (${header.slice(0, 12).join(', ')}${rows === 0 ? '; no rows' : ''})`,
  );
  const message = `no column of money was found in ${names.join('; ')}.`;
  return problem('no-money', message, 'Say which column it is in bailiwick.json.');
}

function commaNote({ table, sign }: Sales): Defect[] {
  if (sign === '.') return [];
  const remedy = 'Say "decimal": "." in bailiwick.json if that is wrong.';
  return [note('guessed', 'numbers are read with a decimal comma.', remedy, { file: table.file })];
}

function guessFields(table: Table, sign: DecimalSign): Fields {
  const found = new Map<string, Found>();
  const taken = new Set<string>();
  for (const [field, [names, test]] of Object.entries(SIGNS)) {
    const [column, ...like] = columnsFor(table, names, (values) => test(values, sign), taken);
    if (column === undefined) continue;
    taken.add(column);
    const others = field === 'money' && like.length > 0 ? `; so do those of ${quoted(like)}` : '';
    found.set(field, { column, reason: `its name and values look like ${field}${others}` });
  }
  if (found.has('lat') !== found.has('lon'))
    for (const field of ['lat', 'lon']) found.delete(field);
  return found;
}

/** Columns that bear one of the names and pass the test, the surest first. */
function columnsFor(
  table: Table,
  names: readonly RegExp[],
  test: (values: readonly string[]) => boolean,
  taken: ReadonlySet<string>,
): string[] {
  const fits = names.flatMap((name) =>
    table.header.filter(
      (column, i) =>
        !taken.has(column) &&
        name.test(column.toLowerCase().replace(/^_+/, '')) &&
        test(table.columns[i] ?? []),
    ),
  );
  return [...new Set(fits)];
}

const quoted = (names: readonly string[]): string => names.map((it) => `"${it}"`).join(', ');

/** A customer with several places is a family; each of its places is an account. */
function salesBlock(table: Table, fields: Fields): Record<string, FieldValue> {
  const block: Record<string, FieldValue> = Object.fromEntries(
    [...fields].map(([field, { column }]) => [field, column]),
  );
  const [account, place] = [fields.get('account')?.column, fields.get('zip')?.column];
  if (account === undefined || place === undefined || !isSpread(table, account, place))
    return block;
  return { ...block, account: [account, place], family: fields.get('name')?.column ?? account };
}

function isSpread(table: Table, account: string, place: string): boolean {
  const column = (name: string): readonly string[] =>
    table.columns[table.header.indexOf(name)] ?? [];
  const places = column(place);
  const pairs = new Set(column(account).map((id, row) => JSON.stringify([id, places[row]])));
  return pairs.size > 1.2 * new Set(column(account)).size;
}

const PLACES = ['zip', 'city', 'lat', 'county'];
const SITE = /(account|customer|client|store|shop|site|location)/i;

/** Of several keys the one whose file says where the account is. */
function withPlacedAccount(
  { table: sales, fields, sign }: Sales,
  others: readonly Table[],
): Fields {
  if (PLACES.some((field) => fields.has(field))) return fields;
  const column = sales.header.find((name) => {
    const table = SITE.test(name) ? others.find((it) => isKey(it, name)) : undefined;
    return table !== undefined && PLACES.some((field) => guessFields(table, sign).has(field));
  });
  if (column === undefined) return fields;
  return new Map(fields).set('account', { column, reason: 'another file says where each one is' });
}

/** A file with one row an account, keyed by the column of the same name. */
function accountsBlock(
  others: readonly Table[],
  fields: Fields,
  sign: DecimalSign,
): { accounts?: Record<string, string> } {
  const key = fields.get('account')?.column;
  const table = others.find((it) => key !== undefined && isKey(it, key));
  if (!table || key === undefined) return {};
  const known = ['name', 'zip', 'city', 'state', 'county', 'lat', 'lon'];
  const own = [...guessFields(table, sign)].filter(
    ([field, { column }]) => known.includes(field) && column !== key,
  );
  const columns = Object.fromEntries(own.map(([field, { column }]) => [field, column]));
  return { accounts: { name: columns['city'] ?? key, ...columns, file: table.file, account: key } };
}

/** A file with one row a rep, keyed by the column of the same name. */
function repsBlock(
  others: readonly Table[],
  fields: Fields,
): { reps?: Record<string, FieldValue> } {
  const key = fields.get('seller')?.column;
  const table = others.find((it) => key !== undefined && isKey(it, key));
  if (!table || key === undefined) return {};
  const names = table.header.filter((column) => /^(first|last|full)?[ _]?name$/i.test(column));
  return { reps: { file: table.file, rep: key, ...(names.length > 0 ? { name: names } : {}) } };
}

function isKey(table: Table, key: string): boolean {
  const index = table.header.indexOf(key);
  const values = table.columns[index] ?? [];
  return index >= 0 && values.length > 0 && new Set(values).size === values.length;
}

const reasons = (file: string, fields: Fields): Defect[] =>
  [...fields].map(([field, { column, reason }]) =>
    note(
      'guessed',
      `"${column}" was taken as ${field}: ${reason}.`,
      'Say it in bailiwick.json if that is wrong.',
      { file, column },
    ),
  );
