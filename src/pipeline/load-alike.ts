import { note } from '#intake/report.ts';
import { writtenOtherwise } from '#intake/variants.ts';
import type { Loading } from './load-context.ts';

/** Where names tell people and accounts apart; ids in their place would never be alike by chance. */
const NAMED = [
  ['sales', 'seller'],
  ['sales', 'owner'],
  ['accounts', 'owner'],
  ['sales', 'name'],
] as const;

/** Tells names that are likely one, written in several ways; they count as they stand. */
export function reportAlike(loading: Loading): void {
  for (const [role, field] of NAMED) {
    for (const rows of loading.blocks(role)) {
      if (!rows.has(field) || (field === 'name' && rows.has('account'))) continue;
      const tally = new Map<string, number>();
      for (let row = 0; row < rows.rows; row++) {
        const text = rows.text(field, row);
        if (text !== '') tally.set(text, (tally.get(text) ?? 0) + 1);
      }
      const [first, ...more] = writtenOtherwise(tally);
      if (!first) continue;
      const [value, like] = first;
      const count = more.length + 1;
      const message = `${count} names are likely written in several ways, "${value}" beside "${like}"; they count apart.`;
      const remedy = `Say "mends" for them in bailiwick.json, or make them alike.`;
      const at = { file: rows.file, column: field, value, count };
      loading.defects.push(note('names-alike', message, remedy, at));
    }
  }
}
