import type { BadCell } from '#intake/cells.ts';
import { findPlace, isAbroad, mendZip, type PlaceFields, type PlaceFound } from '#intake/place.ts';
import { note, warning } from '#intake/report.ts';
import type { RoleRows } from '#intake/rows.ts';
import type { Loading } from './load-context.ts';
import { foreignZips } from './load-zips.ts';

interface Tally {
  rows: number;
  readonly values: Set<string>;
  first: { row: number; value: string } | null;
}

const newTally = (): Tally => ({ rows: 0, values: new Set(), first: null });

function count(tally: Tally, row: number, value: string): void {
  tally.rows++;
  tally.values.add(value);
  tally.first ??= { row, value };
}

/** Reads the places of a block's rows and counts what had to be mended. */
export interface PlaceReader {
  fields(row: number): PlaceFields;
  find(row: number): PlaceFound;
  /** Tells the mends, once, when the block is read. */
  report(): void;
}

interface Tallies {
  readonly zips: Tally;
  readonly turned: Tally;
  readonly stateless: Tally;
  readonly abroad: Tally;
}

export function placeReader(loading: Loading, rows: RoleRows): PlaceReader {
  const told: Tallies = {
    zips: newTally(),
    turned: newTally(),
    stateless: newTally(),
    abroad: newTally(),
  };
  const foreign = foreignZips(loading, rows);
  const fields = (row: number): PlaceFields => placeFields(rows, row, foreign, told.zips);
  const find = (row: number): PlaceFound => {
    const said = fields(row);
    const found = findPlace(usable(said, foreign, loading), loading.places);
    if (found.swapped) count(told.turned, rows.line(row), rows.text('lat', row));
    if (found.by === 'city' && said.state === '') count(told.stateless, rows.line(row), said.city);
    if (isAbroad(said.country)) count(told.abroad, rows.line(row), said.country);
    return found;
  };
  return { fields, find, report: () => reportMends(loading, rows.file, told) };
}

/** Postal codes of elsewhere place nothing; nor do cities alone where money is no dollars: Paris is in Texas too. */
function usable(said: PlaceFields, foreign: boolean, { mapping }: Loading): PlaceFields {
  const alone = said.state === '' && (foreign || mapping.currency !== 'USD');
  return { ...said, zip: foreign ? '' : said.zip, city: alone ? '' : said.city };
}

function placeFields(rows: RoleRows, row: number, foreign: boolean, zips: Tally): PlaceFields {
  const written = rows.text('zip', row);
  const mended = foreign ? null : mendZip(written);
  if (mended?.mended) count(zips, rows.line(row), written);
  const text = (field: string): string => rows.text(field, row);
  return {
    unit: text('unit'),
    county: text('county'),
    zip: mended?.zip ?? written,
    city: text('city'),
    state: text('state'),
    country: text('country'),
    lat: degrees(rows, 'lat', row),
    lon: degrees(rows, 'lon', row),
  };
}

/** Why a row without a known place is set aside, told with the field that says the place. */
export function notPlaced(rows: RoleRows, row: number): BadCell {
  const said = ['unit', 'zip', 'county', 'city', 'lat'].find(
    (field) => rows.text(field, row) !== '',
  );
  const field = said ?? 'unit';
  return rows.bad(field, rows.text(field, row), 'its place is not known');
}

/** Coordinates that are no numbers leave the row unplaced; its money still counts. */
function degrees(rows: RoleRows, field: string, row: number): number | null {
  const value = Number(rows.text(field, row).replace(',', '.') || Number.NaN);
  return Number.isFinite(value) ? value : null;
}

function reportMends(loading: Loading, file: string, told: Tallies): void {
  const { zips, turned, stateless, abroad } = told;
  if (zips.first) {
    const message = `${zips.rows} rows (${zips.values.size} ZIPs) had lost their leading zero; it was put back.`;
    const at = { file, column: 'zip', ...zips.first, count: zips.rows };
    loading.defects.push(note('zip-lost-zero', message, 'Export ZIPs as text.', at));
  }
  if (turned.first) {
    const message = `${turned.rows} rows have latitude and longitude in each other's column; they were turned.`;
    const at = { file, column: 'lat', ...turned.first, count: turned.rows };
    loading.defects.push(
      warning('lat-lon-swapped', message, 'Swap the columns of these rows.', at),
    );
  }
  if (stateless.first) {
    const message = `${stateless.values.size} cities without a state were taken as the largest of their name.`;
    const at = { file, column: 'city', ...stateless.first, count: stateless.rows };
    loading.defects.push(note('city-without-state', message, 'Add a column of states.', at));
  }
  if (abroad.first) {
    const message = `${abroad.rows} rows lie outside the United States; only coordinates could place them.`;
    const at = { file, column: 'country', ...abroad.first, count: abroad.rows };
    loading.defects.push(note('place-abroad', message, 'Give areas of your own for them.', at));
  }
}
