import type { Folder } from '#intake/folder.ts';
import type { ShapeSource } from '#intake/source.ts';
import { placeKey } from './names.ts';

/** Which properties of shapes are their id and their name, and why. */
export interface AreaNames {
  /** A property; null: the shapes' own ids. */
  readonly id: string | null;
  readonly name: string | null;
  readonly population: string | null;
  readonly reason: string;
}

/** Fields of a row that may hold a unit's id or name. */
const FIELDS = ['unit', 'zip', 'county', 'state', 'city'] as const;
/** Rows looked at: enough to know a column by. */
const MOST_ROWS = 5000;

/** The property whose values are unique and most often named by the tables; else the shapes' own ids. */
export function guessNames(shapes: ShapeSource, folder: Folder): AreaNames {
  const properties = shapes.table.header.slice(1);
  const valuesOf = (property: string) =>
    shapes.features.map((feature) => (feature.properties[property] ?? '').trim());
  const unique = properties.filter((property) => isUnique(valuesOf(property)));
  const said = namedPlaces(folder);
  const hits = (property: string) => countKnown(new Set(valuesOf(property).map(placeKey)), said);
  const ranked = unique
    .map((property) => ({ property, known: hits(property) }))
    .sort((a, b) => b.known - a.known);
  const best = ranked[0];
  const name = properties.find((it) => NAME.test(it) && valuesOf(it).some((text) => text !== ''));
  const rest = { name: name ?? null, population: properties.find((it) => PEOPLE.test(it)) ?? null };
  if (best && best.known > 0) {
    const reason = `“${best.property}” is unique, and ${best.known} of ${said.size} places in the tables are among its values`;
    return { ...rest, id: best.property, reason };
  }
  return { ...rest, id: null, reason: 'no property of theirs is named by the tables' };
}

const NAME = /^(name|label|title|nom|nombre|nome|bezeichnung|gen|naam|namn)/i;
const PEOPLE = /^(pop|population|inhabitants|einwohner|people|residents)/i;

const isUnique = (values: readonly string[]): boolean =>
  values.every((value) => value !== '') && new Set(values).size === values.length;

function countKnown(values: ReadonlySet<string>, said: ReadonlySet<string>): number {
  let known = 0;
  for (const text of said) if (values.has(text)) known++;
  return known;
}

/** What the tables say of places, as keys. */
function namedPlaces(folder: Folder): ReadonlySet<string> {
  const said = new Set<string>();
  for (const rows of [...folder.blocks.values()].flat()) {
    const fields = FIELDS.filter((field) => rows.has(field));
    for (let row = 0; row < Math.min(rows.rows, MOST_ROWS); row++)
      for (const field of fields) said.add(placeKey(rows.text(field, row)));
  }
  said.delete('');
  return said;
}
