import { CONTRACT_VERSION, type ContractTables, type TableColumns } from '#domain/extract.ts';
import { FISCAL_START } from './calendar.ts';
import { makeRows } from './rows.ts';
import { DAYS, dayText, SETTINGS, type DemoOptions } from './settings.ts';

/** What the demo says of itself: title, currency, names of lines, industries and tiers. */
export function metaTable(options: DemoOptions): TableColumns {
  const rows = makeRows('meta');
  const add = (key: string, value: string) => rows.add({ key, value });
  add('contract_version', String(CONTRACT_VERSION));
  add('title', options.calm ? 'Calm Demo Supply' : 'Demo Industrial Supply');
  add('demo', 'true');
  add('seed', String(options.seed));
  add('scale', String(options.scale));
  add('currency', 'USD');
  add('distance_unit', 'mi');
  add('fiscal_year_start', String(FISCAL_START));
  add('calendar_kind', 'month');
  add('publish', 'account');
  for (const { line, name } of SETTINGS.lines) add(`line:${line}`, name);
  for (const { naics, name } of SETTINGS.industries) add(`industry:${naics}`, name);
  for (const { tier } of SETTINGS.tiers) add(`tier:${tier}`, `Tier ${tier}`);
  return rows.columns;
}

const rowsOf = (columns: TableColumns | undefined): number =>
  Object.values(columns ?? {})[0]?.length ?? 0;

/** Where each part comes from: real ground, modelled business, assumed call plan. */
export function sourceTable(tables: ContractTables): TableColumns {
  const rows = makeRows('source');
  const add = (
    source: string,
    kind: string,
    table: keyof ContractTables,
    asOf: string,
    note: string,
  ) => {
    const count = rowsOf(tables[table]);
    rows.add({
      source,
      as_of: asOf,
      rows_read: count,
      rows_kept: count,
      rows_set_aside: 0,
      kind,
      note,
    });
  };
  const end = dayText(DAYS - 1);
  add(
    'Places and borders',
    'real',
    'unit',
    '2023-12-31',
    'Counties, ZIP areas, population; ZIP cells are approximate',
  );
  add('Accounts', 'modelled', 'account', end, 'Invented companies, spread by establishments');
  add(
    'Potential',
    'modelled',
    'account_potential',
    '2026-06-30',
    'Establishments by population, size log-normal',
  );
  add('Sales', 'modelled', 'sale', end, 'Potential, share of wallet, rep, calls kept, season');
  add('Contacts', 'modelled', 'visit', end, 'Call plan as far as load allows');
  add('Leads', 'modelled', 'lead', end, 'By source, with stages');
  add('Deals', 'modelled', 'deal', end, 'Of leads and of customers');
  add(
    'Quotas',
    'modelled',
    'quota',
    '2025-10-01',
    '1.03 × (0.55 last year + 0.45 share of potential)',
  );
  add('Call plan', 'assumed', 'call_need', '2025-10-01', 'Contacts and minutes by tier');
  return rows.columns;
}
