import type { Columns } from './columns.ts';

/** What counts, as flags by index; null is all. Everything but the period. */
export interface Filter {
  readonly layer: number;
  readonly lines: Uint8Array | null;
  readonly industries: Uint8Array | null;
  readonly tiers: Uint8Array | null;
  /** By territory type. */
  readonly types: Uint8Array | null;
  /** By territory; null is the company, with what no territory owns. */
  readonly territories: Uint8Array | null;
  /** Index of the geographical type: only that owns the areas' remainder. */
  readonly geographical: number;
  /** Revenue goes to who sold it then; else, restated, to the account's owner. */
  readonly credited?: boolean;
  /** Another owner by account or unit: a draft. */
  readonly owner?: Int32Array;
  readonly unitOwner?: Int32Array;
}

const holds = (flags: Uint8Array | null, index: number): boolean =>
  flags === null || flags[index] === 1;

export interface Owners {
  readonly account: Int32Array;
  readonly unit: Int32Array;
}

/** Owners in the filter's layer, by account and by unit. */
export function ownersOf(columns: Columns, filter: Filter): Owners {
  const { accounts, units } = columns;
  const { layer } = filter;
  return {
    account: filter.owner ?? columns.owner.subarray(layer * accounts, (layer + 1) * accounts),
    unit: filter.unitOwner ?? columns.unitOwner.subarray(layer * units, (layer + 1) * units),
  };
}

/** Whether the account counts under the filter, its owner given. */
export function passes(columns: Columns, filter: Filter, account: number, owner: number): boolean {
  return (
    holds(filter.industries, columns.industry[account] ?? -1) &&
    holds(filter.tiers, columns.tier[account] ?? -1) &&
    holds(filter.types, columns.ownerType[filter.layer * columns.accounts + account] ?? -1) &&
    holds(filter.territories, owner)
  );
}

/** Areas have no industry, tier or rule: other filters leave their remainder out. */
export const countsRemainder = ({ industries, tiers, types, geographical }: Filter): boolean =>
  industries === null && tiers === null && holds(types, geographical);

export const inScope = (filter: Filter, territory: number): boolean =>
  holds(filter.territories, territory);

export const onLine = (filter: Filter, line: number): boolean => holds(filter.lines, line);

/** Σ over the filter's lines of [line × entities + entity]; not by line: the whole. */
export function sumLines(
  columns: Columns,
  filter: Filter,
  cents: Float64Array,
  entity: number,
  entities: number,
): number {
  let sum = 0;
  for (let line = 0; line < columns.potentialLines; line += 1)
    if (columns.potentialLines === 1 || onLine(filter, line))
      sum += cents[line * entities + entity] ?? 0;
  return sum;
}
