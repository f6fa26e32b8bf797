import type { Columns } from '#cubes/columns.ts';
import type { Directory } from '#domain/directory.ts';
import type { Geometry } from '#geo/geometry.ts';
import { borderPicker } from '#geo/outlines.ts';

type Lines = ReturnType<ReturnType<typeof borderPicker>>['coordinates'];

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly state: string;
}

const labelOf = ({ name, state }: Place): string => [name, state].filter(Boolean).join(', ');

/** Index of the point (plane px) nearest to a place; −1 without points. */
function nearestAt(
  x: readonly number[],
  y: readonly number[],
  place: { readonly x: number; readonly y: number },
): number {
  let [best, least] = [-1, Number.POSITIVE_INFINITY];
  x.forEach((px, at) => {
    const apart = (px - place.x) ** 2 + ((y[at] ?? Number.NaN) - place.y) ** 2;
    if (apart < least) [best, least] = [at, apart];
  });
  return best;
}

/** Names, owners and borders of units. Empty until geometry and columns are there. */
export class MapGround {
  geometry = $state.raw<Geometry | null>(null);
  columns = $state.raw<Columns | null>(null);
  readonly #directory: Directory;
  readonly #indexes = $derived.by(
    () => new Map(this.geometry?.units.ids.map((id, at) => [id, at])),
  );
  readonly #borders = $derived.by(() =>
    this.geometry ? borderPicker(this.geometry.topology) : null,
  );
  readonly places: readonly Place[] = $derived.by(() => {
    const units = this.geometry?.units;
    return (
      units?.ids.map((id, at) => ({
        id,
        name: units.names[at] ?? id,
        state: units.states[at] ?? '',
      })) ?? []
    );
  });

  /** Cities by the unit whose middle is nearest; the label names both. */
  readonly cities: readonly Place[] = $derived.by(() => {
    const { geometry, places } = this;
    if (!geometry) return [];
    const { x, y } = geometry.units;
    return geometry.cities.flatMap((city) => {
      const place = places[nearestAt(x, y, city)];
      return place ? [{ id: place.id, name: city.name, state: labelOf(place) }] : [];
    });
  });

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  idAt(unit: number): string {
    return this.geometry?.units.ids[unit] ?? '';
  }

  /** 'Harris, TX'; the id while names are not here. */
  nameAt(unit: number): string {
    const place = this.places[unit];
    return place ? labelOf(place) : this.idAt(unit);
  }

  nameOf(id: string): string {
    const at = this.#indexes.get(id);
    return at === undefined ? id : (this.places[at]?.name ?? id);
  }

  indexOf(id: string): number | null {
    return this.#indexes.get(id) ?? null;
  }

  /** Territory index by unit in a layer; null while the columns are not here. */
  #owners(layer: string): Int32Array | null {
    const { columns } = this;
    const at = this.#directory.layers.findIndex((entry) => entry.layer === layer);
    return columns && at >= 0
      ? columns.unitOwner.subarray(at * columns.units, (at + 1) * columns.units)
      : null;
  }

  ownerAt(layer: string, unit: number): string | null {
    const owner = this.#owners(layer)?.[unit] ?? -1;
    return this.#directory.territories[owner]?.territory ?? null;
  }

  borders(layer: string): Lines {
    const owners = this.#owners(layer);
    return owners && this.#borders ? this.#borders(owners).coordinates : [];
  }

  unitsOf(layer: string, territory: string): readonly number[] {
    const wanted = this.#directory.territories.findIndex((entry) => entry.territory === territory);
    return Array.from(this.#owners(layer) ?? []).flatMap((owner, unit) =>
      owner === wanted && wanted >= 0 ? [unit] : [],
    );
  }
}
