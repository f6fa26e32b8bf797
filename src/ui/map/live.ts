import {
  GeoJSONSource,
  Map as MapLibre,
  setWorkerUrl,
  type LayerSpecification,
  type StyleImageInterface,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { GeoJSON } from 'geojson';
import { cameraOf, type Size, type View } from './camera.ts';
import { channels, hatch } from './hatch.ts';
import { LAYERS_UNDER, painter, type UnitLooks } from './painter.ts';
import {
  areaFeatures,
  areaGeometry,
  lineGeometry,
  pointFeatures,
  type Area,
  type Lines,
  type MapGroups,
  type MapShapes,
  type ToLngLat,
} from './shapes.ts';
import { HATCH, mapLayers, mapStyle, type MapForm, type SourceName } from './style.ts';
import type { MapTokens } from './tokens.ts';

export interface LiveMap {
  /** Looks of the units, or of the groups while a form of groups is shown. */
  setLooks(looks: UnitLooks): void;
  /** What stands for the units in the forms of groups; their looks are set after it. */
  setGroups(groups: MapGroups): void;
  /** Restyles the layers for a theme or a form; states and data stay. */
  setStyle(tokens: MapTokens, form: MapForm): void;
  setTerritories(lines: Lines): void;
  /** Outlines of the selected ground. */
  setSelected(lines: Lines): void;
  setHovered(area: Area | null): void;
  /** Lays the plane so; with `ms` it glides. */
  setView(view: View, ms: number): void;
  /** Takes the host's size at once; with a view it is laid so, without it keeps its centre. */
  resize(view: View | null): void;
  zoomBy(steps: number, ms: number): void;
  close(): void;
}

export interface LiveEvents {
  /** The first full picture stands. */
  readonly ready: () => void;
  /** The view changed, by the reader's own hand or not. */
  readonly moved: (view: View, byHand: boolean) => void;
  readonly hover: (unit: number | null) => void;
  readonly click: (unit: number | null) => void;
  /** WebGL went away (true) or came back. */
  readonly lost: (lost: boolean) => void;
}

export interface LiveOptions {
  readonly host: HTMLElement;
  readonly shapes: MapShapes;
  readonly toLngLat: ToLngLat;
  /** Names of the colours units take; the tokens hold them resolved, in the same order. */
  readonly palette: readonly string[];
  readonly tokens: MapTokens;
  readonly form: MapForm;
  readonly view: View;
  readonly events: LiveEvents;
}

const frameOf = (host: HTMLElement): Size => ({
  width: host.clientWidth,
  height: host.clientHeight,
});

function create({ host, tokens, form, view, toLngLat }: LiveOptions): MapLibre {
  // A worker needs an absolute address, or the map stays blank in production only.
  setWorkerUrl(new URL(workerUrl, location.href).href);
  return new MapLibre({
    container: host,
    style: mapStyle(tokens, form),
    ...cameraOf(view, frameOf(host), toLngLat),
    attributionControl: false,
    renderWorldCopies: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    keyboard: false,
    fadeDuration: 0,
    trackResize: false,
    scrollZoom: false,
    // On touch one finger scrolls the page, two move the map.
    dragPan: matchMedia('(pointer: fine)').matches,
    minZoom: 0,
    maxZoom: 12,
  });
}

function viewOf(map: MapLibre, toLngLat: ToLngLat): View {
  const origin = map.project(toLngLat(0, 0));
  const unit = map.project(toLngLat(100, 0));
  return { scale: (unit.x - origin.x) / 100, left: origin.x, top: origin.y };
}

function setSource(map: MapLibre, name: SourceName, data: GeoJSON): void {
  const source = map.getSource(name);
  if (source instanceof GeoJSONSource) void source.setData(data);
}

function addHatch(map: MapLibre, tokens: MapTokens): void {
  const image: StyleImageInterface = hatch(channels(tokens.noData), channels(tokens.paper));
  if (map.hasImage(HATCH)) map.updateImage(HATCH, image);
  else map.addImage(HATCH, image);
}

/** What is set last, for those who ask the map. */
interface Shown {
  tokens: MapTokens;
  form: MapForm;
  /** Under the pointer: an index of what the form shows. */
  over: number | null;
}

function listen(map: MapLibre, { events, toLngLat, host }: LiveOptions, shown: Shown): void {
  const unitAt = (point: { x: number; y: number }): number | null => {
    const layers = [...LAYERS_UNDER[shown.form]];
    const found = map.queryRenderedFeatures([point.x, point.y], { layers })[0];
    return typeof found?.id === 'number' ? found.id : null;
  };
  const hover = (unit: number | null) => {
    if (unit !== shown.over) events.hover((shown.over = unit));
  };
  map.on('mousemove', (event) => hover(unitAt(event.point)));
  map.on('mouseout', () => hover(null));
  map.on('click', (event) => events.click(unitAt(event.point)));
  map.on('move', ({ originalEvent }) =>
    events.moved(viewOf(map, toLngLat), originalEvent !== undefined),
  );
  map.once('idle', () => events.ready());
  const canvas = host.querySelector('canvas');
  canvas?.addEventListener('webglcontextlost', () => events.lost(true));
  canvas?.addEventListener('webglcontextrestored', () => events.lost(false));
}

function fill(map: MapLibre, { shapes, toLngLat, tokens }: LiveOptions): void {
  addHatch(map, tokens);
  setSource(map, 'land', areaGeometry(shapes.land, toLngLat));
  setSource(map, 'units', areaFeatures(shapes.units, toLngLat));
  setSource(map, 'points', pointFeatures(shapes, toLngLat));
  setSource(map, 'borders', lineGeometry(shapes.borders, toLngLat));
  setSource(map, 'states', lineGeometry(shapes.states, toLngLat));
}

/** Layers are changed, never replaced: feature states of a replaced layer would be lost. */
function restyle(map: MapLibre, { id, paint = {} }: LayerSpecification): void {
  for (const [name, value] of Object.entries(paint)) {
    map.setPaintProperty(id, name as Parameters<MapLibre['setPaintProperty']>[1], value);
  }
}

const isGrouped = (form: MapForm): boolean => form === 'hexagons' || form === 'clusters';

function painting(
  map: MapLibre,
  { shapes, palette, toLngLat }: LiveOptions,
  shown: Shown,
): Pick<LiveMap, 'setLooks' | 'setGroups'> {
  const painterOf = (count: number, areas: SourceName, dots: SourceName) =>
    painter(
      (kind, id, state) =>
        map.setFeatureState({ source: kind === 'areas' ? areas : dots, id }, state),
      count,
      palette,
    );
  const paintUnits = painterOf(shapes.units.length, 'units', 'points');
  let paintGroups = painterOf(0, 'hexagons', 'clusters');
  return {
    setLooks: (looks) => (isGrouped(shown.form) ? paintGroups(looks) : paintUnits(looks)),
    setGroups(groups) {
      // A state outlives its feature and would colour the next one of the same index.
      for (const source of ['hexagons', 'clusters']) map.removeFeatureState({ source });
      setSource(map, 'hexagons', areaFeatures(groups.areas, toLngLat));
      setSource(map, 'clusters', pointFeatures(groups, toLngLat));
      paintGroups = painterOf(groups.areas.length, 'hexagons', 'clusters');
      shown.over = null;
    },
  };
}

function controls(map: MapLibre, options: LiveOptions, shown: Shown): LiveMap {
  const { host, toLngLat } = options;
  return {
    ...painting(map, options, shown),
    setStyle(tokens, form) {
      // A new image has every tile that shows it made again.
      if (tokens.noData !== shown.tokens.noData) addHatch(map, tokens);
      for (const layer of mapLayers(tokens, form)) restyle(map, layer);
      // The same index is another thing in another form.
      if (isGrouped(form) !== isGrouped(shown.form)) shown.over = null;
      Object.assign(shown, { tokens, form });
    },
    setTerritories: (lines) => setSource(map, 'territories', lineGeometry(lines, toLngLat)),
    setSelected: (lines) => setSource(map, 'selected', lineGeometry(lines, toLngLat)),
    setHovered: (area) => setSource(map, 'hovered', areaGeometry(area ?? [], toLngLat)),
    setView: (view, duration) =>
      map.easeTo({ ...cameraOf(view, frameOf(host), toLngLat), duration }),
    resize(view) {
      map.resize();
      if (view) map.jumpTo(cameraOf(view, frameOf(host), toLngLat));
      map.redraw();
    },
    zoomBy: (steps, duration) => map.zoomTo(map.getZoom() + steps, { duration }),
    close: () => map.remove(),
  };
}

/** Opens MapLibre in `host`, laid exactly over the first-paint image. Rejects without WebGL 2. */
export async function openMap(options: LiveOptions): Promise<LiveMap> {
  const map = create(options);
  await new Promise<void>((resolve, reject) => {
    map.once('load', () => resolve());
    map.once('error', ({ error }) => reject(error));
  });
  const shown: Shown = { tokens: options.tokens, form: options.form, over: null };
  fill(map, options);
  listen(map, options, shown);
  return controls(map, options, shown);
}
