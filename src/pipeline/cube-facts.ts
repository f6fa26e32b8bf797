import { activate, byTerritory, byUnit, type Cube } from '#cubes/activate.ts';
import type { Columns } from '#cubes/columns.ts';
import type { Filter } from '#cubes/filter.ts';
import { factsAt } from '#cubes/step.ts';
import { ExtractError } from '#domain/extract.ts';
import { addFacts, FACT_NAMES, factRow, type FactColumns, type FactRow } from '#domain/facts.ts';
import type { Period } from '#domain/period.ts';
import { TERRITORY_TYPES } from '#domain/slice.ts';

/** The first layer with nothing filtered. */
const WHOLE: Filter = {
  layer: 0,
  lines: null,
  industries: null,
  tiers: null,
  types: null,
  territories: null,
  geographical: TERRITORY_TYPES.indexOf('geographical'),
};

export interface CubeFacts {
  readonly units: FactColumns;
  readonly company: FactRow;
}

/** The default slice from the shipped columns, by unit and for the company. */
export function cubeFacts(columns: Columns, firstMonth: number, period: Period): CubeFacts {
  const groupings = [byUnit(columns), byTerritory(columns, WHOLE)];
  const months = { from: period.from - firstMonth, to: period.to - firstMonth };
  const [units, territories] = activate(columns, WHOLE, groupings).map((cube: Cube) =>
    factsAt(cube, months),
  );
  if (!units || !territories) throw new TypeError('a cube is missing');
  const rows = Array.from(territories.accounts, (_, group) => factRow(territories, group));
  return { units, company: addFacts(rows) };
}

/**
 * Columns and SQL must tell a reader the same to the last digit. Throws ExtractError with every
 * fact that differs.
 */
export function checkCubes(fromColumns: FactRow, fromSql: FactRow): void {
  const differing = FACT_NAMES.filter(
    (name) => !Object.is(fromColumns[name] + 0, fromSql[name] + 0),
  );
  if (differing.length === 0) return;
  const values = Object.fromEntries(
    differing.map((name) => [name, [fromColumns[name], fromSql[name]]]),
  );
  throw new ExtractError(`columns and SQL differ in ${differing.join(', ')}`, values);
}
