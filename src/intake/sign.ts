import type { DecimalSign } from './number.ts';

export interface SignFound {
  readonly sign: DecimalSign;
  readonly reason: string;
}

/** '1.234,5', '0,5', '12,50 €': the comma can only start a fraction. */
const COMMA = /^\D{0,4}(\d{1,3}(\.\d{3})+,\d+|\d+,(\d{1,2}|\d{4,}))\D{0,4}$/;
const POINT = /^\D{0,4}(\d{1,3}(,\d{3})+\.\d+|\d+\.(\d{1,2}|\d{4,}))\D{0,4}$/;
/** '01.12' is no number of a German table, and '1.2.2026' no number at all. */
const LOOKED_AT = 2000;

/** How the numbers of a table are written, from the cells that can be read one way only. */
export function decimalSign(
  columns: readonly (readonly string[])[],
  known: DecimalSign | null,
): SignFound {
  if (known !== null) return { sign: known, reason: 'said of the table' };
  let [commas, points] = [0, 0];
  for (const cells of columns) {
    for (const cell of cells.slice(0, LOOKED_AT)) {
      if (COMMA.test(cell.trim())) commas++;
      else if (POINT.test(cell.trim())) points++;
    }
  }
  if (commas > points)
    return { sign: ',', reason: `${commas} cells hold a decimal comma, ${points} a point` };
  return {
    sign: '.',
    reason: points > 0 ? `${points} cells hold a decimal point` : 'no cell holds a fraction',
  };
}
