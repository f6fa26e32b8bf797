import type { DeskChange } from '#domain/desk.ts';
import type { FieldValue, Join, Mapping } from '#domain/mapping.ts';
import { readMapping } from '#domain/mapping.ts';
import type { Readings, TableReading } from '#domain/reading.ts';
import { ROLES } from '#domain/roles.ts';
import { assumeValue } from './assume.ts';
import { type Draft, type DraftBlock, inOrder, pathOf } from './draft.ts';
import { guessBlock, joinsOf, type Known } from './guess-block.ts';
import { columnsOf } from './refs.ts';
import { reachable } from './scope.ts';

const NUMBERS: ReadonlySet<string> = new Set(['headerRow']);

/** How tables are read after settings were changed: what was stated, with the changes over it. */
export function readingsAfter(stated: Readings, changes: readonly DeskChange[]): Readings {
  return changes.reduce(withReading, stated);
}

function withReading(readings: Readings, change: DeskChange): Readings {
  if (change.kind === 'mend') return withMend(readings, change);
  const said = settingOf(change);
  if (!said) return readings;
  const value = NUMBERS.has(said.name) ? Number(said.value) : said.value;
  const reading = { ...readings[said.table], [said.name]: value } as TableReading;
  return { ...readings, [said.table]: reading };
}

/** A setting, or the answer to a question that asks for one: 'dates:orders.csv'. */
function settingOf(
  change: DeskChange,
): { readonly table: string; readonly name: string; readonly value: string } | null {
  if (change.kind === 'setting') return change;
  if (change.kind !== 'answer' || !change.question.startsWith('dates:')) return null;
  return { table: change.question.slice('dates:'.length), name: 'dates', value: change.value };
}

function withMend(readings: Readings, change: DeskChange & { kind: 'mend' }): Readings {
  const { table, column, value, readAs } = change;
  const reading = readings[table] ?? {};
  const mends = { ...reading.mends?.[column] };
  if (readAs === null) delete mends[value];
  else mends[value] = readAs;
  return { ...readings, [table]: { ...reading, mends: { ...reading.mends, [column]: mends } } };
}

/** The draft after a change; a change to what is no longer there changes nothing. */
export function applyChange(draft: Draft, change: DeskChange, known: Known): Draft {
  switch (change.kind) {
    case 'setting':
    case 'mend':
      return withTables(draft, change);
    case 'role':
      return withRole(draft, change, known);
    case 'field':
      return withPath(draft, change.path, change.value, known);
    case 'join':
      return withJoin(draft, change);
    case 'answer':
      return withAnswer(draft, change, known);
    case 'option':
      return withOption(draft, change.name, change.value);
    case 'assume':
      return {
        ...draft,
        options: { ...draft.options, assume: assumeValue(draft.options.assume, change) },
      };
  }
}

const withTables = (draft: Draft, change: DeskChange): Draft => ({
  ...draft,
  options: { ...draft.options, tables: withReading(draft.options.tables, change) },
});

function withRole(draft: Draft, change: DeskChange & { kind: 'role' }, known: Known): Draft {
  const blocks = draft.blocks.filter(({ file }) => file !== change.table);
  const profile = known.profiles.get(change.table);
  if (change.role === null || !profile) return { ...draft, blocks };
  const block = guessBlock(change.role, profile, known, 'you chose it');
  return { ...draft, blocks: inOrder([...blocks, { ...block, origin: 'chosen' }]) };
}

const PATH = /^([^.]+)\.(.+)$/;

/** Sets a field ('sales[0].money'), or a level of an area ('reps[0].area.region'). */
function withPath(draft: Draft, path: string, value: FieldValue | null, known: Known): Draft {
  const [, at = '', field = ''] = PATH.exec(path) ?? [];
  const blocks = draft.blocks.map((block) =>
    pathOf(draft.blocks, block) === at ? withValue(block, field, value, known) : block,
  );
  return { ...draft, blocks };
}

function withValue(
  block: DraftBlock,
  field: string,
  value: FieldValue | null,
  known: Known,
): DraftBlock {
  const [part, name] = field.split('.', 2);
  if ((part === 'area' || part === 'extra') && name !== undefined) {
    const rest = { ...block[part] };
    if (value === null) delete rest[name];
    else rest[name] = value;
    return withJoins({ ...block, [part]: rest }, known);
  }
  if (!Object.hasOwn(ROLES[block.role], field)) return block;
  const fields = new Map(block.fields);
  if (value === null) fields.delete(field);
  else fields.set(field, { value, origin: 'chosen', reason: 'you chose it' });
  return withJoins({ ...block, fields }, known);
}

/** Adds the joins that its fields need and it lacks; those it has stay. */
function withJoins(block: DraftBlock, known: Known): DraftBlock {
  const profile = known.profiles.get(block.file);
  if (!profile) return block;
  const named = new Set(columnsOf(block));
  const scope = reachable(profile, known.links, known.profiles);
  const needed = joinsOf(
    profile.id,
    scope.filter(({ ref }) => named.has(ref)),
  );
  const has = new Set(block.join.map(({ file }) => file));
  return { ...block, join: [...block.join, ...needed.filter(({ file }) => !has.has(file))] };
}

function withJoin(draft: Draft, change: DeskChange & { kind: 'join' }): Draft {
  const { from, fromColumn, to, toColumn, on } = change;
  const join: Join = {
    file: to,
    on: fromColumn === toColumn ? toColumn : { [fromColumn]: toColumn },
  };
  const blocks = draft.blocks.map((block) => {
    if (block.file !== from) return block;
    const others = block.join.filter(({ file }) => file !== to);
    return { ...block, join: on ? [...others, join] : others };
  });
  return { ...draft, blocks };
}

/** 'dates:orders.csv' → 'dmy'; 'field:sales[0].money' → a column; 'role:book.xlsx#Data' → 'sales'. */
function withAnswer(draft: Draft, change: DeskChange & { kind: 'answer' }, known: Known): Draft {
  const { question, value } = change;
  if (question.startsWith('field:'))
    return withPath(draft, question.slice('field:'.length), value, known);
  return withTables(draft, change);
}

function withOption(draft: Draft, name: keyof Mapping, value: string): Draft {
  const number = name === 'fiscalYearStart';
  const { mapping, issues } = readMapping({ [name]: number ? Number(value) : value });
  if (issues.length > 0) return draft;
  return { ...draft, options: { ...draft.options, [name]: mapping[name] } };
}
