import { eachRow } from '#intake/rows.ts';
import { insertRows, type Loading, orNull, type Row } from './load-context.ts';
import type { Hierarchy } from './load-nodes.ts';
import { placeReader } from './load-place.ts';
import type { Sales } from './load-sales.ts';

/** Writes the reps of the files and, by name only, sellers no file knows. Answers how many. */
export async function loadReps(loading: Loading, sales: Sales, nodes: Hierarchy): Promise<number> {
  const reps = new Map<string, Row>();
  for (const rows of loading.blocks('reps')) {
    const places = placeReader(loading, rows);
    eachRow(rows, loading.aside, (row) => {
      const text = rows.text('rep', row);
      if (text === '') throw rows.bad('rep', '', 'it names no rep');
      const rep = loading.repId(text);
      if (reps.has(rep)) throw rows.bad('rep', text, 'the rep is in the file twice');
      const { placed } = places.find(row);
      reps.set(rep, {
        rep,
        name: rows.text('name', row) || text,
        node: nodes.leaf(rows.area(row)),
        lon: placed?.lon ?? null,
        lat: placed?.lat ?? null,
        capacity_hours: rows.number('capacityHours', row),
        cost_cents: rows.cents('cost', row),
        start: rows.date('start', row),
        end: rows.date('end', row),
      });
    });
    places.report();
  }
  for (const [rep, name] of sales.sellers) if (!reps.has(rep)) reps.set(rep, bareRep(rep, name));
  await insertRows(loading.engine, 'rep', [...reps.values()]);
  return reps.size;
}

const bareRep = (rep: string, name: string): Row => ({
  rep,
  name,
  node: null,
  lon: null,
  lat: null,
  capacity_hours: null,
  cost_cents: null,
  start: null,
  end: null,
});

/** Visits to accounts that are known. */
export async function loadVisits(
  loading: Loading,
  accounts: ReadonlyMap<string, unknown>,
): Promise<void> {
  const visits: Row[] = [];
  for (const rows of loading.blocks('visits')) {
    eachRow(rows, loading.aside, (row) => {
      const account = rows.text('account', row);
      if (!accounts.has(account)) throw rows.bad('account', account, 'there is no such account');
      const date = rows.date('date', row);
      if (date === null) throw rows.bad('date', '', 'its date is empty');
      const rep = orNull(rows.text('rep', row));
      visits.push({
        visit: rows.text('visit', row) || `${rows.file}:${rows.line(row)}`,
        account,
        rep: rep === null ? null : loading.repId(rep),
        date,
        channel: rows.text('channel', row).toLowerCase() || 'field',
        minutes: rows.number('minutes', row),
      });
    });
  }
  await insertRows(loading.engine, 'visit', visits);
}
