import type { MeasureId } from '#domain/measure.ts';
import { MEASURES } from '#domain/measure.ts';
import type { AreaRow } from './areas.ts';
import { AREA_MEASURES } from './areas.ts';
import type { TerritoryRow } from './territory-rows.ts';
import { LIST_MEASURES } from './territory-rows.ts';

/** What is selected, in words and numbers, each of which can be asked why. */
export interface PickedModel {
  readonly name: string;
  readonly note: string;
  readonly href: string | null;
  readonly figures: readonly {
    readonly id: MeasureId;
    readonly label: string;
    readonly text: string;
  }[];
}

function figures<Id extends MeasureId>(
  ids: readonly Id[],
  values: Readonly<Record<Id, number>>,
  texts: Readonly<Record<Id, string>>,
): PickedModel['figures'] {
  return ids
    .filter((id) => !Number.isNaN(values[id]))
    .map((id) => ({ id, label: MEASURES[id].label, text: texts[id] }));
}

export const pickedTerritory = (row: TerritoryRow, href: string): PickedModel => ({
  name: row.name,
  note: row.staff,
  href,
  figures: figures(LIST_MEASURES, row.values, row.texts),
});

export const pickedArea = (row: AreaRow, owner: string): PickedModel => ({
  name: row.name,
  note: owner,
  href: null,
  figures: figures(AREA_MEASURES, row.values, row.texts),
});
