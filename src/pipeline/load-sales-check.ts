import type { Defect } from '#domain/defect.ts';
import { ladderInput } from '#domain/ladder.ts';
import { IntakeError, problem } from '#intake/report.ts';
import type { Loading } from './load-context.ts';
import type { Sales } from './load-sales.ts';

/** Shipped columns hold a month, and a line, in a byte. */
const MOST_LINES = 200;

/** @throws IntakeError where no row could be used, money is not exact, or a line has too many values. */
export function refuseUseless(loading: Loading, sales: Sales): void {
  const problems: Defect[] = sales.rollup.size() === 0 ? [noRows(loading)] : [];
  if (!Number.isSafeInteger(sales.revenueCents)) {
    const message = `the total, ${sales.revenueCents / 100}, is too large to be exact.`;
    problems.push(problem('too-large', message, 'Check the money column.'));
  }
  if (sales.lines.size > MOST_LINES) {
    const message = `"line" has ${sales.lines.size} values; a report can tell ${MOST_LINES} apart.`;
    const at = { file: 'bailiwick.json', column: 'sales.line' };
    problems.push(problem('too-many-lines', message, 'Map a column of product groups.', at));
  }
  if (problems.length > 0) throw new IntakeError(problems);
}

function noRows(loading: Loading): Defect {
  const files = loading.blocks('sales').map((rows) => rows.file);
  const first = loading.aside.find((it) => files.includes(it.file));
  if (!first)
    return problem('no-rows', 'the sales have no rows.', 'Export them again.', {
      file: files[0] ?? null,
    });
  const { file, row, column, value, reason } = first;
  const message = `no row of the sales can be used: ${reason}.`;
  return problem('no-rows', message, 'Map another column, or mend the file.', {
    file,
    row,
    column,
    value,
  });
}

/** Says what the sales do not hold and what stands instead. */
export function assumeSales({ blocks, assumptions, mapping }: Loading): void {
  const [rows] = blocks('sales');
  if (!rows) return;
  if (!rows.has('date')) {
    const input = ladderInput('periodMonths', mapping.assume);
    assumptions.push({
      missing: 'dates',
      instead: `the money is the total of ${input.value} months; trends are off`,
      input,
    });
  }
  if (!rows.has('order'))
    assumptions.push({ missing: 'order numbers', instead: 'each row is an order' });
  if (!rows.has('account'))
    assumptions.push({
      missing: 'account ids',
      instead: 'name and place tell accounts apart',
    });
}
