import type { DeskField } from '#domain/desk.ts';
import type { FieldValue } from '#domain/mapping.ts';
import { type FieldKind, REQUIRED, ROLES } from '#domain/roles.ts';
import { type Draft, type DraftBlock, pathOf } from './draft.ts';
import { bringsOf, labelOf } from './field-words.ts';
import type { Known } from './guess-block.ts';
import { fitsOf, looksRight } from './guess-fields.ts';
import { isNumeric } from './profile.ts';
import { namesIn } from './refs.ts';
import { ROLE_FIELDS } from './role-fields.ts';
import { reachable, type Reachable } from './scope.ts';

/** Every field of every block: what it is taken from, why, and what else it could be. */
export const deskFields = (draft: Draft, known: Known): DeskField[] =>
  draft.blocks.flatMap((block) => blockFields(draft, block, known));

function blockFields(draft: Draft, block: DraftBlock, known: Known): DeskField[] {
  const profile = known.profiles.get(block.file);
  if (!profile) return [];
  const scope = reachable(profile, known.links, known.profiles);
  const at = pathOf(draft.blocks, block);
  const index = Number(/\[(\d+)\]$/.exec(at)?.[1] ?? 0);
  return Object.entries(ROLES[block.role] as Readonly<Record<string, FieldKind>>).map(
    ([field, kind]) => {
      const settled = block.fields.get(field);
      return {
        path: `${at}.${field}`,
        role: block.role,
        block: index,
        field,
        label: labelOf(field),
        brings: bringsOf(block.role, field),
        required: REQUIRED[block.role].includes(field),
        kind,
        value: settled?.value ?? null,
        origin: settled?.origin ?? 'default',
        reason: settled?.reason ?? 'no column looks like it',
        candidates: candidates(block, field, kind, scope),
        samples: settled ? samplesOf(settled.value, scope) : [],
      };
    },
  );
}

/** Columns whose values could be the field's, those with a fitting name first. */
function candidates(
  { role }: DraftBlock,
  field: string,
  kind: FieldKind,
  scope: readonly Reachable[],
): string[] {
  const signs = ROLE_FIELDS[role].find((it) => it.field === field);
  const named = signs ? fitsOf(signs, scope).map(({ at }) => at) : [];
  const possible = scope.filter((it) => couldBe(it, kind));
  return [...new Set([...named, ...possible])].map(({ ref }) => ref);
}

function couldBe(it: Reachable, kind: FieldKind): boolean {
  if (kind === 'date') return looksRight(it, 'date');
  if (kind === 'text') return it.column.filled > 0;
  return isNumeric(it.column);
}

const SAMPLES = 3;

function samplesOf(value: FieldValue, scope: readonly Reachable[]): string[] {
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'object' && !Array.isArray(value)) return [String(value.constant)];
  const names = new Set(namesIn(value));
  const columns = scope.filter(({ ref, column }) => names.has(ref) || names.has(column.name));
  return Array.from({ length: SAMPLES }, (_, i) =>
    columns.map(({ column }) => column.unique[i] ?? '').join(' · '),
  ).filter((text) => /[^ ·]/.test(text));
}
