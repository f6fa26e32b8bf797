import { note, warning } from '#intake/report.ts';
import type { RoleRows } from '#intake/rows.ts';
import type { Loading } from './load-context.ts';

/** Looks for what is odd among sales that count all the same: the same row twice, money far from the rest. */
export interface SaleWatch {
  see(row: number, cents: number): void;
  report(): void;
}

/** So many times the 99th percentile is far. */
const FAR = 50;
const ENOUGH_ROWS = 100;
const COMPARED = ['order', 'date', 'account', 'name', 'seller', 'line', 'channel'] as const;

export function saleWatch(loading: Loading, rows: RoleRows): SaleWatch {
  const money = new Float64Array(rows.rows);
  const at = new Int32Array(rows.rows);
  const same = sameRows(rows);
  let seen = 0;
  return {
    see: (row, cents) => {
      money[seen] = Math.abs(cents);
      at[seen++] = row;
      same.see(row, cents);
    },
    report: () => {
      reportFar(loading, rows, money.subarray(0, seen), at);
      same.report(loading);
    },
  };
}

function reportFar(loading: Loading, rows: RoleRows, money: Float64Array, at: Int32Array): void {
  if (money.length < ENOUGH_ROWS) return;
  const limit = FAR * (money.slice().sort()[Math.floor(money.length * 0.99)] ?? 0);
  if (limit === 0) return;
  let [count, most] = [0, -1];
  for (let i = 0; i < money.length; i++) {
    if ((money[i] ?? 0) <= limit) continue;
    count++;
    if (most < 0 || (money[i] ?? 0) > (money[most] ?? 0)) most = i;
  }
  if (count === 0) return;
  const row = at[most] ?? 0;
  const value = rows.text('money', row);
  const message = `${count} amounts are over ${FAR} times what 99 in 100 rows stay below, ${value || (money[most] ?? 0) / 100} among them; they count.`;
  const place = { file: rows.file, row: rows.line(row), column: 'money', value, count };
  loading.defects.push(
    warning('money-outlier', message, 'Check the unit and the decimal sign.', place),
  );
}

/** Rows equal in order number, date, account, seller, line, channel and money. Only an order number makes them doubtful. */
function sameRows(rows: RoleRows): {
  see(row: number, cents: number): void;
  report(loading: Loading): void;
} {
  const fields = COMPARED.filter((field) => rows.has(field));
  const seen = new Set<number>();
  let [count, first] = [0, -1];
  if (!rows.has('order')) return { see: () => undefined, report: () => undefined };
  return {
    see: (row, cents) => {
      const print = printOf(fields, rows, row, cents);
      if (!seen.has(print)) return void seen.add(print);
      if (count++ === 0) first = row;
    },
    report: (loading) => {
      if (count === 0) return;
      const message = `${count} rows are equal to another in ${fields.join(', ')} and money; they count.`;
      const place = {
        file: rows.file,
        row: rows.line(first),
        column: 'order',
        value: rows.text('order', first),
        count,
      };
      loading.defects.push(
        note('same-row', message, 'Leave them out if the export doubled them.', place),
      );
    },
  };
}

/** 53 bits of a hash: a set of numbers is a tenth of a set of texts. */
function printOf(fields: readonly string[], rows: RoleRows, row: number, cents: number): number {
  let [a, b] = [cents | 0, (cents / 4294967296) | 0];
  for (const field of fields) {
    const text = rows.text(field, row);
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b + code, 0x85ebca6b) ^ (b >>> 13);
    }
    a = Math.imul(a ^ 31, 0x01000193);
  }
  return (a >>> 0) * 2_097_152 + (b >>> 11);
}
