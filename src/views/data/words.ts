import type { Origin } from '#domain/desk.ts';
import type { ViewState } from '#domain/directory.ts';
import { number } from '#domain/format.ts';
import type { RoleName } from '#domain/mapping.ts';
import type { Progress } from './own.ts';

const SIZES = ['B', 'kB', 'MB', 'GB'] as const;

/** 1_234_567 → '1.2 MB'; decimal steps, as file managers show them. */
export function bytesText(bytes: number): string {
  const step = Math.min(SIZES.length - 1, Math.max(0, Math.floor(Math.log10(bytes || 1) / 3)));
  const shown = bytes / 1000 ** step;
  return `${number(shown, step > 0 && shown < 100 ? 1 : 0)}\u00a0${SIZES[step] ?? 'GB'}`;
}

/** counted(1, 'row') → '1 row'. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** How far a step is, in its unit. */
export function progressText({ step, done, total, unit }: Progress): string {
  const amount = (value: number) => (unit === 'bytes' ? bytesText(value) : number(value));
  const name = unit === 'rows' ? ' rows' : '';
  if (total === null) return done > 0 ? `${step}: ${amount(done)}${name}` : step;
  return `${step}: ${amount(done)} of ${amount(total)}${name}`;
}

export const ORIGIN: Readonly<Record<Origin, string>> = {
  stated: 'Stated',
  chosen: 'Chosen',
  guessed: 'Guessed',
  default: 'Assumed',
};

export const ROLE: Readonly<Record<RoleName, string>> = {
  sales: 'Sales',
  accounts: 'Accounts',
  accountTraits: 'Traits of accounts',
  reps: 'Reps',
  repSkills: 'Skills of reps',
  lines: 'Product lines',
  territories: 'Territories',
  staffing: 'Staffing',
  assignments: 'Areas of territories',
  potential: 'Potential',
  visits: 'Visits',
  deals: 'Deals',
  dealStages: 'Stages of deals',
  leads: 'Leads',
  leadStages: 'Stages of leads',
  signals: 'Signals',
  quota: 'Quotas',
  goals: 'Goals',
  callNeeds: 'Call needs',
};

export const VIEW: Readonly<Record<ViewState['view'], string>> = {
  map: 'Map',
  coverage: 'Coverage',
  potential: 'Potential and gap',
  ranking: 'Fair ranking of reps',
  trend: 'Trends',
  attainment: 'Attainment',
  workload: 'Workload',
  moves: 'Moves',
  pipeline: 'Pipeline',
};
