import { type Feature, geometryOf, isJson, type Layer } from './geo-features.ts';
import { refusal } from './refusal.ts';

type Json = Readonly<Record<string, unknown>>;
type Point = readonly [number, number];

/** The objects of a TopoJSON topology, each a layer. @throws IntakeError when it has none. */
export function topologyLayers(file: string, topology: Json): Layer[] {
  const objects = isJson(topology['objects']) ? Object.entries(topology['objects']) : [];
  if (objects.length === 0)
    throw refusal(file, 'no-areas', 'the TopoJSON holds no objects.', 'Export it again.');
  try {
    const arcs = decodeArcs(topology);
    return objects.map(([name, object]) => ({ name, features: featuresIn(object, arcs) }));
  } catch (cause) {
    const message = 'the TopoJSON is damaged: its arcs cannot be put together.';
    throw refusal(file, 'bad-topology', message, 'Export it again.', cause);
  }
}

function decodeArcs(topology: Json): Point[][] {
  const { transform, arcs } = topology;
  if (!Array.isArray(arcs)) throw new TypeError('no arcs');
  const { scale, translate } = (isJson(transform) ? transform : {}) as Record<string, number[]>;
  // Long numbers come as text, see `readJson`.
  const [sx = 1, sy = 1] = (scale ?? []).map(Number);
  const [tx = 0, ty = 0] = (translate ?? []).map(Number);
  return (arcs as number[][][]).map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx = Number.NaN, dy = Number.NaN]): Point => {
      if (!scale) return [dx, dy];
      x += dx;
      y += dy;
      return [x * sx + tx, y * sy + ty];
    });
  });
}

function featuresIn(object: unknown, arcs: readonly Point[][]): Feature[] {
  if (!isJson(object)) return [];
  const { type, geometries, id, properties } = object;
  if (type === 'GeometryCollection' && Array.isArray(geometries))
    return (geometries as unknown[]).flatMap((it) => featuresIn(it, arcs));
  return [
    {
      id: typeof id === 'string' || typeof id === 'number' ? String(id) : null,
      properties: isJson(properties) ? properties : {},
      geometry: geometryOf({ ...object, coordinates: coordinatesOf(object, arcs) }),
    },
  ];
}

/** Lines of arcs → coordinates; points as they are. */
function coordinatesOf({ type, arcs: refs, coordinates }: Json, arcs: readonly Point[][]): unknown {
  if (!Array.isArray(refs)) return coordinates;
  const deep = (value: readonly unknown[]): unknown =>
    value.some((it) => Array.isArray(it))
      ? value.map((it) => deep(it as unknown[]))
      : line(value as number[], arcs);
  return type === 'LineString' ? line(refs as number[], arcs) : deep(refs);
}

/** Arcs end to end, their shared points once; ~n is arc n backwards. */
function line(refs: readonly number[], arcs: readonly Point[][]): Point[] {
  const points: Point[] = [];
  for (const ref of refs) {
    const arc = arcs[ref < 0 ? ~ref : ref];
    if (!arc) throw new RangeError('no such arc');
    const part = ref < 0 ? arc.toReversed() : arc;
    for (const point of points.length > 0 ? part.slice(1) : part) points.push(point);
  }
  return points;
}
