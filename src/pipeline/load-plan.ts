import { MEASURE_TEXTS } from '#domain/measure-text.ts';
import { eachRow, type RoleRows } from '#intake/rows.ts';
import {
  endAfter,
  insertRows,
  type Loading,
  notNegative,
  orNull,
  type Row,
} from './load-context.ts';
import { type Hierarchy, ROOT } from './load-nodes.ts';
import { notPlaced, placeReader } from './load-place.ts';

const LAYER = 'field';

/** Writes layer, territory, staffing, assignment, rule, quota, call_need as far as files give them. */
export async function loadPlan(loading: Loading, nodes: Hierarchy): Promise<void> {
  const { engine } = loading;
  await insertRows(engine, 'layer', [{ layer: LAYER, name: 'Field', role: 'field' }]);
  await insertRows(engine, 'territory', readTerritories(loading, nodes));
  await insertRows(engine, 'staffing', readBlocks(loading, 'staffing', staffingRow));
  const assignment = readAssignment(loading);
  await insertRows(engine, 'assignment', assignment);
  if (assignment.length > 0) {
    const where = JSON.stringify({ assignment: true });
    await insertRows(engine, 'rule', [
      { rule: 'ground', layer: LAYER, priority: 100, type: 'geographical', where, territory: '' },
    ]);
  }
  await insertRows(engine, 'quota', readBlocks(loading, 'quota', quotaRow));
  await insertRows(engine, 'goal', readBlocks(loading, 'goals', goalRow));
  await insertRows(engine, 'call_need', readBlocks(loading, 'callNeeds', callNeedRow));
}

type MakeRow = (loading: Loading, rows: RoleRows, row: number) => Row;

function readBlocks(
  loading: Loading,
  role: 'staffing' | 'quota' | 'goals' | 'callNeeds',
  make: MakeRow,
): Row[] {
  const made: Row[] = [];
  for (const rows of loading.blocks(role)) {
    eachRow(rows, loading.aside, (row) => void made.push(make(loading, rows, row)));
  }
  return made;
}

/** A cell that must not be empty. */
function needed<T>(rows: RoleRows, value: T | null | '', field: string): T {
  if (value === null || value === '') throw rows.bad(field, '', `its ${field} is empty`);
  return value;
}

/** Territories of their own file, and those that are only named by an account or a place. */
function readTerritories(loading: Loading, nodes: Hierarchy): Row[] {
  const made = new Map<string, Row>();
  const take = (rows: RoleRows, row: number, text: string): void => {
    const territory = loading.territoryId(text);
    if (made.has(territory)) return;
    const name = rows.text('name', row) || text;
    made.set(territory, { territory, layer: LAYER, node: territory, name });
    nodes.add({
      node: territory,
      parent: nodes.leaf(rows.area(row)) ?? ROOT,
      level: 'territory',
      name,
    });
  };
  for (const rows of loading.blocks('territories')) {
    eachRow(rows, loading.aside, (row) =>
      take(rows, row, needed(rows, rows.text('territory', row), 'territory')),
    );
  }
  for (const role of ['assignments', 'accounts', 'sales', 'staffing'] as const) {
    for (const rows of loading.blocks(role)) addNamed(rows, loading, made, nodes);
  }
  for (const territory of made.keys()) loading.territories.add(territory);
  return [...made.values()];
}

function addNamed(
  rows: RoleRows,
  loading: Loading,
  made: Map<string, Row>,
  nodes: Hierarchy,
): void {
  for (let row = 0; rows.has('territory') && row < rows.rows; row++) {
    const name = rows.text('territory', row);
    const territory = name === '' ? '' : loading.territoryId(name);
    if (name === '' || made.has(territory)) continue;
    made.set(territory, { territory, layer: LAYER, node: territory, name });
    const parent = nodes.leaf(rows.area(row)) ?? ROOT;
    nodes.add({ node: territory, parent, level: 'territory', name });
  }
}

function staffingRow(loading: Loading, rows: RoleRows, row: number): Row {
  return {
    territory: loading.territoryId(needed(rows, rows.text('territory', row), 'territory')),
    rep: loading.repId(needed(rows, rows.text('rep', row), 'rep')),
    role: rows.text('role', row) || 'field',
    share: shareOf(rows, row),
    from: rows.has('from') ? needed(rows, rows.date('from', row), 'from') : loading.since,
    to: endAfter(rows, ['from', 'to'], row),
  };
}

/** Part of a full-time post. */
function shareOf(rows: RoleRows, row: number): number {
  const share = rows.number('share', row) ?? 1;
  if (share > 0 && share <= 1) return share;
  throw rows.bad('share', rows.text('share', row), 'a share above 0, up to 1, is expected');
}

/** A unit named for two territories goes to the one named more often; equals: the first. */
function readAssignment(loading: Loading): Row[] {
  const votes = new Map<string, Map<string, number>>();
  for (const rows of loading.blocks('assignments')) {
    const places = placeReader(loading, rows);
    eachRow(rows, loading.aside, (row) => {
      const territory = loading.territoryId(needed(rows, rows.text('territory', row), 'territory'));
      const unit = places.find(row).placed?.county;
      if (unit === undefined) throw notPlaced(rows, row);
      const ofUnit = votes.get(unit) ?? new Map<string, number>();
      votes.set(unit, ofUnit.set(territory, (ofUnit.get(territory) ?? 0) + 1));
    });
    places.report();
  }
  return [...votes].map(([unit, ofUnit]) => {
    const [most] = [...ofUnit].sort((a, b) => b[1] - a[1]);
    return { layer: LAYER, unit, territory: most?.[0] ?? '' };
  });
}

function quotaRow(loading: Loading, rows: RoleRows, row: number): Row {
  return {
    ...ownerOf(loading, rows, row),
    line: orNull(rows.text('line', row)),
    month: `${needed(rows, rows.date('date', row), 'date').slice(0, 7)}-01`,
    cents: needed(rows, rows.cents('money', row), 'money'),
  };
}

/** The territory a target is for, else the rep. @throws BadCell where there is no such one */
function ownerOf(
  loading: Loading,
  rows: RoleRows,
  row: number,
): { readonly owner: string; readonly owner_kind: string } {
  const territory = rows.text('territory', row);
  const field = territory === '' ? 'rep' : 'territory';
  const text = needed(rows, rows.text(field, row), field);
  const owner = field === 'rep' ? loading.repId(text) : loading.territoryId(text);
  const known = field === 'rep' ? loading.reps : loading.territories;
  if (!known.has(owner)) throw rows.bad(field, text, `there is no such ${field}`);
  return { owner, owner_kind: field === 'rep' ? 'rep' : 'node' };
}

/** A goal of the company where it names neither territory nor rep. */
function goalRow(loading: Loading, rows: RoleRows, row: number): Row {
  const [said, due] = [rows.text('measure', row), rows.date('due', row)];
  const measure = measureOf(said);
  if (measure === null) throw rows.bad('measure', said, 'there is no such measure');
  const named = rows.text('territory', row) !== '' || rows.text('rep', row) !== '';
  const owner = named ? ownerOf(loading, rows, row) : { owner: ROOT, owner_kind: 'node' };
  return {
    goal: rows.text('goal', row) || `${rows.file}:${rows.line(row)}`,
    ...owner,
    measure,
    target: needed(rows, rows.number('target', row), 'target'),
    baseline: rows.number('baseline', row),
    objective: rows.text('objective', row),
    start: rows.date('start', row) ?? loading.since,
    due: needed(rows, due, 'due'),
  };
}

/** 'Attainable gap', 'attainableGap' → 'attainableGap'. */
const measureOf = (text: string): string | null => {
  const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');
  const found = Object.entries(MEASURE_TEXTS).find(
    ([id, { label }]) => plain(id) === plain(text) || plain(label) === plain(text),
  );
  return found?.[0] ?? null;
};

function callNeedRow(_loading: Loading, rows: RoleRows, row: number): Row {
  return {
    tier: needed(rows, rows.text('tier', row), 'tier'),
    channel: rows.text('channel', row).toLowerCase() || 'field',
    contacts: Math.round(needed(rows, notNegative(rows, 'contacts', row), 'contacts')),
    minutes: needed(rows, notNegative(rows, 'minutes', row), 'minutes'),
  };
}
