import type { Area, Lines } from './shapes.ts';

const round = (value: number) => Math.round(value * 10) / 10;

function ringPath(ring: ArrayLike<number>): string {
  let path = '';
  for (let at = 0; at < ring.length; at += 2) {
    path += `${at === 0 ? 'M' : 'L'}${round(ring[at] ?? 0)},${round(ring[at + 1] ?? 0)}`;
  }
  return `${path}Z`;
}

export const areaPath = (area: Area): string => area.flat().map(ringPath).join('');

export const linePath = (lines: Lines): string =>
  lines
    .map((line) => `M${line.map(([x, y]) => `${round(x ?? 0)},${round(y ?? 0)}`).join('L')}`)
    .join('');

/** One path a class for the printed map, index = class; the last one holds what has no data. */
export function classPaths(
  areas: readonly Area[],
  classes: ArrayLike<number>,
  count: number,
): readonly string[] {
  const paths = new Array<string>(count + 1).fill('');
  areas.forEach((area, index) => {
    const at = classes[index] ?? -1;
    paths[at < 0 ? count : at] += areaPath(area);
  });
  return paths;
}
