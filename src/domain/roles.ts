/** How a cell of a role is read. Money ends as integer cents, dates as 'YYYY-MM-DD'. */
export type FieldKind = 'text' | 'number' | 'money' | 'date';

const PLACE = {
  unit: 'text',
  county: 'text',
  zip: 'text',
  city: 'text',
  state: 'text',
  country: 'text',
  lat: 'number',
  lon: 'number',
} as const;

const ACCOUNT = {
  name: 'text',
  family: 'text',
  owner: 'text',
  territory: 'text',
  industry: 'text',
  tier: 'text',
  size: 'text',
  status: 'text',
  traits: 'text',
  potential: 'money',
  ...PLACE,
} as const;

/** What files may stand for, and the fields each has. `sales.money` is the only one required. */
export const ROLES = {
  sales: {
    money: 'money',
    date: 'date',
    account: 'text',
    order: 'text',
    seller: 'text',
    line: 'text',
    channel: 'text',
    margin: 'money',
    returns: 'money',
    /** A deal that is not won is no sale. */
    won: 'text',
    ...ACCOUNT,
  },
  accounts: { account: 'text', contacts: 'number', minutes: 'number', channel: 'text', ...ACCOUNT },
  accountTraits: { account: 'text', trait: 'text' },
  reps: {
    rep: 'text',
    name: 'text',
    status: 'text',
    capacityHours: 'number',
    cost: 'money',
    start: 'date',
    end: 'date',
    ...PLACE,
  },
  repSkills: { rep: 'text', kind: 'text', code: 'text', level: 'number', hard: 'text' },
  lines: { line: 'text', name: 'text' },
  territories: { territory: 'text', name: 'text' },
  staffing: {
    territory: 'text',
    rep: 'text',
    role: 'text',
    share: 'number',
    from: 'date',
    to: 'date',
  },
  assignments: { territory: 'text', ...PLACE },
  potential: { money: 'money', weight: 'number', line: 'text', industry: 'text', ...PLACE },
  visits: {
    visit: 'text',
    account: 'text',
    rep: 'text',
    date: 'date',
    channel: 'text',
    minutes: 'number',
  },
  deals: {
    deal: 'text',
    account: 'text',
    rep: 'text',
    line: 'text',
    money: 'money',
    created: 'date',
    expected: 'date',
    closed: 'date',
    won: 'text',
    stage: 'text',
  },
  dealStages: { deal: 'text', stage: 'text', date: 'date' },
  leads: {
    lead: 'text',
    account: 'text',
    source: 'text',
    owner: 'text',
    created: 'date',
    stage: 'text',
    ...PLACE,
  },
  leadStages: { lead: 'text', stage: 'text', date: 'date' },
  signals: { account: 'text', kind: 'text', date: 'date', count: 'number' },
  quota: { rep: 'text', territory: 'text', date: 'date', money: 'money', line: 'text' },
  goals: {
    goal: 'text',
    rep: 'text',
    territory: 'text',
    measure: 'text',
    target: 'number',
    baseline: 'number',
    objective: 'text',
    start: 'date',
    due: 'date',
  },
  callNeeds: { tier: 'text', channel: 'text', contacts: 'number', minutes: 'number' },
} as const satisfies Record<string, Readonly<Record<string, FieldKind>>>;

export type RoleName = keyof typeof ROLES;
export const ROLE_NAMES = Object.keys(ROLES) as readonly RoleName[];

/** Fields without which a block of the role says nothing. */
export const REQUIRED: Readonly<Record<RoleName, readonly string[]>> = {
  sales: ['money'],
  accounts: [],
  accountTraits: ['account', 'trait'],
  reps: ['rep'],
  repSkills: ['rep', 'code'],
  lines: ['line', 'name'],
  territories: ['territory'],
  staffing: ['territory', 'rep'],
  assignments: ['territory'],
  potential: [],
  visits: ['account', 'date'],
  deals: ['money', 'created'],
  dealStages: ['deal', 'stage', 'date'],
  leads: ['created'],
  leadStages: ['lead', 'stage', 'date'],
  signals: ['account', 'date'],
  quota: ['date', 'money'],
  goals: ['measure', 'target', 'due'],
  callNeeds: ['tier', 'contacts', 'minutes'],
};

/** Tables whose columns without a field may be kept, as `x_…`. */
export const KEEPS_EXTRA: ReadonlySet<RoleName> = new Set(['accounts', 'reps', 'deals']);
