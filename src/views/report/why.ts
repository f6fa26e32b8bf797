import { delta, likeForLike } from '#domain/comparison.ts';
import type { GroupFacts } from '#domain/facts.ts';
import { counted, date, number, period } from '#domain/format.ts';
import type { MeasureId } from '#domain/measure.ts';
import { MEASURES, measure } from '#domain/measure.ts';
import { deltaText, measureText } from '#domain/measure-value.ts';
import type { ReportInput } from './input.ts';
import { comparisonOf } from './input.ts';

interface Line {
  readonly name: string;
  readonly value: string;
}

/** The answer to "why this number?" but for SQL and rows, which the engine gives. */
export interface Why {
  readonly label: string;
  readonly of: string;
  readonly lines: readonly Line[];
  readonly definition: string;
  readonly formula: string;
}

const BASIS = {
  real: 'real: booked or recorded',
  modelled: 'modelled: an estimate',
  assumed: 'assumed',
} as const;

/** What last year is, and how a part of a month is made comparable. */
function basisLine({ directory, facts }: ReportInput): Line {
  const { compare } = facts;
  if (compare === null) return { name: 'Compared with', value: 'nothing' };
  const factor = likeForLike(directory, facts.period);
  const scaled =
    factor === 1 ? 'whole months' : `like for like: × ${number(factor, 3)}, by selling days`;
  return { name: 'Compared with', value: `${period(compare)}, ${scaled}` };
}

function changeLines(input: ReportInput, id: MeasureId, group: GroupFacts): readonly Line[] {
  const comparison = comparisonOf(input, group);
  if (!comparison.before || input.facts.compare === null) return [];
  const { facts, context } = comparison.before;
  const { currency } = input.directory;
  return [
    { name: 'Last year', value: measureText(id, measure(id, facts, context), currency) },
    { name: 'Change', value: deltaText(id, delta(id, comparison), currency) },
  ];
}

/** What a modelled number leans on: the potential's source, date and spread. */
function sourceLines({ directory }: ReportInput, id: MeasureId): readonly Line[] {
  const { potential } = directory;
  const leans = MEASURES[id].facts.some((name) => /potential|attainable|remainder/i.test(name));
  if (!potential || !leans) return [];
  const asOf = potential.asOf === null ? '' : `, ${date(potential.asOf)}`;
  const spread = `± ${number(potential.relativeSd * 100)} %`;
  return [{ name: 'Potential', value: `${potential.source}${asOf}, ${spread}` }];
}

/** Value, year before, basis, rows, period and date of a measure of a group named `of`. */
export function why(input: ReportInput, id: MeasureId, group: GroupFacts, of: string): Why {
  const { directory, facts } = input;
  const { now } = comparisonOf(input, group);
  const { label, basis, definition, formula } = MEASURES[id];
  return {
    label,
    of,
    definition,
    formula,
    lines: [
      {
        name: 'Value',
        value: measureText(id, measure(id, now.facts, now.context), directory.currency),
      },
      ...changeLines(input, id, group),
      basisLine(input),
      { name: 'Rows behind it', value: counted(group.now.accounts, 'account') },
      { name: 'Period', value: period(facts.period, directory.asOf) },
      { name: 'As of', value: `${date(directory.asOf)}, ${BASIS[basis]}` },
      ...sourceLines(input, id),
    ],
  };
}
