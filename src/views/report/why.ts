import { deltaText } from '#domain/measure-value.ts';
import { delta } from '#domain/comparison.ts';
import type { GroupFacts } from '#domain/facts.ts';
import { date, number, period } from '#domain/format.ts';
import type { MeasureId } from '#domain/measure.ts';
import { MEASURES, measure } from '#domain/measure.ts';
import { measureText } from '#domain/measure-value.ts';
import type { ReportInput } from './input.ts';
import { comparisonOf } from './input.ts';

/** The answer to "why this number?" but for SQL and rows, which the engine gives. */
export interface Why {
  readonly id: MeasureId;
  readonly label: string;
  readonly of: string;
  readonly lines: readonly { readonly name: string; readonly value: string }[];
  readonly definition: string;
  readonly formula: string;
}

const BASIS = {
  real: 'real: booked or recorded',
  modelled: 'modelled: an estimate',
  assumed: 'assumed',
} as const;

/** Value, year before, rows, period, date and basis of a measure of a group named `of`. */
export function why(input: ReportInput, id: MeasureId, group: GroupFacts, of: string): Why {
  const { directory, facts } = input;
  const comparison = comparisonOf(input, group);
  const { label, basis, definition, formula } = MEASURES[id];
  const text = (side: typeof comparison.before) =>
    side ? measureText(id, measure(id, side.facts, side.context), directory.currency) : null;
  const before = facts.compare === null ? null : text(comparison.before);
  const partial = facts.period.to > directory.lastComplete;
  return {
    id,
    label,
    of,
    definition,
    formula,
    lines: [
      { name: 'Value', value: text(comparison.now) ?? '–' },
      ...(before === null
        ? []
        : [
            { name: partial ? 'Last year, like for like' : 'Last year', value: before },
            { name: 'Change', value: deltaText(id, delta(id, comparison), directory.currency) },
          ]),
      { name: 'Rows behind it', value: `${number(group.now.accounts)} accounts` },
      { name: 'Period', value: period(facts.period, directory.asOf) },
      { name: 'As of', value: `${date(directory.asOf)}, ${BASIS[basis]}` },
    ],
  };
}
