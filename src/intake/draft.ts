import type { Origin } from '#domain/desk.ts';
import type { Block, FieldValue, Join, Mapping } from '#domain/mapping.ts';
import { ROLE_NAMES, type RoleName } from '#domain/roles.ts';

/** A field, where it comes from, and how that was settled. */
export interface DraftField {
  readonly value: FieldValue;
  readonly origin: Origin;
  readonly reason: string;
}

/** A block of a mapping with the reason of each of its parts. */
export interface DraftBlock {
  readonly role: RoleName;
  readonly file: string;
  readonly origin: Origin;
  readonly reason: string;
  readonly join: readonly Join[];
  readonly area: Readonly<Record<string, FieldValue>>;
  readonly extra: Readonly<Record<string, FieldValue>>;
  readonly fields: ReadonlyMap<string, DraftField>;
}

/** A mapping in the making: its options, and its blocks in order. */
export interface Draft {
  readonly options: Omit<Mapping, 'roles'>;
  readonly blocks: readonly DraftBlock[];
}

const STATED = 'as bailiwick.json says';

/** A mapping that was given, every part of it stated. */
export function draftOf({ roles, ...options }: Mapping): Draft {
  const blocks = ROLE_NAMES.flatMap((role) =>
    (roles[role] ?? []).map((block): DraftBlock => ({
      ...block,
      role,
      origin: 'stated',
      reason: STATED,
      fields: new Map(
        Object.entries(block.fields).map(([field, value]) => [
          field,
          { value, origin: 'stated', reason: STATED },
        ]),
      ),
    })),
  );
  return { options, blocks };
}

export function mappingOf({ options, blocks }: Draft): Mapping {
  const roles: Partial<Record<RoleName, Block[]>> = {};
  for (const { role, file, join, area, extra, fields } of blocks) {
    const plain = Object.fromEntries([...fields].map(([field, { value }]) => [field, value]));
    (roles[role] ??= []).push({ file, join, area, extra, fields: plain });
  }
  return { ...options, roles };
}

/** Blocks in the order a mapping holds them. */
export const inOrder = (blocks: readonly DraftBlock[]): DraftBlock[] =>
  ROLE_NAMES.flatMap((name) => blocks.filter(({ role }) => role === name));

/** 'sales[0]': where a block stands in the mapping. */
export function pathOf(blocks: readonly DraftBlock[], block: DraftBlock): string {
  const alike = blocks.filter(({ role }) => role === block.role);
  return `${block.role}[${alike.indexOf(block)}]`;
}
