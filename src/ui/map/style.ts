import type {
  DataDrivenPropertyValueSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { MapTokens } from './tokens.ts';

/**
 * Areas coloured by class; dots sized by money on plain land; hexagons, each many units; clusters,
 * dots each of which is many units.
 */
export type MapForm = 'areas' | 'dots' | 'hexagons' | 'clusters';

type Colour = DataDrivenPropertyValueSpecification<string>;
type Figure = DataDrivenPropertyValueSpecification<number>;

export const HATCH = 'hatch';
const EMPTY = { type: 'FeatureCollection' as const, features: [] };
/** Px a tile reaches into its neighbours: half the widest line, a whole dot. More is drawn twice. */
const REACH = { lines: 8, points: 32 };
const source = (name: SourceName) => ({
  type: 'geojson' as const,
  data: EMPTY,
  tolerance: 0.2,
  buffer: name === 'points' || name === 'clusters' ? REACH.points : REACH.lines,
});

const slot = ['feature-state', 'c'];
const CLEAR = 'rgba(0, 0, 0, 0)';

/**
 * Feature state `c` is where a unit's colour stands in the palette; one behind the last is a class
 * filtered away, none or any other is no data. One lookup a unit and no other expression: this is
 * what a recolour evaluates thousands of times.
 */
function slotColour(colours: readonly string[]): Colour {
  const cases = colours.flatMap((colour, at) => [at, colour]);
  return ['match', slot, ...cases, CLEAR] as unknown as Colour;
}

/** No data is transparent, so that the hatch below shows; a class filtered away is plain land. */
const areaColour = ({ palette, line }: MapTokens) => slotColour([...palette, line]);
/** Px at the zoom of a phone and of a desk; between them in proportion. */
const byZoom = (phone: number, desk: number): Figure => [
  'interpolate',
  ['linear'],
  ['zoom'],
  1.7,
  phone,
  2.8,
  desk,
];
/** A state's number; 0 before there is one. */
const figure = (name: string) => ['coalesce', ['feature-state', name], 0] as unknown as Figure;
const dotOpacity = figure('o');
const lines = { 'line-join': 'round', 'line-cap': 'round' } as const;
/** A form's layers are always there and hidden by opacity: switching needs no new tiles. */
const shownIn = <Opacity>(form: MapForm, wanted: MapForm, opacity: Opacity): Opacity | 0 =>
  form === wanted ? opacity : 0;
const shownBut = (form: MapForm, hidden: MapForm): 0 | 1 => (form === hidden ? 0 : 1);

function ground(tokens: MapTokens, form: MapForm): LayerSpecification[] {
  const land = { source: 'land' };
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': tokens.sea } },
    {
      id: 'halo',
      type: 'line',
      ...land,
      layout: lines,
      paint: { 'line-color': tokens.line, 'line-width': 5 },
    },
    {
      id: 'land',
      type: 'fill',
      ...land,
      paint: { 'fill-color': tokens.line, 'fill-opacity': shownBut(form, 'areas') },
    },
    {
      id: 'no-data',
      type: 'fill',
      ...land,
      paint: { 'fill-pattern': HATCH, 'fill-opacity': shownIn(form, 'areas', 1) },
    },
  ];
}

/** WebGL smooths half a px to either side: a line of 0.18 px would show as one of 0.35. */
const THIN = 0.5;

function data(tokens: MapTokens, form: MapForm): LayerSpecification[] {
  const fill = {
    'fill-color': areaColour(tokens),
    'fill-opacity': shownIn(form, 'areas', 1),
    'fill-antialias': false,
  };
  const county: Figure = ['interpolate', ['linear'], ['zoom'], 2, 0, 2.8, 0.18, 6, 0.8];
  return [
    { id: 'units', type: 'fill', source: 'units', paint: fill },
    {
      id: 'counties',
      type: 'line',
      source: 'borders',
      paint: {
        'line-color': tokens.paper,
        'line-width': county,
        'line-opacity': shownIn(form, 'areas', THIN),
      },
    },
    {
      id: 'states',
      type: 'line',
      source: 'states',
      layout: lines,
      paint: { 'line-color': tokens.paper, 'line-width': 0.8, 'line-opacity': 0.6 },
    },
    { id: 'dots', type: 'circle', source: 'points', paint: dots(tokens, form, 'dots') },
    ...groups(tokens, form),
  ];
}

const dots = (tokens: MapTokens, form: MapForm, wanted: MapForm) => ({
  'circle-color': slotColour(tokens.palette),
  'circle-opacity': shownIn(form, wanted, dotOpacity),
  'circle-radius': figure('r'),
  'circle-stroke-color': tokens.paper,
  'circle-stroke-width': 0.5,
  'circle-stroke-opacity': shownIn(form, wanted, dotOpacity),
});

function groups(tokens: MapTokens, form: MapForm): LayerSpecification[] {
  const opacity = shownIn(form, 'hexagons', 1);
  const fill = {
    'fill-color': areaColour(tokens),
    'fill-opacity': opacity,
    'fill-antialias': false,
  };
  const line = { 'line-color': tokens.line, 'line-width': 0.8, 'line-opacity': opacity };
  return [
    { id: 'hexagons', type: 'fill', source: 'hexagons', paint: fill },
    { id: 'hexagon-lines', type: 'line', source: 'hexagons', paint: line },
    { id: 'clusters', type: 'circle', source: 'clusters', paint: dots(tokens, form, 'clusters') },
  ];
}

/** A line of `width` in ink on a paper halo, so that it reads on every class. */
function outlined(
  id: string,
  tokens: MapTokens,
  width: Figure,
  halo: Figure,
): LayerSpecification[] {
  const on = { type: 'line' as const, source: id, layout: lines };
  return [
    {
      id: `${id}-halo`,
      ...on,
      paint: { 'line-color': tokens.paper, 'line-width': halo },
    },
    { id, ...on, paint: { 'line-color': tokens.ink, 'line-width': width } },
  ];
}

/** The layers from the sea up; a change of theme or form sets them anew. */
export function mapLayers(tokens: MapTokens, form: MapForm): LayerSpecification[] {
  return [
    ...ground(tokens, form),
    ...data(tokens, form),
    ...outlined('territories', tokens, byZoom(0.5, 0.95), byZoom(1.2, 2.5)),
    ...outlined('hovered', tokens, 1.4, 3),
    ...outlined('selected', tokens, byZoom(1.6, 2.4), byZoom(3.5, 5)),
  ];
}

export const SOURCES = [
  'land',
  'units',
  'points',
  'hexagons',
  'clusters',
  'borders',
  'states',
  'territories',
  'hovered',
  'selected',
] as const;
export type SourceName = (typeof SOURCES)[number];

/** A style without a single address in it: nothing is fetched. */
export function mapStyle(tokens: MapTokens, form: MapForm): StyleSpecification {
  return {
    version: 8,
    sources: Object.fromEntries(SOURCES.map((name) => [name, source(name)])),
    layers: mapLayers(tokens, form),
  };
}
