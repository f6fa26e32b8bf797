import { eachRow, type RoleRows } from '#intake/rows.ts';
import { insertRows, type Loading, notNegative, orNull, type Row } from './load-context.ts';
import { notPlaced, placeReader } from './load-place.ts';

/** Given potential says nothing of how sure it is. */
const GIVEN_SD = 0.2;

/** Writes unit_potential (money a year) and unit_weight (what derived potential follows) by county. */
export async function loadPotential(loading: Loading): Promise<void> {
  const potential = new Map<string, Row & { cents: number }>();
  const weights = new Map<string, number>();
  for (const rows of loading.blocks('potential')) readBlock(loading, rows, potential, weights);
  await insertRows(loading.engine, 'unit_potential', [...potential.values()]);
  await insertRows(
    loading.engine,
    'unit_weight',
    [...weights].map(([unit, weight]) => ({ unit, weight })),
  );
}

function readBlock(
  loading: Loading,
  rows: RoleRows,
  potential: Map<string, Row & { cents: number }>,
  weights: Map<string, number>,
): void {
  const places = placeReader(loading, rows);
  eachRow(rows, loading.aside, (row) => {
    const unit = places.find(row).placed?.county;
    if (unit === undefined) throw notPlaced(rows, row);
    const weight = notNegative(rows, 'weight', row);
    const cents = rows.cents('money', row);
    if (cents !== null && cents < 0)
      throw rows.bad('money', rows.text('money', row), 'potential is below zero');
    if (weight !== null) weights.set(unit, (weights.get(unit) ?? 0) + weight);
    if (cents !== null) addPotential(potential, unit, cents, rows, row);
  });
  places.report();
}

function addPotential(
  potential: Map<string, Row & { cents: number }>,
  unit: string,
  cents: number,
  rows: RoleRows,
  row: number,
): void {
  const [industry, line] = [orNull(rows.text('industry', row)), orNull(rows.text('line', row))];
  const key = JSON.stringify([unit, industry, line]);
  const known = potential.get(key);
  if (known) known.cents += cents;
  else potential.set(key, { unit, industry, line, cents, relative_sd: GIVEN_SD, source: 'given' });
}
