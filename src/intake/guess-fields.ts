import type { RoleName } from '#domain/roles.ts';
import { nameRank } from './names.ts';
import { mendZip } from './place.ts';
import { isMostly, isNumeric, isWithin } from './profile.ts';
import { type FieldSigns, type Look, ROLE_FIELDS } from './role-fields.ts';
import type { Reachable } from './scope.ts';
import { readWon } from './won.ts';

export interface FieldFound {
  readonly at: Reachable;
  readonly reason: string;
  /** Other columns that would do as well. */
  readonly rivals: readonly Reachable[];
}

export type FieldsFound = ReadonlyMap<string, FieldFound>;

/** Shipped columns hold a line, tier or channel in a byte. */
const FEW = 200;
/** Numbers that are codes of classes. */
const FEW_NUMBERS = 12;
/** What another table may say of a row; money and dates of a partner are not the row's own. */
const FROM_PARTNERS: ReadonlySet<string> = new Set([
  'family',
  'line',
  'channel',
  'name',
  'industry',
  'tier',
  'size',
]);

const LOOKS: Readonly<Record<Look, (it: Reachable) => boolean>> = {
  any: ({ column }) => column.filled > 0,
  text: ({ column }) => column.filled > 0 && column.kind !== 'date',
  few: ({ column }) =>
    column.filled > 0 &&
    column.kind !== 'date' &&
    column.distinct <= (isNumeric(column) ? FEW_NUMBERS : FEW),
  number: ({ column }) => isNumeric(column),
  date: ({ column }) => column.kind === 'date',
  zip: ({ column }) => isMostly(column.unique, (text) => mendZip(text) !== null),
  degrees: ({ column, profile }) => isWithin(column, profile.sign, 180),
  won: ({ column }) => column.unique.some((text) => readWon(text) === true),
};

/** Whether a column's values fit a field. */
export const looksRight = (it: Reachable, look: Look): boolean => LOOKS[look](it);

const isOwn = ({ links }: Reachable): boolean => links.length === 0;

interface Fit {
  readonly at: Reachable;
  /** Lower is surer: the concept's place, then the name's, then how far away the column is. */
  readonly rank: number;
}

/** Columns that bear one of the field's names and look right, the surest first. */
export function fitsOf(signs: FieldSigns, scope: readonly Reachable[]): Fit[] {
  const columns = FROM_PARTNERS.has(signs.field) ? scope : scope.filter(isOwn);
  return columns
    .flatMap((at) => {
      const ranks = signs.concepts.flatMap((concept, i) => {
        const rank = nameRank(concept, at.column.plain);
        return rank === null ? [] : [i + rank + at.links.length * 0.5];
      });
      return ranks.length > 0 && looksRight(at, signs.look)
        ? [{ at, rank: Math.min(...ranks) }]
        : [];
    })
    .sort((a, b) => a.rank - b.rank);
}

/** Fields of a role found among columns by name and values; a column serves one field. */
export function guessFields(role: RoleName, scope: readonly Reachable[]): FieldsFound {
  const found = new Map<string, FieldFound>();
  const taken = new Set<Reachable>();
  for (const signs of ROLE_FIELDS[role]) {
    // What tells a deal's stage also tells whether it is won.
    const free = signs.look === 'won' ? scope : scope.filter((it) => !taken.has(it));
    const [best, ...others] = fitsOf(signs, free);
    if (!best) continue;
    if (signs.look !== 'won') taken.add(best.at);
    const rivals = others.filter(({ rank }) => rank === best.rank).map(({ at }) => at);
    found.set(signs.field, { at: best.at, reason: reasonOf(signs, best.at, others), rivals });
  }
  if (found.has('lat') !== found.has('lon')) for (const it of ['lat', 'lon']) found.delete(it);
  return found;
}

function reasonOf({ field }: FieldSigns, at: Reachable, others: readonly Fit[]): string {
  const where = at.links.length > 0 ? ` in ${at.profile.id}` : '';
  const names = others.map((it) => `"${it.at.ref}"`).slice(0, 3);
  const also = names.length > 0 ? `; so do those of ${names.join(', ')}` : '';
  return `its name and values${where} look like ${field}${also}`;
}
