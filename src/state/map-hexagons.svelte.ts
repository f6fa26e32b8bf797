import type { Geometry } from '#geo/geometry.ts';
import type * as H3 from '#geo/hexagons.ts';
import { projectionOf } from '#geo/projection.ts';

/** A screen px of the whole plane at a desk: before a map says how it lies. */
const HOME_SCALE = 0.9;

/**
 * Units by H3 cell, at the resolution that the map's zoom asks for. H3 is 60 kB of code and comes
 * when a form of groups is first chosen.
 */
export class MapHexagons {
  /** Px of the screen that a px of the plane takes. */
  scale = $state(HOME_SCALE);
  #h3 = $state.raw<typeof H3 | null>(null);
  readonly #geometry: () => Geometry | null;
  readonly #projection = $derived.by(() => {
    const geometry = this.#geometry();
    return geometry && projectionOf(geometry.plane);
  });
  /** Beyond it nearly every hexagon would hold one unit. */
  readonly #finest = $derived.by(() => {
    const [h3, geometry, projection] = [this.#h3, this.#geometry(), this.#projection];
    return h3 && geometry && projection
      ? h3.finestShared(geometry.units, projection, h3.FINEST)
      : null;
  });
  readonly #wanted = $derived.by(() => {
    const [h3, projection] = [this.#h3, this.#projection];
    if (!h3 || !projection) return null;
    return h3.resolutionAt(projection.kmPerPx(MIDDLE.x, MIDDLE.y) / this.scale);
  });
  readonly #resolution = $derived(
    this.#wanted === null || this.#finest === null ? null : Math.min(this.#wanted, this.#finest),
  );
  /** Null until H3 and the geometry are here. */
  readonly cells: H3.Hexagons | null = $derived(
    this.#resolution === null ? null : this.#at(this.#resolution),
  );
  /** The zoom shows units one by one. */
  readonly resolved: boolean = $derived((this.#wanted ?? 0) > (this.#finest ?? Infinity));

  constructor(geometry: () => Geometry | null) {
    this.#geometry = geometry;
  }

  /** Fetches H3; rejects when it does not come. */
  async load(): Promise<void> {
    this.#h3 ??= await import('#geo/hexagons.ts');
  }

  /** The cells of the resolution that a selected one has, whatever the zoom. */
  around(id: string | null): { readonly cells: H3.Hexagons; readonly at: number } | null {
    const resolution = id === null ? null : (this.#h3?.resolutionOf(id) ?? null);
    if (id === null || resolution === null) return null;
    const cells = this.cells?.resolution === resolution ? this.cells : this.#at(resolution);
    const at = cells?.ids.indexOf(id) ?? -1;
    return cells && at >= 0 ? { cells, at } : null;
  }

  #at(resolution: number): H3.Hexagons | null {
    const [h3, geometry, projection] = [this.#h3, this.#geometry(), this.#projection];
    return h3 && geometry && projection
      ? h3.hexagonsOf(geometry.units, projection, resolution)
      : null;
  }
}

/** Of the frame, px of the plane. */
const MIDDLE = { x: 487, y: 305 };
