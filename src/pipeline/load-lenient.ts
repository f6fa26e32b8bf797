import { BadCell } from '#intake/cells.ts';
import { warning } from '#intake/report.ts';
import type { RoleRows } from '#intake/rows.ts';
import type { Loading } from './load-context.ts';

/**
 * Reads money that a row can do without (margin, returns, potential): what cannot be used is left
 * out and told once a field, and the row's revenue stands.
 */
export function lenientCents(
  loading: Loading,
  rows: RoleRows,
): (field: string, row: number) => number | null {
  const told = new Set<string>();
  return (field, row) => {
    try {
      const cents = rows.has(field) ? rows.cents(field, row) : null;
      if (field !== 'potential' || cents === null || cents >= 0) return cents;
      throw rows.bad(field, rows.text(field, row), 'potential is below zero');
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      if (!told.has(field)) tell(loading, rows, row, field, error);
      told.add(field);
      return null;
    }
  };
}

function tell(loading: Loading, rows: RoleRows, row: number, field: string, bad: BadCell): void {
  const at = { file: rows.file, row: rows.line(row), column: bad.column, value: bad.value };
  const message = `This is the first ${field} that cannot be used; such rows count without it.`;
  loading.defects.push(warning(`${field}-unread`, message, 'Mend the cells.', at));
}
