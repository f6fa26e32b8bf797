import type { Assumption, ViewState } from '#domain/directory.ts';
import { ladderInput } from '#domain/ladder.ts';
import { BRINGS } from '#domain/view-needs.ts';
import type { Draft } from './draft.ts';

/** What a mapping has, as far as it can be told before its rows are read. */
interface Has {
  readonly place: boolean;
  readonly rep: boolean;
  readonly date: boolean;
  readonly role: (role: string) => boolean;
  readonly field: (...paths: readonly string[]) => boolean;
}

const PLACES = ['unit', 'county', 'zip', 'lat', 'city'];

function hasOf({ blocks }: Draft): Has {
  const mapped = new Set(
    blocks.flatMap(({ role, fields }) => [...fields.keys()].map((it) => `${role}.${it}`)),
  );
  const field = (...paths: readonly string[]): boolean => paths.some((path) => mapped.has(path));
  return {
    field,
    role: (role) => blocks.some((block) => block.role === role),
    place: PLACES.some((it) => field(`sales.${it}`, `accounts.${it}`)),
    rep: field('sales.seller', 'sales.owner', 'accounts.owner', 'staffing.rep'),
    date: field('sales.date'),
  };
}

/** Views that the mapping brings, and what would bring the others; the rows decide in the end. */
export function deskViews(draft: Draft): ViewState[] {
  const has = hasOf(draft);
  const potential = has.role('potential') || has.field('sales.potential', 'accounts.potential');
  const rows: readonly (readonly [ViewState['view'], boolean, string])[] = [
    ['map', has.place, 'a column says where the accounts are'],
    ['coverage', has.role('visits'), 'visits are given'],
    [
      'potential',
      potential || has.place,
      potential ? 'potential is given' : 'it is modelled from people by place',
    ],
    ['ranking', has.field('sales.seller') && has.date, 'sales name who sold them, and when'],
    ['trend', has.date, 'sales have dates'],
    ['attainment', has.role('quota'), 'quotas are given'],
    ['workload', has.rep, 'a column names the reps'],
    ['moves', has.rep && has.place, 'reps and places are known'],
    ['pipeline', has.role('deals'), 'deals are given'],
  ];
  return rows.map(([view, on, why]) => ({ view, on, reason: on ? why : BRINGS[view] }));
}

/** The rungs of the ladder that a report of this mapping would stand on, each with its input. */
export function deskAssumptions(draft: Draft): Assumption[] {
  const has = hasOf(draft);
  const { assume } = draft.options;
  const rung = (
    missing: string,
    instead: string,
    name?: Parameters<typeof ladderInput>[0],
  ): Assumption =>
    name === undefined
      ? { missing, instead }
      : { missing, instead, input: ladderInput(name, assume) };
  const given = (on: boolean, made: Assumption): Assumption[] => (on ? [] : [made]);
  return [
    ...given(has.field('sales.account'), rung('account ids', 'name and place tell accounts apart')),
    ...given(
      has.date,
      rung('dates', 'the money is the total of one period; trends are off', 'periodMonths'),
    ),
    ...given(has.field('sales.order'), rung('order numbers', 'each row is an order')),
    ...given(
      has.field('sales.tier', 'accounts.tier'),
      rung('tier', 'by rank of potential or revenue', 'tierShares'),
    ),
    ...given(
      has.role('callNeeds'),
      rung('call needs', 'contacts a year by tier, with preparation and follow-up', 'callNeeds'),
    ),
    ...given(
      has.field('reps.capacityHours'),
      rung('capacity', 'field hours a year for each rep', 'capacityHours'),
    ),
    ...given(
      has.role('potential') || has.field('sales.potential', 'accounts.potential'),
      rung(
        'potential',
        'people of each place × the revenue a head that good ground brings',
        'potentialPercentile',
      ),
    ),
    ...given(
      has.field('reps.end', 'staffing.to', 'reps.status'),
      rung('who has left', 'every owner still works', 'left'),
    ),
    ...given(
      has.field('reps.zip', 'reps.lat', 'reps.city'),
      rung('rep homes', 'the revenue-weighted centre of the accounts of each'),
    ),
    ...given(
      has.role('territories') || has.field('sales.territory', 'accounts.territory'),
      rung('territories', 'one a rep: an account belongs to who owns it or sold it most'),
    ),
  ];
}
