import { mendZip } from '#intake/place.ts';
import { warning } from '#intake/report.ts';
import type { RoleRows } from '#intake/rows.ts';
import type { Loading } from './load-context.ts';

/** Codes that are looked up before the column is judged. */
const MOST = 2000;
const LEAST = 4;
/** PO boxes and old ZIPs are unknown too; five random digits are a ZIP in a third of cases. */
const ENOUGH = 0.6;

/** Whether a block's column of five-digit codes holds something else than US ZIPs; says so. */
export function foreignZips(loading: Loading, rows: RoleRows): boolean {
  if (!rows.has('zip')) return false;
  const codes = new Set<string>();
  for (let row = 0; row < rows.rows && codes.size < MOST; row++) {
    const zip = mendZip(rows.text('zip', row))?.zip;
    if (zip !== undefined) codes.add(zip);
  }
  const known = [...codes].filter((zip) => loading.places.byZip(zip) !== null).length;
  if (codes.size < LEAST || known >= ENOUGH * codes.size) return false;
  const message = `only ${known} of ${codes.size} postal codes are US ZIPs, so none of them places a row.`;
  const remedy = 'Map city and state, or coordinates; leave the postal code out.';
  const value = [...codes][0] ?? null;
  const at = { file: rows.file, column: 'zip', value, count: codes.size };
  if (!loading.defects.some((it) => it.code === 'zip-not-us' && it.file === rows.file))
    loading.defects.push(warning('zip-not-us', message, remedy, at));
  return true;
}
