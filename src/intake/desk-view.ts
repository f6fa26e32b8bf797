import type { Defect } from '#domain/defect.ts';
import type { DeskView } from '#domain/desk.ts';
import type { Readings } from '#domain/reading.ts';
import { deskFields } from './desk-fields.ts';
import { deskJoins } from './desk-joins.ts';
import { deskQuestions } from './desk-questions.ts';
import { deskTables } from './desk-tables.ts';
import { deskAssumptions, deskViews } from './desk-views.ts';
import { type Draft, mappingOf } from './draft.ts';
import type { Known } from './guess-block.ts';
import { noMoney } from './guess.ts';
import { planReading } from './map.ts';
import type { Opened } from './source.ts';
import type { Stated } from './stated.ts';

interface Seen {
  readonly draft: Draft;
  readonly known: Known;
  /** Settings that a person gave, in a file or here. */
  readonly said: Readings;
}

/** Everything the mapping screen shows, made anew from files and draft. */
export function deskView(
  opened: Opened,
  stated: Stated | null,
  { draft, known, said }: Seen,
): DeskView {
  const mapping = mappingOf(draft);
  return {
    files: opened.files,
    tables: deskTables(draft, known, said),
    mapping,
    fields: deskFields(draft, known),
    joins: deskJoins(draft, known),
    questions: deskQuestions(draft, known),
    views: deskViews(draft),
    assumptions: deskAssumptions(draft),
    defects: opened.sources.flatMap(({ defects }) => defects),
    problems: problemsOf(opened, stated, draft, known),
  };
}

function problemsOf(opened: Opened, stated: Stated | null, draft: Draft, known: Known): Defect[] {
  const told = stated?.problems ?? [];
  if (draft.blocks.some(({ role }) => role === 'sales') || stated) {
    const headers = new Map(opened.sources.map(({ id, header }) => [id, header]));
    return [...told, ...planReading(mappingOf(draft), headers, stated?.rowOf).problems];
  }
  return opened.sources.length === 0 ? [...told] : [...told, noMoney(known)];
}
