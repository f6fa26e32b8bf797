import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import type { Directory, ViewState } from '#domain/directory.ts';
import { BRINGS } from '#domain/view-needs.ts';
import type { Span } from './span.ts';

/** Ground shared beyond this share of revenue tells no rep from another. */
const SHARED_GROUND = 0.25;
const ENOUGH_REPS = 12;
const ENOUGH_QUARTERS = 4;

/** Counts the views hang on. */
/** Months that a stock, such as contacts kept, is taken over. */
const YEAR = 12;

export interface Held {
  readonly accounts: number;
  readonly placed: number;
  readonly visits: number;
  readonly quotas: number;
  readonly deals: number;
  readonly reps: number;
  readonly sellers: number;
  readonly staffed: number;
  readonly accountPotential: number;
  readonly unitPotential: number;
  /** Files with a date of their own; 0 of some files: the money is one year's total. */
  readonly dated: number;
  readonly sources: number;
}

export async function held(engine: Engine): Promise<Held> {
  const [row] = await engine.rows<Held & Record<string, unknown>>(sql`
    select (select count(*) from account) as accounts,
      (select count(unit) from account) as placed,
      (select count(*) from visit) as visits,
      (select count(*) from quota) as quotas,
      (select count(*) from deal) as deals,
      (select count(*) from rep) as reps,
      (select count(distinct seller) from sale where seller is not null) as sellers,
      (select count(distinct territory) from staffing where "to" is null) as staffed,
      (select count(*) from account_potential) as "accountPotential",
      (select count(*) from unit_potential) as "unitPotential",
      (select count(as_of) from source) as dated,
      (select count(*) from source) as sources`);
  if (!row) throw new TypeError('counting answered nothing');
  return row;
}

type Overlap = Directory['planDerived'];

/** Which views stand on this data: on with what it rests on, off with what would bring it. */
export function viewStates(has: Held, span: Span | null, overlap: Overlap): ViewState[] {
  const months = span?.months ?? 0;
  const dated = has.dated > 0 || has.sources === 0;
  const simple = (view: ViewState['view'], on: boolean, why: string) =>
    state(view, on, why, BRINGS[view]);
  return [
    simple('map', has.placed > 0, `${has.placed} of ${has.accounts} accounts are placed`),
    coverageView(has, months),
    potentialView(has),
    rankingView(has, span, overlap),
    simple('trend', months > 1 && dated, `${months} months`),
    simple('attainment', has.quotas > 0, 'quotas are given'),
    simple('workload', has.staffed > 0, 'call needs against capacity'),
    movesView(has, overlap),
    simple('pipeline', has.deals > 0, 'open deals are given'),
  ];
}

const state = (view: ViewState['view'], on: boolean, why: string, missing: string): ViewState => ({
  view,
  on,
  reason: on ? why : missing,
});

function coverageView({ visits }: Held, months: number): ViewState {
  const missing =
    visits === 0
      ? BRINGS.coverage
      : `${months} months are too few; coverage is measured over ${YEAR}`;
  const why = 'visits are measured against call needs';
  return state('coverage', visits > 0 && months >= YEAR, why, missing);
}

function potentialView(has: Held): ViewState {
  if (has.accountPotential > 0) return state('potential', true, 'potential of accounts', '');
  return state(
    'potential',
    has.unitPotential > 0,
    'potential of areas; accounts have none of their own',
    BRINGS.potential,
  );
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** How far reps share ground, in a sentence's middle; null where they hardly do. */
function sharedGround(overlap: Overlap): string | null {
  if (!overlap || overlap.overlapShare <= SHARED_GROUND) return null;
  const [fewest, most] = overlap.statesPerRep;
  if (most === 0)
    return `${percent(overlap.overlapShare)} of revenue comes from accounts that another rep sells more to`;
  return `each rep sells in ${fewest} to ${most} states, and ${percent(overlap.overlapShare)} of revenue lies outside the ground of who sold it`;
}

function rankingView(has: Held, span: Span | null, overlap: Overlap): ViewState {
  const off = (reason: string): ViewState => ({ view: 'ranking', on: false, reason });
  if (has.sellers === 0) return off(BRINGS.ranking);
  const shared = sharedGround(overlap);
  if (shared)
    return off(
      `the reps share their ground, so rep and ground cannot be told apart: ${shared}; territories of their own bring a fair ranking`,
    );
  if (has.sellers < ENOUGH_REPS)
    return off(`${has.sellers} reps are too few for a fair ranking; it needs ${ENOUGH_REPS}`);
  const quarters = Math.floor((span?.months ?? 0) / 3);
  if (quarters < ENOUGH_QUARTERS)
    return off(`${quarters} quarters are too few for a fair ranking; it needs ${ENOUGH_QUARTERS}`);
  return { view: 'ranking', on: true, reason: `${has.sellers} reps over ${quarters} quarters` };
}

function movesView(has: Held, overlap: Overlap): ViewState {
  const shared = sharedGround(overlap);
  if (shared)
    return {
      view: 'moves',
      on: false,
      reason: `moving ground changes little where reps share it: ${shared}; territories of their own bring moves`,
    };
  return state(
    'moves',
    has.staffed > 1 && has.placed > 0,
    'territories, places and workload are known',
    BRINGS.moves,
  );
}
