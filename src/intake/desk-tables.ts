import type { DeskColumn, DeskSetting, DeskTable } from '#domain/desk.ts';
import type { Readings, TableReading } from '#domain/reading.ts';
import type { FieldKind } from '#domain/roles.ts';
import { type DateFound, dateOrderOf } from './dates-read.ts';
import { parseDate } from './date.ts';
import { toNumber } from './decimal.ts';
import { type Draft, type DraftBlock, pathOf } from './draft.ts';
import type { Known } from './guess-block.ts';
import { parseDecimal } from './number.ts';
import type { ColumnProfile, Profile } from './profile.ts';
import { namesIn } from './refs.ts';

const PREVIEW = 30;
const SAMPLES = 5;

/** Tables with their role, columns, settings and first rows. */
export const deskTables = (draft: Draft, known: Known, said: Readings): DeskTable[] =>
  [...known.profiles.values()].map((profile) => tableOf(profile, draft, said[profile.id] ?? {}));

function tableOf(profile: Profile, draft: Draft, said: TableReading): DeskTable {
  const { source, table } = profile;
  const blocks = draft.blocks.filter(({ file }) => file === profile.id);
  const [block] = blocks;
  const joined = draft.blocks.find(({ join }) => join.some(({ file }) => file === profile.id));
  const dates = dateOrderOf(profile, draft.options);
  const shown = Math.min(PREVIEW, table.rows);
  return {
    id: profile.id,
    file: source.file,
    title: source.title,
    hidden: source.hidden,
    role: block?.role ?? null,
    roleReason: block?.reason ?? unusedReason(profile, joined),
    rows: profile.rows,
    columns: profile.columns.map((column) => columnOf(column, profile, dates, draft, blocks)),
    settings: settingsOf(profile, draft, dates, said),
    preview: Array.from({ length: shown }, (_, row) =>
      table.columns.map((cells) => cells[row] ?? ''),
    ),
    previewLines: table.lines.slice(0, shown),
  };
}

function unusedReason({ rows, source }: Profile, joined: DraftBlock | undefined): string {
  if (joined) return `${joined.file} takes columns of it`;
  if (source.hidden) return 'it is hidden';
  return rows === 0 ? 'it has no rows' : 'neither its name nor its columns say what it is';
}

function columnOf(
  column: ColumnProfile,
  profile: Profile,
  dates: DateFound,
  draft: Draft,
  blocks: readonly DraftBlock[],
): DeskColumn {
  const samples = column.unique.slice(0, SAMPLES);
  return {
    name: column.name,
    kind: column.kind,
    filled: column.filled,
    distinct: column.distinct,
    samples,
    readAs: samples.map((text) => readAs(text, column.kind, profile, dates)),
    role: roleOf(column.name, draft, blocks),
  };
}

function readAs(text: string, kind: FieldKind, profile: Profile, dates: DateFound): string | null {
  if (kind === 'text') return text;
  if (kind === 'date') return parseDate(text, dates.order);
  const value = parseDecimal(text, profile.sign);
  return value === null
    ? null
    : toNumber(value).toLocaleString('en-US', { maximumFractionDigits: 6 });
}

/** 'sales[0].money': the first field that reads the column. */
function roleOf(column: string, draft: Draft, blocks: readonly DraftBlock[]): string | null {
  for (const block of blocks) {
    const field = [...block.fields].find(([, { value }]) => namesIn(value).includes(column));
    if (field) return `${pathOf(draft.blocks, block)}.${field[0]}`;
  }
  return null;
}

function settingsOf(
  profile: Profile,
  { options }: Draft,
  dates: DateFound,
  reading: TableReading,
): DeskSetting[] {
  const { source, sign, signReason } = profile;
  const own = new Set(source.settings.map(({ name }) => name));
  const numbers: DeskSetting = {
    name: 'decimal',
    value: sign,
    origin: reading.decimal === undefined ? 'guessed' : 'stated',
    reason: signReason,
    choices: [
      { value: '.', label: '1,234.56' },
      { value: ',', label: '1.234,56' },
    ],
  };
  const order: DeskSetting = {
    name: 'dates',
    value: dates.order,
    origin: reading.dates === undefined ? 'guessed' : 'stated',
    reason: dates.reason,
    choices: [
      { value: 'mdy', label: 'month / day / year' },
      { value: 'dmy', label: 'day / month / year' },
    ],
  };
  const currency: DeskSetting = {
    name: 'currency',
    value: reading.currency ?? options.currency,
    origin: reading.currency === undefined ? 'default' : 'stated',
    reason: reading.currency === undefined ? 'the currency of the plan' : 'as you said',
    choices: CURRENCIES.map((value) => ({ value, label: value })),
  };
  const settled = source.decimal === null ? [numbers, order, currency] : [currency];
  return [...source.settings, ...settled.filter(({ name }) => !own.has(name))];
}

const CURRENCIES = ['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'JPY', 'SEK', 'PLN', 'MXN', 'BRL'];
