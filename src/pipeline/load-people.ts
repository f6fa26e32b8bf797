import { eachRow } from '#intake/rows.ts';
import {
  endAfter,
  insertRows,
  type Loading,
  notNegative,
  orNull,
  type Row,
} from './load-context.ts';
import type { Hierarchy } from './load-nodes.ts';
import { placeReader } from './load-place.ts';
import type { Sales } from './load-sales.ts';

/** Writes the reps of the files and, by name only, others who sell, own or staff. Answers how many. */
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
        capacity_hours: notNegative(rows, 'capacityHours', row),
        cost_cents: rows.cents('cost', row),
        start: rows.date('start', row),
        end: endAfter(rows, ['start', 'end'], row),
      });
    });
    places.report();
  }
  for (const [rep, name] of [...sales.sellers, ...named(loading)])
    if (!reps.has(rep)) reps.set(rep, bareRep(rep, name));
  await insertRows(loading.engine, 'rep', [...reps.values()]);
  return reps.size;
}

/** Reps that only staffing or an account's owner names. */
function named(loading: Loading): Map<string, string> {
  const places = [
    ['staffing', 'rep'],
    ['accounts', 'owner'],
    ['sales', 'owner'],
  ] as const;
  const names = new Map<string, string>();
  for (const [role, field] of places)
    for (const rows of loading.blocks(role))
      for (let row = 0; rows.has(field) && row < rows.rows; row++) {
        const name = rows.text(field, row);
        if (name !== '') names.set(loading.repId(name), name);
      }
  return names;
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
        minutes: notNegative(rows, 'minutes', row),
      });
    });
  }
  await insertRows(loading.engine, 'visit', visits);
}
