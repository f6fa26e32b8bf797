import type { RoleName } from '#domain/roles.ts';
import type { Concept } from './names.ts';

/** What a column's values must look like beside its name. */
export type Look = 'text' | 'few' | 'number' | 'date' | 'zip' | 'degrees' | 'won' | 'any';

/** A field, what it is called, and what its values look like; the order settles who takes first. */
export interface FieldSigns {
  readonly field: string;
  readonly concepts: readonly Concept[];
  readonly look: Look;
}

const of = (field: string, look: Look, ...concepts: readonly Concept[]): FieldSigns => ({
  field,
  concepts,
  look,
});

const PLACE = [
  of('zip', 'zip', 'zip'),
  of('city', 'text', 'city'),
  of('state', 'text', 'state'),
  of('country', 'text', 'country'),
  of('county', 'text', 'county'),
  of('lat', 'degrees', 'lat'),
  of('lon', 'degrees', 'lon'),
  of('unit', 'text', 'unit'),
];

const TRAITS = [
  of('family', 'text', 'family'),
  of('territory', 'text', 'territory'),
  of('industry', 'text', 'industry'),
  of('tier', 'few', 'tier'),
  of('size', 'few', 'size'),
  of('status', 'few', 'status'),
  of('potential', 'number', 'potential'),
];

/** Role → its fields, the ones that tell most first. */
export const ROLE_FIELDS: Readonly<Record<RoleName, readonly FieldSigns[]>> = {
  sales: [
    of('won', 'won', 'stage', 'won', 'status'),
    of('order', 'any', 'orderId'),
    of('account', 'any', 'accountId'),
    of('name', 'text', 'accountName'),
    of('seller', 'any', 'rep'),
    of('owner', 'any', 'owner'),
    ...TRAITS,
    ...PLACE,
    of('margin', 'number', 'margin'),
    of('returns', 'number', 'returns'),
    of('money', 'number', 'money'),
    of('date', 'date', 'orderDate', 'closed'),
    of('line', 'few', 'line'),
    of('channel', 'few', 'channel'),
  ],
  accounts: [
    of('account', 'any', 'accountId'),
    of('name', 'text', 'accountName'),
    of('owner', 'any', 'owner', 'rep'),
    of('contacts', 'number', 'contacts'),
    of('minutes', 'number', 'minutes'),
    ...TRAITS,
    ...PLACE,
    of('channel', 'few', 'channel'),
  ],
  accountTraits: [of('account', 'any', 'accountId'), of('trait', 'text', 'trait')],
  reps: [
    of('rep', 'any', 'rep', 'owner'),
    of('name', 'text', 'accountName'),
    of('status', 'few', 'status'),
    of('capacityHours', 'number', 'hours'),
    of('cost', 'number', 'cost'),
    of('start', 'date', 'start'),
    of('end', 'date', 'end'),
    ...PLACE,
  ],
  repSkills: [
    of('rep', 'any', 'rep'),
    of('code', 'text', 'skill'),
    of('kind', 'few', 'kind'),
    of('level', 'number', 'level'),
  ],
  lines: [of('line', 'any', 'line'), of('name', 'text', 'line', 'accountName')],
  territories: [of('territory', 'any', 'territory'), of('name', 'text', 'accountName')],
  staffing: [
    of('territory', 'any', 'territory'),
    of('rep', 'any', 'rep', 'owner'),
    of('share', 'number', 'share'),
    of('from', 'date', 'start'),
    of('to', 'date', 'end'),
  ],
  assignments: [of('territory', 'any', 'territory'), ...PLACE],
  potential: [
    of('money', 'number', 'potential'),
    of('weight', 'number', 'weight'),
    of('line', 'few', 'line'),
    of('industry', 'text', 'industry'),
    ...PLACE,
  ],
  visits: [
    of('visit', 'any', 'visitId'),
    of('account', 'any', 'accountId', 'accountName'),
    of('rep', 'any', 'rep', 'owner'),
    of('date', 'date', 'visitDate', 'orderDate', 'start'),
    of('channel', 'few', 'contactKind', 'channel'),
    of('minutes', 'number', 'minutes'),
  ],
  deals: [
    of('deal', 'any', 'dealId'),
    of('stage', 'few', 'stage'),
    of('won', 'won', 'won', 'stage', 'status'),
    of('account', 'any', 'accountId', 'accountName'),
    of('rep', 'any', 'rep', 'owner'),
    of('money', 'number', 'money'),
    of('created', 'date', 'created'),
    of('closed', 'date', 'closed'),
    of('expected', 'date', 'expected'),
    of('line', 'few', 'line'),
  ],
  dealStages: [
    of('deal', 'any', 'dealId'),
    of('stage', 'few', 'stage'),
    of('date', 'date', 'created', 'orderDate', 'start'),
  ],
  leads: [
    of('lead', 'any', 'leadId'),
    of('account', 'any', 'accountId'),
    of('source', 'few', 'source'),
    of('owner', 'any', 'owner', 'rep'),
    of('created', 'date', 'created', 'orderDate'),
    of('stage', 'few', 'stage', 'status'),
    ...PLACE,
  ],
  leadStages: [
    of('lead', 'any', 'leadId'),
    of('stage', 'few', 'stage'),
    of('date', 'date', 'created', 'orderDate', 'start'),
  ],
  signals: [
    of('account', 'any', 'accountId'),
    of('kind', 'few', 'kind', 'contactKind'),
    of('date', 'date', 'orderDate'),
    of('count', 'number', 'count'),
  ],
  quota: [
    of('territory', 'any', 'territory'),
    of('rep', 'any', 'rep', 'owner'),
    of('date', 'date', 'orderDate', 'start'),
    of('money', 'number', 'quota', 'money'),
    of('line', 'few', 'line'),
  ],
  goals: [
    of('goal', 'any', 'goalId'),
    of('territory', 'any', 'territory'),
    of('rep', 'any', 'rep', 'owner'),
    of('measure', 'few', 'measure'),
    of('target', 'number', 'target', 'quota'),
    of('baseline', 'number', 'baseline'),
    of('objective', 'text', 'objective'),
    of('start', 'date', 'start'),
    of('due', 'date', 'due', 'end'),
  ],
  callNeeds: [
    of('tier', 'few', 'tier'),
    of('channel', 'few', 'channel', 'contactKind'),
    of('contacts', 'number', 'contacts'),
    of('minutes', 'number', 'minutes'),
  ],
};
