import type { Defect } from '#domain/defect.ts';
import { readMapping } from '#domain/mapping.ts';
import type { Readings } from '#domain/reading.ts';
import { type Draft, type DraftBlock, inOrder } from './draft.ts';
import { guessBlock, joinsOf, type Known, valueOf } from './guess-block.ts';
import { isComplete, otherBlock } from './guess-role.ts';
import { bestSales, without } from './guess-sales.ts';
import type { Profile } from './profile.ts';
import { nameRank } from './names.ts';
import { namesIn } from './refs.ts';
import { note, problem } from './report.ts';
import { reachable } from './scope.ts';

/** A mapping made of names and values, with a reason for each part. Without money it has no sales. */
export function guessDraft(known: Known): Draft {
  const sales = bestSales(known);
  const others = sales ? otherBlocks(sales, known) : [];
  const own = sales ? salesBlocks(withoutAccounts(sales, others, known), known) : [];
  const blocks = inOrder([...own, ...others]);
  const main = sales ? known.profiles.get(sales.file) : undefined;
  const { roles: _, ...defaults } = readMapping({}).mapping;
  const currency = currencyOf(main) ?? defaults.currency;
  const options = {
    ...defaults,
    ...(main ? { title: main.source.title.replace(/\.\w+$/, '') } : {}),
    currency,
    distanceUnit: currency === 'USD' || currency === 'GBP' ? ('mi' as const) : ('km' as const),
    tables: decimals(known),
  };
  return { options, blocks };
}

/** What the accounts' own table says of them is not taken from the sales a second time. */
function withoutAccounts(
  sales: DraftBlock,
  others: readonly DraftBlock[],
  known: Known,
): DraftBlock {
  const accounts = others.find(({ role }) => role === 'accounts')?.file;
  const profile = known.profiles.get(sales.file);
  if (accounts === undefined || !profile) return sales;
  const scope = reachable(profile, known.links, known.profiles);
  const there = new Set(
    scope.flatMap(({ ref, links }) => (links.some(({ to }) => to === accounts) ? [ref] : [])),
  );
  const fields = new Map(
    [...sales.fields].filter(([, { value }]) => !namesIn(value).some((it) => there.has(it))),
  );
  const used = new Set([...fields.values()].flatMap(({ value }) => namesIn(value)));
  const join = joinsOf(
    profile.id,
    scope.filter(({ ref }) => used.has(ref)),
  );
  return { ...sales, fields, join };
}

/** The sales, and deals of the same table where it tells won from lost; more tables of one header. */
function salesBlocks(sales: DraftBlock, known: Known): DraftBlock[] {
  const profile = known.profiles.get(sales.file);
  if (!profile) return [sales];
  const alike = [...known.profiles.values()].filter(
    (it) => it.id !== profile.id && sameHeader(it, profile) && it.rows > 0,
  );
  const all = [
    sales,
    ...alike.map((it) => ({
      ...sales,
      file: it.id,
      reason: `its columns are those of ${profile.id}`,
    })),
  ];
  const deals = sales.fields.has('won') ? dealsOf(profile, known) : [];
  return [...all, ...deals];
}

const sameHeader = (a: Profile, b: Profile): boolean =>
  JSON.stringify(a.source.header) === JSON.stringify(b.source.header);

function dealsOf(profile: Profile, known: Known): DraftBlock[] {
  const block = guessBlock(
    'deals',
    profile,
    known,
    'a column tells won deals from lost and open ones',
  );
  return isComplete(block) ? [block] : [];
}

/** Tables that the sales point to, then what the others say by name or columns. */
function otherBlocks(sales: DraftBlock, known: Known): DraftBlock[] {
  const linked = [
    linkedBlock('accounts', sales, valueOf(sales, 'account'), known),
    linkedBlock('reps', sales, valueOf(sales, 'seller') ?? valueOf(sales, 'owner'), known),
  ].filter((it) => it !== null);
  const taken = new Set([sales.file, ...linked.map(({ file }) => file)]);
  const roles = new Set(linked.map(({ role }) => role));
  const main = known.profiles.get(sales.file);
  const others: DraftBlock[] = [];
  for (const profile of known.profiles.values()) {
    if (taken.has(profile.id) || profile.rows === 0 || profile.source.hidden) continue;
    if (main && sameHeader(main, profile)) continue;
    const block = otherBlock(profile, known);
    // One table a role: two tables of customers would count them twice.
    if (!block || roles.has(block.role)) continue;
    roles.add(block.role);
    others.push(block);
  }
  return [...linked, ...others];
}

/** The table that a column of the sales points to, keyed as the link says. */
function linkedBlock(
  role: 'accounts' | 'reps',
  sales: DraftBlock,
  column: unknown,
  known: Known,
): DraftBlock | null {
  const link = known.links.find(
    ({ from, fromColumn }) => from === sales.file && fromColumn === column,
  );
  const profile = link && known.profiles.get(link.to);
  if (!link || !profile) return null;
  const key = role === 'accounts' ? 'account' : 'rep';
  const guessed = guessBlock(
    role,
    profile,
    known,
    `"${link.fromColumn}" of ${link.from} points to it`,
  );
  const block = named(role, guessed, profile, link.toColumn);
  const fields = new Map([...block.fields].filter(([, { value }]) => value !== link.toColumn)).set(
    key,
    { value: link.toColumn, origin: 'guessed', reason: link.reason },
  );
  return { ...block, fields };
}

/** A rep's name of two columns; an account without a name goes by its city. */
function named(
  role: 'accounts' | 'reps',
  block: DraftBlock,
  profile: Profile,
  key: string,
): DraftBlock {
  const give = (value: string | string[], reason: string): DraftBlock => ({
    ...block,
    fields: new Map(block.fields).set('name', { value, origin: 'guessed', reason }),
  });
  const parts = profile.columns
    .map(({ name }) => name)
    .filter((name) => /^(first|last|full|vor|nach)?[ _]?name$/i.test(name) && name !== key);
  if (parts.length > 0) return give(parts, 'these columns name a person');
  if (role === 'reps') {
    const person = profile.columns.find(
      ({ name, plain, kind }) => name !== key && kind === 'text' && nameRank('rep', plain) !== null,
    );
    return person ? give(person.name, 'it names a person') : without(block, 'name');
  }
  const city = valueOf(block, 'city');
  return block.fields.has('name') || typeof city !== 'string'
    ? block
    : give(
        [
          city,
          ...(typeof valueOf(block, 'state') === 'string'
            ? [valueOf(block, 'state') as string]
            : []),
          key,
        ],
        'no column names them: place and id do',
      );
}

function decimals({ profiles }: Known): Readings {
  return Object.fromEntries(
    [...profiles.values()].flatMap(({ id, sign, source }) =>
      sign === ',' && source.decimal === null ? [[id, { decimal: sign }]] : [],
    ),
  );
}

const SYMBOLS: readonly (readonly [RegExp, string])[] = [
  [/€|\beur\b/i, 'EUR'],
  [/£|\bgbp\b/i, 'GBP'],
  [/\bchf\b/i, 'CHF'],
  [/\$|\busd\b/i, 'USD'],
];

/** From signs in amounts or names of columns. */
function currencyOf(profile: Profile | undefined): string | null {
  const columns =
    profile?.columns.filter(({ kind }) => kind === 'money' || kind === 'number') ?? [];
  const texts = columns.flatMap(({ kind, name, unique }) => [
    name,
    ...(kind === 'money' ? unique.slice(0, 20) : []),
  ]);
  return SYMBOLS.find(([sign]) => texts.some((text) => sign.test(text)))?.[1] ?? null;
}

/** What was guessed, as notes to the defect report. */
export function guessNotes({ blocks, options }: Draft): Defect[] {
  const used = new Set(blocks.map(({ file }) => file));
  const commas = Object.entries(options.tables).flatMap(([file, { decimal }]) =>
    decimal === ',' && used.has(file) ? [commaNote(file)] : [],
  );
  const fields = blocks.flatMap(({ file, fields: found }) =>
    [...found].map(([field, { value, reason }]) => {
      const column = typeof value === 'string' ? value : JSON.stringify(value);
      const message = `"${column}" was taken as ${field}: ${reason}.`;
      return note('guessed', message, 'Say it in bailiwick.json if that is wrong.', {
        file,
        column,
      });
    }),
  );
  return [...fields, ...commas];
}

function commaNote(file: string): Defect {
  const remedy = 'Say "decimal": "." of the table in bailiwick.json if that is wrong.';
  return note('guessed', 'numbers are read with a decimal comma.', remedy, { file });
}

export function noMoney({ profiles }: Known): Defect {
  const names = [...profiles.values()].map(
    ({ id, source, rows }) =>
      `${id} (${source.header.slice(0, 12).join(', ')}${rows === 0 ? '; no rows' : ''})`,
  );
  const message = `no column of money was found in ${names.join('; ')}.`;
  return problem('no-money', message, 'Say which column it is in bailiwick.json.');
}
