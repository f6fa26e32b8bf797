import type { Directory } from './directory.ts';
import type { Period } from './period.ts';
import { comparePeriod, slicePeriod, sliceLines, territoriesUnder } from './scope.ts';
import { TERRITORY_TYPES, type Slice } from './slice.ts';

/** A slice as the columns see it: flags by index in the directory's order, null is all. */
export interface IndexedSlice {
  readonly filter: {
    readonly layer: number;
    readonly lines: Uint8Array | null;
    readonly industries: Uint8Array | null;
    readonly tiers: Uint8Array | null;
    readonly types: Uint8Array | null;
    /** The company: a node narrows `scope` instead. */
    readonly territories: null;
    readonly geographical: number;
    readonly credited: boolean;
  };
  /** The node's territories. */
  readonly scope: Uint8Array | null;
  /** Months counted from the data's first. */
  readonly period: Period;
  readonly compare: Period | null;
}

const flags = (all: readonly string[], chosen: readonly string[] | null): Uint8Array | null =>
  chosen === null ? null : Uint8Array.from(all, (id) => (chosen.includes(id) ? 1 : 0));

const chosen = (ids: readonly string[]): readonly string[] | null =>
  ids.length === 0 ? null : ids;

/** Ids → indexes. */
export function indexSlice(directory: Directory, slice: Slice): IndexedSlice {
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  const period = slicePeriod(directory, slice);
  const compare = comparePeriod(directory, slice, period);
  const months = ({ from, to }: Period): Period => ({
    from: from - directory.firstMonth,
    to: to - directory.firstMonth,
  });
  const under = new Set(territoriesUnder(directory, slice.layer, slice.node));
  return {
    filter: {
      layer: directory.layers.findIndex(({ layer }) => layer === slice.layer),
      lines: flags(ids(directory.lines), sliceLines(directory, slice)),
      industries: flags(ids(directory.industries), chosen(slice.industries)),
      tiers: flags(ids(directory.tiers), chosen(slice.tiers)),
      types: flags(TERRITORY_TYPES, chosen(slice.types)),
      territories: null,
      geographical: TERRITORY_TYPES.indexOf('geographical'),
      credited: slice.history === 'credited',
    },
    scope:
      slice.node === null
        ? null
        : Uint8Array.from(directory.territories, (_, i) => (under.has(i) ? 1 : 0)),
    period: months(period),
    compare: compare && months(compare),
  };
}
