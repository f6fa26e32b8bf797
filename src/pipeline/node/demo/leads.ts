import type { TableColumns } from '#domain/extract.ts';
import { makeRandom, makeWeighted, type Random } from './random.ts';
import { makeRows, type Rows } from './rows.ts';
import { DAYS, dayOf, dayText, LINES, SETTINGS, type DemoOptions } from './settings.ts';
import { CUSTOMER, PROSPECT, type Accounts } from './accounts.ts';
import type { Landscape } from './landscape.ts';
import type { People } from './people.ts';

type Tables = Readonly<Record<'lead' | 'lead_stage' | 'deal' | 'deal_stage', TableColumns>>;

interface Desk {
  readonly random: Random;
  readonly accounts: Accounts;
  readonly people: People;
  readonly served: Int32Array;
  readonly scale: number;
  readonly lead: Rows<'lead'>;
  readonly leadStage: Rows<'lead_stage'>;
  readonly deal: Rows<'deal'>;
  readonly dealStage: Rows<'deal_stage'>;
}

/** Share of leads that are qualified, of deals not from a won lead that are won. */
const QUALIFIED = 0.38;
const DEAL_WON = 0.29;
const DEAL_STAGES = ['discovery', 'proposal', 'negotiation'] as const;
/** Day of the cycle at which each stage begins, as a share of it. */
const STAGE_AT = [0, 0.3, 0.68] as const;

const cycleDays = (random: Random): number =>
  Math.max(
    4,
    Math.round(SETTINGS.cycle.medianDays * Math.exp(SETTINGS.cycle.lnSd * random.normal())),
  );

interface DealPlan {
  readonly account: number;
  readonly created: number;
  readonly days: number;
  readonly won: boolean;
}

/** A deal and its stages; what would close after the data's end is open. */
function addDeal(desk: Desk, { account, created, days, won }: DealPlan): void {
  const { random, accounts } = desk;
  const deal = `D${String((desk.deal.columns['deal']?.length ?? 0) + 1).padStart(6, '0')}`;
  const closed = created + days < DAYS ? created + days : null;
  const value = (accounts.potential[account] ?? 0) * (0.06 + 0.16 * random.next());
  desk.deal.add({
    deal,
    account: accounts.id[account] ?? null,
    rep: desk.people.reps[desk.people.repAt(desk.served[account] ?? 0, created)]?.id ?? null,
    line: random.pick(LINES),
    cents: Math.round(value / 1e4) * 1e4,
    created: dayText(created),
    expected: dayText(created + SETTINGS.cycle.medianDays + random.int(30)),
    closed: closed === null ? null : dayText(closed),
    won: closed === null ? null : won,
  });
  DEAL_STAGES.forEach((stage, at) => {
    const day = created + Math.floor(days * (STAGE_AT[at] ?? 0));
    if (day < DAYS) desk.dealStage.add({ deal, stage, at: dayText(day) });
  });
  if (closed !== null)
    desk.dealStage.add({ deal, stage: won ? 'won' : 'lost', at: dayText(closed) });
}

interface LeadPlan {
  readonly source: string;
  readonly account: number;
  readonly created: number;
  readonly win: number;
}

/** A lead's way: contacted, qualified with a deal, won or lost with it. */
function workLead(desk: Desk, lead: string, { account, created, win }: LeadPlan): void {
  const { random } = desk;
  const waiting = 4 + random.int(14);
  const days = cycleDays(random);
  const won = random.chance(win);
  const qualified = won || random.chance((QUALIFIED - win) / (1 - win));
  const add = (stage: string, after: number) => {
    const day = created + after;
    if (day < DAYS) desk.leadStage.add({ lead, stage, at: dayText(day) });
  };
  add('contacted', random.int(4));
  if (!qualified) return add('disqualified', waiting);
  add('qualified', waiting);
  add(won ? 'won' : 'lost', waiting + days);
  if (created + waiting < DAYS) addDeal(desk, { account, created: created + waiting, days, won });
}

function addLead(desk: Desk, land: Landscape, plan: LeadPlan, stale: boolean): void {
  const { accounts } = desk;
  const lead = `L${String((desk.lead.columns['lead']?.length ?? 0) + 1).padStart(6, '0')}`;
  desk.lead.add({
    lead,
    account: accounts.id[plan.account] ?? null,
    unit: land.unitId[accounts.unit[plan.account] ?? 0] ?? null,
    source: plan.source,
    owner:
      desk.people.reps[desk.people.repAt(desk.served[plan.account] ?? 0, plan.created)]?.id ?? null,
    created: dayText(plan.created),
  });
  desk.leadStage.add({ lead, stage: 'new', at: dayText(plan.created) });
  if (!stale) workLead(desk, lead, plan);
}

/** Accounts of a state, drawn evenly. */
function drawAmong(accounts: Accounts, state: number): (random: Random) => number {
  const among = Array.from(accounts.state.keys()).filter((at) => accounts.state[at] === state);
  return (random) => among[random.int(among.length)] ?? 0;
}

function addLeads(desk: Desk, land: Landscape, calm: boolean): void {
  const drawSource = makeWeighted(SETTINGS.leadSources.map(({ share }) => share));
  const [prospect, customer] = [
    drawAmong(desk.accounts, PROSPECT),
    drawAmong(desk.accounts, CUSTOMER),
  ];
  const total = SETTINGS.leads * desk.scale;
  for (let at = 0; at < total; at += 1) {
    const { source, win } = SETTINGS.leadSources[drawSource(desk.random)] ?? { source: '', win: 0 };
    const account = (desk.random.chance(0.6) ? prospect : customer)(desk.random);
    addLead(desk, land, { source, account, created: Math.floor((at / total) * DAYS), win }, false);
  }
  if (calm) return;
  const { source, leads, created } = SETTINGS.staleList;
  for (let at = 0; at < leads * desk.scale; at += 1) {
    addLead(
      desk,
      land,
      { source, account: prospect(desk.random), created: dayOf(created), win: 0 },
      true,
    );
  }
}

/** Leads with stages, deals of the qualified ones and of customers with needs of their own. */
export function makePipeline(
  land: Landscape,
  accounts: Accounts,
  served: Int32Array,
  people: People,
  options: DemoOptions,
): Tables {
  const desk: Desk = {
    random: makeRandom(options.seed, 'pipeline'),
    accounts,
    people,
    served,
    scale: options.scale,
    lead: makeRows('lead'),
    leadStage: makeRows('lead_stage'),
    deal: makeRows('deal'),
    dealStage: makeRows('deal_stage'),
  };
  addLeads(desk, land, options.calm);
  const customer = drawAmong(accounts, CUSTOMER);
  const own = SETTINGS.deals * options.scale - (desk.deal.columns['deal']?.length ?? 0);
  for (let at = 0; at < own; at += 1) {
    const created = Math.floor((at / own) * DAYS);
    addDeal(desk, {
      account: customer(desk.random),
      created,
      days: cycleDays(desk.random),
      won: desk.random.chance(DEAL_WON),
    });
  }
  return {
    lead: desk.lead.columns,
    lead_stage: desk.leadStage.columns,
    deal: desk.deal.columns,
    deal_stage: desk.dealStage.columns,
  };
}
