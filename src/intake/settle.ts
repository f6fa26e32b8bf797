import type { Defect } from '#domain/defect.ts';
import { note, type SetAside } from './report.ts';

/** Rows that nothing could use, and what is said of those that only a part of their uses could. */
export interface Settled {
  readonly aside: readonly SetAside[];
  readonly defects: readonly Defect[];
}

/**
 * A row read in several roles (a won deal is a sale too) is kept where one of them could use it.
 * @param uses how many roles read the rows of each file.
 */
export function settleAside(all: readonly SetAside[], uses: ReadonlyMap<string, number>): Settled {
  const byRow = new Map<string, SetAside[]>();
  for (const it of all) {
    const key = `${it.row} ${it.file}`;
    const known = byRow.get(key);
    if (known) known.push(it);
    else byRow.set(key, [it]);
  }
  const aside: SetAside[] = [];
  const partial: SetAside[] = [];
  for (const refused of byRow.values()) {
    // Sales are read first and refuse most; what the last use says is nearer to why.
    const last = refused.at(-1);
    if (!last) continue;
    if (isLost(refused, uses.get(last.file) ?? 1)) aside.push(last);
    else partial.push(...refused);
  }
  return { aside, defects: partialNotes(partial) };
}

const isLost = (refused: readonly SetAside[], uses: number): boolean =>
  refused.some(({ block }) => block === undefined) ||
  new Set(refused.map(({ block }) => block)).size >= uses;

/** One note a file, use and reason. */
function partialNotes(partial: readonly SetAside[]): Defect[] {
  const groups = new Map<string, SetAside[]>();
  for (const it of partial) {
    const key = JSON.stringify([it.file, it.block, it.reason]);
    const group = groups.get(key);
    if (group) group.push(it);
    else groups.set(key, [it]);
  }
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (!first) return [];
    const { file, row, column, value, reason, block = '' } = first;
    const count = more.length + 1;
    const message = `${count} rows are kept, but not as ${block.replace(/\[.*/, '')}: ${reason}.`;
    return [
      note('used-in-part', message, 'Nothing, if that is meant.', {
        file,
        row,
        column,
        value,
        count,
      }),
    ];
  });
}
