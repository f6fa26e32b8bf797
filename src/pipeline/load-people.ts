import { isGone, isVacantName } from '#domain/people-words.ts';
import { warning } from '#intake/report.ts';
import { eachRow, type RoleRows } from '#intake/rows.ts';
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
  const gone = new Set<string>();
  for (const rows of loading.blocks('reps')) readReps(loading, rows, nodes, reps, gone);
  const extra = [...new Set(loading.blocks('reps').flatMap((rows) => rows.extra))];
  const bare = Object.fromEntries(extra.map((name) => [name, null]));
  for (const [rep, name] of [...sales.sellers, ...named(loading)])
    if (!reps.has(rep)) reps.set(rep, { ...bareRep(rep, name), ...bare });
  const ended = endLeavers(loading, sales, [...reps.values()], gone);
  for (const rep of reps.keys()) loading.reps.add(rep);
  await insertRows(loading.engine, 'rep', ended, extra);
  await insertRows(loading.engine, 'rep_skill', readSkills(loading));
  return reps.size;
}

function readReps(
  loading: Loading,
  rows: RoleRows,
  nodes: Hierarchy,
  reps: Map<string, Row>,
  gone: Set<string>,
): void {
  const places = placeReader(loading, rows);
  eachRow(rows, loading.aside, (row) => {
    const text = rows.text('rep', row);
    if (text === '') throw rows.bad('rep', '', 'it names no rep');
    const rep = loading.repId(text);
    if (reps.has(rep)) throw rows.bad('rep', text, 'the rep is in the file twice');
    const { placed } = places.find(row);
    const made: Row = {
      rep,
      name: rows.text('name', row) || text,
      node: nodes.leaf(rows.area(row)),
      lon: placed?.lon ?? null,
      lat: placed?.lat ?? null,
      capacity_hours: notNegative(rows, 'capacityHours', row),
      cost_cents: rows.cents('cost', row),
      start: rows.date('start', row),
      end: endAfter(rows, ['start', 'end'], row),
      ...Object.fromEntries(rows.extra.map((name) => [name, orNull(rows.text(name, row))])),
    };
    if (isGone(rows.text('status', row))) gone.add(rep);
    reps.set(rep, made);
  });
  places.report();
}

/**
 * Reps who have left, by their status, by name ('Vacant', 'Smith (left)') or by assumption, and
 * whose last day is not known: it is the day before the data's end.
 */
function endLeavers(
  loading: Loading,
  sales: Sales,
  reps: readonly Row[],
  gone: ReadonlySet<string>,
): Row[] {
  const { assume, asOf } = loading.mapping;
  const left = new Set((assume.left ?? []).map((name) => loading.repId(name)));
  const end = dayBefore([sales.asOf, asOf ?? ''].sort().at(-1) || loading.today);
  const known = new Set<string>();
  const ended = reps.map((rep) => {
    const name = String(rep['name']);
    const id = String(rep['rep']);
    const by = left.has(id) || gone.has(id) || isVacantName(name);
    if (!by || rep['end'] !== null) return rep;
    known.add(name);
    return {
      ...rep,
      end,
      start: rep['start'] !== null && String(rep['start']) > end ? null : (rep['start'] ?? null),
    };
  });
  const names = [...known];
  if (names.length > 0)
    loading.assumptions.push({
      missing: `last day of ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`,
      instead: `${end}, the day before the data's end; what they owned is vacant`,
    });
  return ended;
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** Reps that only staffing, visits, deals, leads or an account's owner names. */
function named(loading: Loading): Map<string, string> {
  const places = [
    ['staffing', 'rep'],
    ['accounts', 'owner'],
    ['sales', 'owner'],
    ['visits', 'rep'],
    ['deals', 'rep'],
    ['leads', 'owner'],
  ] as const;
  const names = new Map<string, string>();
  const texts = new Set<string>();
  for (const [role, field] of places)
    for (const rows of loading.blocks(role))
      for (let row = 0; rows.has(field) && row < rows.rows; row++) texts.add(rows.text(field, row));
  texts.delete('');
  for (const text of texts) names.set(loading.repId(text), text);
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

function readSkills(loading: Loading): Row[] {
  const skills = new Map<string, Row>();
  for (const rows of loading.blocks('repSkills')) {
    eachRow(rows, loading.aside, (row) => {
      const [text, code] = [rows.text('rep', row), rows.text('code', row)];
      const rep = loading.repId(text);
      if (!loading.reps.has(rep)) throw rows.bad('rep', text, 'there is no such rep');
      if (code === '') throw rows.bad('code', '', 'it names no skill');
      const kind = rows.text('kind', row).toLowerCase() || 'tag';
      const level = rows.number('level', row) ?? 1;
      if (level < 0 || level > 1)
        throw rows.bad('level', rows.text('level', row), 'a level from 0 to 1 is expected');
      const hard = /^(yes|true|y|1|ja|oui|si|hard)$/i.test(rows.text('hard', row));
      skills.set(`${rep}\n${kind}\n${code}`, { rep, kind, code, level, hard });
    });
  }
  return [...skills.values()];
}

/** Visits to accounts that are known. */
export async function loadVisits(
  loading: Loading,
  accounts: ReadonlyMap<string, unknown>,
): Promise<void> {
  const visits = new Map<string, Row>();
  for (const rows of loading.blocks('visits')) {
    eachRow(rows, loading.aside, (row) => {
      const account = rows.text('account', row);
      if (!accounts.has(account)) throw rows.bad('account', account, 'there is no such account');
      const date = rows.date('date', row);
      if (date === null) throw rows.bad('date', '', 'its date is empty');
      const rep = orNull(rows.text('rep', row));
      const visit = rows.text('visit', row) || `${rows.file}:${rows.line(row)}`;
      if (visits.has(visit)) throw rows.bad('visit', visit, 'the visit is in the file twice');
      visits.set(visit, {
        visit,
        account,
        rep: rep === null ? null : loading.repId(rep),
        date,
        channel: rows.text('channel', row).toLowerCase() || 'field',
        minutes: notNegative(rows, 'minutes', row),
      });
    });
  }
  await insertRows(loading.engine, 'visit', [...visits.values()]);
}

/** Says where the day that data end is stated earlier than the sales themselves run. */
export function checkAsOf({ mapping, defects }: Loading, { asOf }: Sales): void {
  if (mapping.asOf === null || asOf === '' || mapping.asOf >= asOf) return;
  const message = `"asOf" is ${mapping.asOf}, but sales run to ${asOf}; the sales count.`;
  const place = { file: 'bailiwick.json', column: 'asOf', value: mapping.asOf };
  defects.push(warning('as-of-contradicts', message, 'Leave "asOf" out, or mend it.', place));
}
