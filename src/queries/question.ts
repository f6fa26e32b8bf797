import type { Directory } from '#domain/directory.ts';
import { comparePeriod, slicePeriod, sliceLines, territoriesUnder } from '#domain/scope.ts';
import type { Period } from '#domain/period.ts';
import type { Slice } from '#domain/slice.ts';

/** What every question needs of a slice: ids, ready to bind. */
export interface Question {
  readonly layer: string;
  /** Call needs are stated for the first layer; others have no hours. */
  readonly hours: boolean;
  /** Null is all; empty is none. */
  readonly lines: readonly string[] | null;
  readonly industries: readonly string[];
  readonly tiers: readonly string[];
  readonly types: readonly string[];
  /** Null is the company, with what nobody owns. */
  readonly territories: readonly string[] | null;
  /** Revenue goes to who sold it then; else, restated, to the account's owner. */
  readonly credited: boolean;
  /** Months asked for: the period, then the one it is compared with. */
  readonly periods: readonly Period[];
  /** The data's months, both ends included. */
  readonly span: Period;
  readonly homes: readonly Home[];
}

export interface Home {
  readonly territory: string;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** The slice with its defaults filled in. */
export function questionOf(directory: Directory, slice: Slice): Question {
  const { territories, layers, firstMonth, months } = directory;
  const period = slicePeriod(directory, slice);
  const compare = comparePeriod(directory, slice, period);
  return {
    layer: slice.layer,
    hours: layers[0]?.layer === slice.layer,
    lines: sliceLines(directory, slice),
    industries: slice.industries,
    tiers: slice.tiers,
    types: slice.types,
    territories:
      slice.node === null
        ? null
        : territoriesUnder(directory, slice.layer, slice.node).map(
            (t) => territories[t]?.territory ?? '',
          ),
    credited: slice.history === 'credited',
    periods: compare ? [period, compare] : [period],
    span: { from: firstMonth, to: firstMonth + months - 1 },
    homes: territories
      .filter(({ layer }) => layer === slice.layer)
      .map(({ territory, home }) => ({
        territory,
        lon: home?.[0] ?? null,
        lat: home?.[1] ?? null,
      })),
  };
}
