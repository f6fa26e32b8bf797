import type { Directory } from '#domain/directory.ts';
import { counted, index, money, number, share, signed } from '#domain/format.ts';
import { movesTitle, nextStepTitle } from '#domain/headline.ts';
import type { Advice, Estimate, Side, Suggestion } from '#domain/suggestion.ts';

export interface MoveSide {
  readonly territory: string;
  readonly name: string;
  /** Workload index. */
  readonly before: number;
  readonly after: number;
}

export interface MoveRow {
  readonly id: string;
  readonly number: number;
  /** What moves, as 'Bergen, Westchester and 1 more'. */
  readonly ground: string;
  readonly reason: string;
  readonly changes: readonly (readonly [figure: string, words: string])[];
  readonly benefit: string;
  readonly from: MoveSide;
  readonly to: MoveSide;
  readonly units: readonly string[];
  readonly suggestion: Suggestion;
  readonly facts: readonly { readonly name: string; readonly text: string }[];
}

/** The box beside the headline: what to do next and what it is worth. */
export interface NextStep {
  readonly title: string;
  readonly lines: readonly { readonly value: string; readonly text: string }[];
  /** Words of the button that leads to the moves; null where there are none. */
  readonly action: string | null;
}

/** Names of units, the first two, as 'Bergen, Westchester and 1 more'. */
export function unitNames(units: readonly string[], name: (unit: string) => string): string {
  const shown = units.slice(0, 2).map(name);
  const more = units.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  return shown.join(' and ');
}

const interval = ({ median, low, high }: Estimate, currency: string): string =>
  `${signed(money(median, currency))} (80 %: ${signed(money(low, currency))} to ${signed(money(high, currency))})`;

function sideOf(side: Side, directory: Directory): MoveSide {
  const entry = directory.territories.find(({ territory }) => territory === side.territory);
  return {
    territory: side.territory,
    name: entry?.name ?? side.territory,
    before: side.indexBefore,
    after: side.indexAfter,
  };
}

const paybackText = (months: number | null): string =>
  months === null ? 'not within three years' : counted(months, 'month');

function factsOf(
  suggestion: Suggestion,
  currency: string,
  name: (territory: string) => string,
): MoveRow['facts'] {
  const { benefit } = suggestion;
  const breakEven = benefit.breakEvenQ === null ? 'nothing at risk' : share(benefit.breakEvenQ, 0);
  return [
    { name: 'Net, year one', text: interval(benefit.years[0], currency) },
    { name: 'Net, three years', text: interval(benefit.threeYears, currency) },
    { name: 'Payback', text: paybackText(benefit.paybackMonths) },
    { name: 'Break-even loss', text: `${breakEven}; ${share(benefit.assumedQ, 0)} assumed` },
    { name: 'Avoidable revenue moved', text: money(suggestion.avoidableCents, currency) },
    {
      name: 'Worst deviation from 100',
      text: `${index(suggestion.worstBefore)} → ${index(suggestion.worstAfter)}`,
    },
    ...[suggestion.from, suggestion.to].map((side) => ({
      name: `Load, ${name(side.territory)}`,
      text: `${share(side.loadBefore, 0)} → ${share(side.loadAfter, 0)}`,
    })),
    ...[suggestion.from, suggestion.to].map((side) => ({
      name: `Potential, ${name(side.territory)}`,
      text: `${money(side.potentialBeforeCents, currency)} → ${money(side.potentialAfterCents, currency)}`,
    })),
    { name: 'Compactness (inertia)', text: `× ${number(suggestion.compactnessRatio, 2)}` },
    { name: 'In one piece', text: suggestion.contiguous ? 'yes, both sides' : 'no' },
    { name: 'Driving', text: `${signed(number(-suggestion.driveHoursSaved, 1))} h a month` },
  ];
}

/** The suggested steps in order; `unitName` gives a unit's name, or its id while unknown. */
export function moveRows(
  advice: Advice,
  directory: Directory,
  unitName: (unit: string) => string,
): readonly MoveRow[] {
  return advice.suggestions.map((suggestion, i) => ({
    id: suggestion.id,
    number: i + 1,
    ground: unitNames(suggestion.units, unitName),
    reason: suggestion.reason.text,
    changes: [
      [money(suggestion.revenueCents, directory.currency), 'revenue'],
      [
        number(suggestion.accounts),
        suggestion.accounts === 1 ? 'account changes hands' : 'accounts change hands',
      ],
    ],
    benefit: `Net in year one ${interval(suggestion.benefit.years[0], directory.currency)}`,
    from: sideOf(suggestion.from, directory),
    to: sideOf(suggestion.to, directory),
    units: suggestion.units,
    suggestion,
    facts: factsOf(
      suggestion,
      directory.currency,
      (id) => directory.territories.find(({ territory }) => territory === id)?.name ?? id,
    ),
  }));
}

/** The money of all moves together as a board wants it: gain, what moves, break-even, payback. */
export function decisionFigures(advice: Advice, directory: Directory): NextStep['lines'] {
  const { together } = advice;
  if (!together) return [];
  const cash = (cents: number) => signed(money(cents, directory.currency));
  const { median, low, high } = together.years[1];
  const breakEven = together.breakEvenQ === null ? 'no loss' : share(together.breakEvenQ, 0);
  return [
    { value: `${cash(median)} a year`, text: `80 %: ${cash(low)} to ${cash(high)}` },
    { value: share(advice.movedShare), text: 'of revenue moves' },
    { value: breakEven, text: `breaks even; ${share(together.assumedQ, 0)} assumed` },
    { value: paybackText(together.paybackMonths), text: 'to payback, median' },
  ];
}

/** The best next step, or the reasoned advice to leave the plan alone. */
export function nextStep(advice: Advice, directory: Directory): NextStep {
  const { together, suggestions } = advice;
  const title = nextStepTitle(advice);
  if (title === null || !together)
    return {
      title: movesTitle(advice, suggestions.length),
      lines: [{ value: '', text: advice.reason }],
      action: suggestions.length > 0 ? 'See the best moves anyway' : null,
    };
  const { median, low, high } = together.years[1];
  const cash = (cents: number) => signed(money(cents, directory.currency));
  return {
    title,
    lines: [
      { value: cash(median), text: `a year from year two, 80 %: ${cash(low)} to ${cash(high)}` },
      { value: share(advice.movedShare), text: 'of revenue changes hands' },
      ...(together.breakEvenQ === null
        ? []
        : [
            {
              value: share(together.breakEvenQ, 0),
              text: `relationship loss breaks it even; we assume ${share(together.assumedQ, 0)}`,
            },
          ]),
    ],
    action: 'Review the moves',
  };
}
