/** Undirected neighbours in compressed rows: those of u are neighbour[start[u]..start[u+1]]. */
export interface Graph {
  readonly units: number;
  readonly start: Int32Array;
  readonly neighbour: Int32Array;
}

/** A problem that cannot be stated: holds what is wrong. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
}

/** Graph of `units` from pairs of unit indexes, each pair once; rows ascend. */
export function graphOf(units: number, a: ArrayLike<number>, b: ArrayLike<number>): Graph {
  const start = new Int32Array(units + 1);
  const each = (visit: (from: number, to: number) => void) => {
    for (let pair = 0; pair < a.length; pair += 1) {
      const [from = -1, to = -1] = [a[pair], b[pair]];
      if (from === to || Math.min(from, to) < 0 || Math.max(from, to) >= units)
        throw new ProblemError(`pair ${pair} joins ${from} and ${to} of ${units} units`);
      visit(from, to);
      visit(to, from);
    }
  };
  each((from) => (start[from + 1] = (start[from + 1] ?? 0) + 1));
  for (let unit = 0; unit < units; unit += 1)
    start[unit + 1] = (start[unit + 1] ?? 0) + (start[unit] ?? 0);
  const next = start.slice(0, units);
  const neighbour = new Int32Array(start[units] ?? 0);
  each((from, to) => {
    const at = next[from] ?? 0;
    neighbour[at] = to;
    next[from] = at + 1;
  });
  for (let unit = 0; unit < units; unit += 1)
    neighbour.subarray(start[unit], start[unit + 1]).sort();
  return { units, start, neighbour };
}

/** Reusable scratch for walks over one graph; epoch stamps stand for clearing. */
export interface Walker {
  /**
   * Whether taking `group` (connected, all of one territory) leaves the rest of its territory in
   * as few pieces as before: its neighbours there must still reach each other.
   */
  leavesWhole(owner: Int32Array, group: Int32Array): boolean;
}

export function walkerOf({ units, start, neighbour }: Graph): Walker {
  const stamp = new Int32Array(units);
  const queue = new Int32Array(units);
  let epoch = 0;

  /** Neighbours of the group in its territory, stamped `epoch`; the group itself `epoch − 1`. */
  function rim(owner: Int32Array, group: Int32Array): number {
    epoch += 3;
    let found = 0;
    for (const unit of group) stamp[unit] = epoch - 1;
    for (const unit of group)
      for (let at = start[unit] ?? 0; at < (start[unit + 1] ?? 0); at += 1) {
        const near = neighbour[at] ?? 0;
        if (owner[near] !== owner[unit] || (stamp[near] ?? 0) >= epoch - 1) continue;
        stamp[near] = epoch;
        queue[0] = near;
        found += 1;
      }
    return found;
  }

  function leavesWhole(owner: Int32Array, group: Int32Array): boolean {
    let missing = rim(owner, group) - 1;
    if (missing < 1) return true;
    const territory = owner[queue[0] ?? 0];
    stamp[queue[0] ?? 0] = epoch + 1;
    for (let head = 0, tail = 1; head < tail; head += 1) {
      const unit = queue[head] ?? 0;
      for (let at = start[unit] ?? 0; at < (start[unit + 1] ?? 0); at += 1) {
        const near = neighbour[at] ?? 0;
        const seen = stamp[near] ?? 0;
        if (owner[near] !== territory || seen === epoch - 1 || seen === epoch + 1) continue;
        if (seen === epoch) missing -= 1;
        if (missing === 0) return true;
        stamp[near] = epoch + 1;
        queue[tail] = near;
        tail += 1;
      }
    }
    return false;
  }

  return { leavesWhole };
}

/** Units of `from` that touch `to`, ascending. */
export function borderOf(
  { units, start, neighbour }: Graph,
  owner: Int32Array,
  from: number,
  to: number,
): number[] {
  const border: number[] = [];
  for (let unit = 0; unit < units; unit += 1) {
    if (owner[unit] !== from) continue;
    for (let at = start[unit] ?? 0; at < (start[unit + 1] ?? 0); at += 1)
      if (owner[neighbour[at] ?? 0] === to) {
        border.push(unit);
        break;
      }
  }
  return border;
}
