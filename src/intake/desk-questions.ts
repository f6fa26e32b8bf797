import type { DeskQuestion } from '#domain/desk.ts';
import { dateOrderOf } from './dates-read.ts';
import { parseDate } from './date.ts';
import { type Draft, type DraftBlock, pathOf } from './draft.ts';
import { type Known, valueOf } from './guess-block.ts';
import { guessFields } from './guess-fields.ts';
import { titleRole } from './guess-role.ts';
import type { Profile } from './profile.ts';
import { namesIn } from './refs.ts';
import { reachable } from './scope.ts';

/** What may not be assumed: order of day and month, which of two moneys, which of two sheets. */
export const deskQuestions = (draft: Draft, known: Known): DeskQuestion[] => [
  ...draft.blocks.flatMap((block) => moneyQuestion(draft, block, known)),
  ...[...known.profiles.values()].flatMap((profile) => dateQuestion(draft, profile)),
];

/** Only of a date that is used. */
function dateQuestion(draft: Draft, profile: Profile): DeskQuestion[] {
  const { doubtful } = dateOrderOf(profile, draft.options);
  const used = draft.blocks.some(
    ({ file, fields }) =>
      file === profile.id &&
      [...fields.values()].some(({ value }) => namesIn(value).includes(doubtful?.name ?? '')),
  );
  if (!doubtful || !used) return [];
  const telling = doubtful.unique.filter((it) => parseDate(it, 'mdy') !== parseDate(it, 'dmy'));
  const samples = (telling.length > 0 ? telling : doubtful.unique).slice(0, 3);
  const [first = ''] = samples;
  return [
    {
      id: `dates:${profile.id}`,
      table: profile.id,
      column: doubtful.name,
      text: `Is "${first}" in "${doubtful.name}" ${parseDate(first, 'mdy') ?? '–'} or ${parseDate(first, 'dmy') ?? '–'}?`,
      samples,
      answers: [
        { value: 'mdy', label: 'Month first' },
        { value: 'dmy', label: 'Day first' },
      ],
    },
  ];
}

/** Asked while the money is only guessed and another column would do as well. */
function moneyQuestion(draft: Draft, block: DraftBlock, known: Known): DeskQuestion[] {
  const profile = known.profiles.get(block.file);
  if (block.role !== 'sales' || block.fields.get('money')?.origin !== 'guessed' || !profile)
    return [];
  const found = guessFields('sales', reachable(profile, known.links, known.profiles)).get('money');
  const chosen = valueOf(block, 'money');
  if (
    !found ||
    found.rivals.length === 0 ||
    found.at.ref !== chosen ||
    titleRole(profile) === 'deals'
  )
    return [];
  const columns = [found.at, ...found.rivals];
  return [
    {
      id: `field:${pathOf(draft.blocks, block)}.money`,
      table: profile.id,
      column: found.at.ref,
      text: `Which column of ${profile.source.title} is the revenue?`,
      samples: found.at.column.unique.slice(0, 3),
      answers: columns.map(({ ref, column }) => ({
        value: ref,
        label: `${ref} (${column.unique.slice(0, 2).join(', ')})`,
      })),
    },
  ];
}
