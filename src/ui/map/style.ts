import type {
  DataDrivenPropertyValueSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { MapTokens } from './tokens.ts';

/** Areas coloured by class, or dots sized by money on plain land. */
export type MapForm = 'areas' | 'dots';

type Colour = DataDrivenPropertyValueSpecification<string>;
type Figure = DataDrivenPropertyValueSpecification<number>;

export const HATCH = 'hatch';
const EMPTY = { type: 'FeatureCollection' as const, features: [] };
const source = () => ({ type: 'geojson' as const, data: EMPTY, tolerance: 0.2 });

/** Feature state of a unit: `c` class (−1 no data), `d` dimmed, `r` radius of its dot in px. */
const unitClass: DataDrivenPropertyValueSpecification<number> = [
  'coalesce',
  ['feature-state', 'c'],
  -1,
];
const dimmed = ['boolean', ['feature-state', 'd'], false];

function classColour(tokens: MapTokens): Colour {
  const cases = tokens.classes.flatMap((colour, at) => [at, colour]);
  return ['match', unitClass, ...cases, 'rgba(0, 0, 0, 0)'] as unknown as Colour;
}

/** No data is transparent, so that the hatch below shows; a class filtered away is plain land. */
const areaOpacity = ['case', ['==', unitClass, -1], 0, 1] as unknown as Figure;
const areaColour = (tokens: MapTokens) =>
  ['case', dimmed, tokens.line, classColour(tokens)] as unknown as Colour;
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
const dotOpacity = ['case', ['==', unitClass, -1], 0, dimmed, 0.1, 0.92] as unknown as Figure;
const lines = { 'line-join': 'round', 'line-cap': 'round' } as const;
/** A form's layers are always there and hidden by opacity: switching needs no new tiles. */
const shownIn = <Opacity>(form: MapForm, wanted: MapForm, opacity: Opacity): Opacity | 0 =>
  form === wanted ? opacity : 0;

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
      paint: { 'fill-color': tokens.line, 'fill-opacity': shownIn(form, 'dots', 1) },
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
    'fill-opacity': shownIn(form, 'areas', areaOpacity),
    'fill-antialias': false,
  };
  const county: Figure = ['interpolate', ['linear'], ['zoom'], 2, 0, 2.8, 0.18, 6, 0.8];
  const dot = {
    'circle-color': classColour(tokens),
    'circle-opacity': shownIn(form, 'dots', dotOpacity),
    'circle-radius': ['coalesce', ['feature-state', 'r'], 0] as unknown as Figure,
    'circle-stroke-color': tokens.paper,
    'circle-stroke-width': 0.5,
    'circle-stroke-opacity': shownIn(form, 'dots', dotOpacity),
  };
  return [
    { id: 'units', type: 'fill', source: 'units', paint: fill },
    {
      id: 'counties',
      type: 'line',
      source: 'units',
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
    { id: 'dots', type: 'circle', source: 'points', paint: dot },
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
    sources: Object.fromEntries(SOURCES.map((name) => [name, source()])),
    layers: mapLayers(tokens, form),
  };
}
