import type { Defect } from '#domain/defect.ts';
import type { Placed } from '#intake/place.ts';
import type { Units } from './units.ts';

/** Units that are not US counties. */
export interface OwnGround {
  readonly units: Units;
  /** A unit by id or name as a table writes it. */
  readonly byUnit: (text: string) => Placed | null;
  readonly defects: readonly Defect[];
}
