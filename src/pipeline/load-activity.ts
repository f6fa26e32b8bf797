import { note } from '#intake/report.ts';
import { eachRow, type RoleRows } from '#intake/rows.ts';
import { readWon } from '#intake/won.ts';
import { insertRows, type Loading, orNull, type Row } from './load-context.ts';
import { placeReader } from './load-place.ts';

type Known = ReadonlyMap<string, unknown>;

/** Writes deals, leads, their stages, and signals. */
export async function loadActivity(loading: Loading, accounts: Known): Promise<void> {
  const { engine } = loading;
  const deals = readDeals(loading, accounts);
  const extra = [...new Set(loading.blocks('deals').flatMap((rows) => rows.extra))];
  await insertRows(engine, 'deal', [...deals.rows.values()], extra);
  await insertRows(engine, 'deal_stage', stagesOf(loading, 'dealStages', 'deal', deals));
  const leads = readLeads(loading, accounts);
  await insertRows(engine, 'lead', [...leads.rows.values()]);
  await insertRows(engine, 'lead_stage', stagesOf(loading, 'leadStages', 'lead', leads));
  await insertRows(engine, 'signal', readSignals(loading, accounts));
}

/** Rows by id, and the stage each stands in, where its own row says so. */
interface Staged {
  readonly rows: Map<string, Row>;
  readonly stages: Row[];
}

function readDeals(loading: Loading, accounts: Known): Staged {
  const made: Staged = { rows: new Map(), stages: [] };
  for (const rows of loading.blocks('deals')) {
    let worthless = 0;
    eachRow(rows, loading.aside, (row) => {
      const deal = idOf(rows, 'deal', row, made.rows);
      const created = dayOf(rows, 'created', row);
      const closed = rows.date('closed', row);
      const cents = rows.cents('money', row);
      const rep = orNull(rows.text('rep', row));
      made.rows.set(deal, {
        deal,
        account: knownAccount(rows, row, accounts),
        rep: rep === null ? null : loading.repId(rep),
        line: orNull(rows.text('line', row)),
        cents: cents ?? 0,
        created,
        expected: rows.date('expected', row),
        closed,
        won: readWon(rows.text('won', row)),
        ...Object.fromEntries(rows.extra.map((name) => [name, orNull(rows.text(name, row))])),
      });
      const stage = rows.text('stage', row).toLowerCase();
      if (stage !== '') made.stages.push({ deal, stage, at: closed ?? created });
      if (cents === null) worthless++;
    });
    if (worthless > 0) {
      const message = `${worthless} deals have no value yet; they count with 0.`;
      const at = { file: rows.file, column: 'money', count: worthless };
      loading.defects.push(note('deal-without-value', message, 'Give an expected value.', at));
    }
  }
  return made;
}

/** What an id stands for is told once. @throws BadCell */
function idOf(rows: RoleRows, field: string, row: number, known: Known): string {
  const id = rows.text(field, row) || `${rows.file}:${rows.line(row)}`;
  if (known.has(id)) throw rows.bad(field, id, `the ${field} is in the file twice`);
  return id;
}

function dayOf(rows: RoleRows, field: string, row: number): string {
  const day = rows.date(field, row);
  if (day === null) throw rows.bad(field, '', 'its date is empty');
  return day;
}

/** An account nobody knows is none: the deal or lead itself counts. */
function knownAccount(rows: RoleRows, row: number, accounts: Known): string | null {
  const account = rows.text('account', row);
  return accounts.has(account) ? account : null;
}

function readLeads(loading: Loading, accounts: Known): Staged {
  const made: Staged = { rows: new Map(), stages: [] };
  for (const rows of loading.blocks('leads')) {
    const places = placeReader(loading, rows);
    eachRow(rows, loading.aside, (row) => {
      const lead = idOf(rows, 'lead', row, made.rows);
      const created = dayOf(rows, 'created', row);
      const owner = orNull(rows.text('owner', row));
      made.rows.set(lead, {
        lead,
        account: knownAccount(rows, row, accounts),
        unit: places.find(row).placed?.county ?? null,
        source: rows.text('source', row) || 'unknown',
        owner: owner === null ? null : loading.repId(owner),
        created,
      });
      const stage = rows.text('stage', row).toLowerCase();
      if (stage !== '') made.stages.push({ lead, stage, at: created });
    });
    places.report();
  }
  return made;
}

/** Stages of their own file; without one, the stage that stands in each row. */
function stagesOf(
  loading: Loading,
  role: 'dealStages' | 'leadStages',
  key: 'deal' | 'lead',
  { rows: known, stages }: Staged,
): Row[] {
  const blocks = loading.blocks(role);
  if (blocks.length === 0) return stages;
  const made: Row[] = [];
  for (const rows of blocks) {
    eachRow(rows, loading.aside, (row) => {
      const id = rows.text(key, row);
      if (!known.has(id)) throw rows.bad(key, id, `there is no such ${key}`);
      const stage = rows.text('stage', row).toLowerCase();
      if (stage === '') throw rows.bad('stage', '', 'its stage is empty');
      made.push({ [key]: id, stage, at: dayOf(rows, 'date', row) });
    });
  }
  return made;
}

/** Counted by account, kind and month; a row without a count is one. */
function readSignals(loading: Loading, accounts: Known): Row[] {
  const made = new Map<string, Row & { count: number }>();
  for (const rows of loading.blocks('signals')) {
    eachRow(rows, loading.aside, (row) => {
      const account = rows.text('account', row);
      if (!accounts.has(account)) throw rows.bad('account', account, 'there is no such account');
      const month = `${dayOf(rows, 'date', row).slice(0, 7)}-01`;
      const kind = rows.text('kind', row).toLowerCase() || 'event';
      const count = Math.round(rows.has('count') ? (rows.number('count', row) ?? 0) : 1);
      if (count < 0) throw rows.bad('count', rows.text('count', row), 'it is below zero');
      const key = `${account}\n${kind}\n${month}`;
      const known = made.get(key);
      if (known) known.count += count;
      else made.set(key, { account, kind, month, count });
    });
  }
  return [...made.values()];
}
