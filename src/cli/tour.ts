import { readFile, writeFile } from 'node:fs/promises';
import { tourOf } from '#optimiser/tour.ts';
import { bad, listOf, numberOf, objectOf, parsed } from './instance.ts';

export interface TourCall {
  readonly input: string;
  readonly output: string;
  readonly seconds: number;
  readonly seed: number;
}

export interface TourAnswer {
  readonly stops: number;
  readonly length: number;
  readonly seconds: number;
}

type Point = readonly [x: number, y: number];

/** Places to visit and how far they are apart: straight lines, rounded to whole numbers or not. */
export interface Stops {
  readonly points: readonly Point[];
  readonly round: boolean;
}

/**
 * The shortest closed tour found in the time given, written as an array of point indexes from 0.
 * Throws CallError for a file that holds no points.
 */
export async function tour(
  call: TourCall,
  stopped: () => boolean = () => false,
): Promise<TourAnswer> {
  const text = await readFile(call.input, 'utf8');
  const stops = /\.tsp$/i.test(call.input)
    ? readTsp(text, call.input)
    : readStops(text, call.input);
  const started = performance.now();
  const spent = (): number => (performance.now() - started) / 1000;
  let asked = 0;
  // The clock is read now and then: that takes longer than a shake.
  const goOn = (): boolean => {
    asked += 1;
    return asked % 32 !== 0 || (spent() < call.seconds && !stopped());
  };
  const found = tourOf(distances(stops), stops.points.length, {
    seed: call.seed,
    shakes: Number.MAX_SAFE_INTEGER,
    goOn,
  });
  await writeFile(call.output, `${JSON.stringify([...found.order])}\n`);
  return {
    stops: stops.points.length,
    length: found.length,
    seconds: Math.round(spent() * 1000) / 1000,
  };
}

/** {points: [[x, y], …], distance: "euclid" | "round(euclid)"}. */
export function readStops(text: string, file: string): Stops {
  const { points, distance = 'euclid' } = objectOf(parsed(text, file), { file, path: '' });
  if (distance !== 'euclid' && distance !== 'round(euclid)')
    throw bad({ file, path: 'distance' }, distance, '"euclid" or "round(euclid)"');
  const list = listOf(points, { file, path: 'points' });
  if (list.length === 0) throw bad({ file, path: 'points' }, list, 'a list with a point in it');
  return {
    round: distance === 'round(euclid)',
    points: list.map((point, n) => {
      const field = { file, path: `points[${n}]` };
      const pair = listOf(point, field);
      if (pair.length !== 2) throw bad(field, point, '[x, y]');
      return [numberOf(pair[0], field, -Infinity), numberOf(pair[1], field, -Infinity)];
    }),
  };
}

/** TSPLIB with EDGE_WEIGHT_TYPE EUC_2D and a NODE_COORD_SECTION (Reinelt 1991). */
export function readTsp(text: string, file: string): Stops {
  const kind = /EDGE_WEIGHT_TYPE\s*:\s*(\S+)/.exec(text)?.[1];
  if (kind !== 'EUC_2D') throw bad({ file, path: 'EDGE_WEIGHT_TYPE' }, kind, 'EUC_2D');
  const section = /NODE_COORD_SECTION\s*([\s\S]*?)(?:EOF|DISPLAY_DATA_SECTION|$)/.exec(text)?.[1];
  const lines = (section ?? '').split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0)
    throw bad({ file, path: 'NODE_COORD_SECTION' }, section, 'a list of points');
  const points = lines.map((line, n): Point => {
    const [, x = Number.NaN, y = Number.NaN, ...more] = line.trim().split(/\s+/).map(Number);
    if (more.length > 0 || !Number.isFinite(x + y))
      throw bad({ file, path: `NODE_COORD_SECTION, line ${n + 1}` }, line, 'number, x, y');
    return [x, y];
  });
  return { points, round: true };
}

function distances({ points, round }: Stops): Float64Array {
  const all = new Float64Array(points.length ** 2);
  points.forEach(([x, y], a) =>
    points.forEach(([u, v], b) => {
      const away = Math.sqrt((x - u) * (x - u) + (y - v) * (y - v));
      all[a * points.length + b] = round ? Math.round(away) : away;
    }),
  );
  return all;
}
