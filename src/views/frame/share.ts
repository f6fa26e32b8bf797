import type { Directory } from '#domain/directory.ts';
import type { Manifest } from '#domain/extract.ts';
import { counted, number } from '#domain/format.ts';
import type { PublishLevel } from '#domain/publish.ts';

/** What whoever gets the link, or the file, can take home. */
export interface ShareModel {
  readonly level: PublishLevel;
  /** What the level means, as a sentence. */
  readonly holds: string;
  /** Tables with their rows, the largest first. */
  readonly tables: readonly { readonly name: string; readonly rows: string }[];
  readonly size: string;
}

const HOLDS: Readonly<Record<PublishLevel, string>> = {
  summary:
    'Numbers of the company, its regions and districts. No territory, rep, account or order is in it.',
  territory:
    'Numbers by territory, rep and month, with their names. No account, order, visit or deal is in it.',
  account: 'Everything: each account with its name, and its sales, orders, visits and owners.',
};

/** Words for what the directory counts, where the extract does not say its rows. */
const COUNTED: Readonly<Record<string, string>> = {
  accounts: 'account',
  sales: 'sale',
  visits: 'visit',
  leads: 'lead',
  deals: 'deal',
  territories: 'territory',
  reps: 'rep',
  units: 'unit',
};

/** Plumbing that says nothing of the business. */
const PLUMBING = new Set(['meta', 'unit_neighbour', 'calendar']);

/** From what the extract says of itself: never from what the page happens to show. */
export function shareModel(directory: Directory, { bytes }: Manifest): ShareModel {
  const level = directory.published?.level ?? 'account';
  const total = Object.values(bytes).reduce((a, b) => a + b, 0);
  const rows = directory.published?.rows ?? rowsOf(directory.counts);
  return {
    level,
    holds: HOLDS[level],
    tables: Object.entries(rows)
      .filter(([name, count]) => count > 0 && !PLUMBING.has(name))
      .sort((a, b) => b[1] - a[1])
      .map(([name, count]) => ({ name: name.replaceAll('_', ' '), rows: number(count) })),
    size: total >= 1e5 ? `${number(total / 1e6, 1)} MB` : counted(total, 'byte'),
  };
}

const rowsOf = (counts: Directory['counts']): Record<string, number> =>
  Object.fromEntries(
    Object.entries(COUNTED).map(([key, table]) => [table, counts[key] ?? 0] as const),
  );
