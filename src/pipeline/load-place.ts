import type { BadCell } from '#intake/cells.ts';
import { findPlace, mendZip, type PlaceFields, type PlaceFound } from '#intake/place.ts';
import { note, warning } from '#intake/report.ts';
import type { RoleRows } from '#intake/rows.ts';
import type { Loading } from './load-context.ts';

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

export function placeReader(loading: Loading, rows: RoleRows): PlaceReader {
  const [zips, turned] = [newTally(), newTally()];
  const fields = (row: number): PlaceFields => {
    const written = rows.text('zip', row);
    const mended = mendZip(written);
    if (mended?.mended) count(zips, rows.line(row), written);
    const zip = mended?.zip ?? written;
    const text = (field: string): string => rows.text(field, row);
    const [unit, county, city, state] = [text('unit'), text('county'), text('city'), text('state')];
    return {
      unit,
      county,
      zip,
      city,
      state,
      lat: degrees(rows, 'lat', row),
      lon: degrees(rows, 'lon', row),
    };
  };
  const find = (row: number): PlaceFound => {
    const found = findPlace(fields(row), loading.places);
    if (found.swapped) count(turned, rows.line(row), rows.text('lat', row));
    return found;
  };
  return { fields, find, report: () => reportMends(loading, rows.file, zips, turned) };
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

function reportMends(loading: Loading, file: string, zips: Tally, turned: Tally): void {
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
}
