import type { MapForm } from './style.ts';

/** What each unit, or each group of them, shows; index = its own. */
export interface UnitLooks {
  /** Class, −1 no data. */
  readonly classes: ArrayLike<number>;
  /** Custom properties, index = class; each stands in the map's palette. */
  readonly colours: readonly string[];
  /** Px radius of its dot; null in the areas form. */
  readonly radii: ArrayLike<number> | null;
  /** Classes that are not filtered away; null shows all. */
  readonly shown: ReadonlySet<number> | null;
}

/** `c` place of the colour in the palette; of a dot also `o` opacity and `r` radius in px. */
type State =
  { readonly c: number } | { readonly c: number; readonly o: number; readonly r: number };
type SetState = (source: 'areas' | 'dots', unit: number, state: State) => void;

const OPACITY = { none: 0, dimmed: 0.1, shown: 0.92 };
const NO_DATA = -1;

/**
 * Sets the state of units that changed, and of the form in view only: a step of a brush moves a few
 * hundred units, and the other form is set when it is next looked at.
 */
export function painter(
  set: SetState,
  count: number,
  palette: readonly string[],
): (looks: UnitLooks) => void {
  const areas = new Int16Array(count).fill(NO_DATA);
  const dots = { c: areas.slice(), o: new Float64Array(count), r: new Float64Array(count) };
  function paintAreas({ classes, colours, shown }: UnitLooks): void {
    const slots = colours.map((colour, at) =>
      shown === null || shown.has(at) ? palette.indexOf(colour) : palette.length,
    );
    for (let unit = 0; unit < count; unit++) {
      const c = slots[classes[unit] ?? NO_DATA] ?? NO_DATA;
      if (areas[unit] === c) continue;
      areas[unit] = c;
      set('areas', unit, { c });
    }
  }
  function paintDots({ classes, colours, shown }: UnitLooks, radii: ArrayLike<number>): void {
    const slots = colours.map((colour) => palette.indexOf(colour));
    for (let unit = 0; unit < count; unit++) {
      const at = classes[unit] ?? NO_DATA;
      const c = slots[at] ?? NO_DATA;
      const seen = shown === null || shown.has(at) ? OPACITY.shown : OPACITY.dimmed;
      const o = c === NO_DATA ? OPACITY.none : seen;
      const r = radii[unit] ?? 0;
      if (dots.c[unit] === c && dots.o[unit] === o && dots.r[unit] === r) continue;
      [dots.c[unit], dots.o[unit], dots.r[unit]] = [c, o, r];
      set('dots', unit, { c, o, r });
    }
  }
  return (looks) => (looks.radii ? paintDots(looks, looks.radii) : paintAreas(looks));
}

/** Layers a pointer may mean, the topmost first; hidden ones keep their last state. */
export const LAYERS_UNDER: Readonly<Record<MapForm, readonly string[]>> = {
  areas: ['units'],
  dots: ['dots', 'units'],
  hexagons: ['hexagons'],
  clusters: ['clusters'],
};
