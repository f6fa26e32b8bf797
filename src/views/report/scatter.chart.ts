import type { Draw } from '#ui/plot/chart.ts';
import { tagged } from '#ui/plot/chart.ts';
import { placeNames } from './names.ts';
import type { PenetrationLine, ScatterModel, ScatterPoint } from './scatter.ts';

const STROKE = {
  accent: { stroke: 'var(--accent)', strokeWidth: 1.5, dash: 'none' },
  grey: { stroke: 'var(--mark)', strokeWidth: 1, dash: 'none' },
  faint: { stroke: 'var(--mark)', strokeWidth: 1, dash: '2 3' },
} as const;

/** Room either side of the data, as a factor: logarithms have no zero to start from. */
const ROOM = 1.35;

/** Lowest and highest value with room; [0.1, 1] for no data. */
export function logDomain(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0.1, 1];
  return [Math.min(...values) / ROOM, Math.max(...values) * ROOM];
}

/** Steps within a power of ten, coarse to fine: a narrow domain needs the finer ones. */
const LOG_STEPS = [
  [1, 2, 5],
  [1, 1.5, 2, 3, 4, 5, 6, 8],
  [1, 1.2, 1.4, 1.6, 1.8, 2, 2.2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 9],
];
const FEWEST_TICKS = 3;

/** Round numbers within a domain, at least three where the finest steps give them. */
export function logTicks([low, high]: readonly [number, number]): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const powers = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const within = (steps: readonly number[]) =>
    powers
      .flatMap((power) => steps.map((step) => Number(`${step}e${power}`)))
      .filter((tick) => tick >= low && tick <= high);
  const tries = LOG_STEPS.map(within);
  return tries.find((ticks) => ticks.length >= FEWEST_TICKS) ?? tries.at(-1) ?? [];
}

interface Segment extends PenetrationLine {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

/** Plot's log axis leaves out labels by a rule of its own, unless they come as a channel. */
const tickText = (tick: number): string => String(tick);

/** Each penetration line cut to the frame. */
function segmentsOf(
  lines: readonly PenetrationLine[],
  x: readonly [number, number],
  y: readonly [number, number],
): Segment[] {
  return lines.flatMap((line) => {
    const x1 = Math.max(x[0], y[0] / line.penetration);
    const x2 = Math.min(x[1], y[1] / line.penetration);
    return x1 < x2
      ? [{ ...line, x1, x2, y1: x1 * line.penetration, y2: x2 * line.penetration }]
      : [];
  });
}

/** Revenue against potential, one dot a territory, both logarithmic; data in millions. */
export const scatterChart: Draw<ScatterModel> = (plot, model, width) => {
  const { points, lines, symbol } = model;
  const wide = width >= 480;
  const margin = { left: 40, right: wide ? 112 : 16, top: 24, bottom: 36 };
  const x = logDomain(points.map(({ potential }) => potential));
  const y = logDomain(points.map(({ revenue }) => revenue));
  const drawn = segmentsOf(lines, x, y);
  const order = [...points].sort((a, b) => Number(a.short) - Number(b.short));
  const height = wide ? 500 : 340;
  const along = (value: number, [low, high]: readonly [number, number], length: number) =>
    (Math.log(value / low) / Math.log(high / low)) * length;
  const spots = [...order].reverse().map((point) => ({
    point,
    x: along(point.potential, x, width - margin.left - margin.right),
    y: -along(point.revenue, y, height - margin.top - margin.bottom),
  }));
  const named = placeNames(spots, ({ name, named }) => (named ? name : null));
  const label = (side: 1 | -1) => {
    const points = named.filter((name) => name.side === side).map(({ point }) => point);
    return plot.text(points, {
      x: 'potential',
      y: 'revenue',
      text: 'name',
      dx: 8 * side,
      dy: -2,
      textAnchor: side === 1 ? 'start' : 'end',
      fill: (point: ScatterPoint) => (point.short ? 'var(--ink)' : 'var(--ink2)'),
      fontWeight: 550,
      stroke: 'var(--paper)',
      strokeWidth: 3,
      paintOrder: 'stroke',
    });
  };
  // The steepest line is named on its left, above it, where no other line runs.
  const lineLabel = (segments: Segment[], side: 1 | -1) =>
    plot.text(segments, {
      x: 'x2',
      y: 'y2',
      text: 'label',
      textAnchor: side === 1 ? 'start' : 'end',
      dx: 6 * side,
      fill: side === 1 ? 'var(--ink3)' : 'var(--accent)',
      fontWeight: 550,
    });
  return {
    height,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    x: { type: 'log', domain: x, label: null },
    y: { type: 'log', domain: y, label: null },
    marks: [
      plot.gridY(logTicks(y), { stroke: 'var(--grid)', strokeOpacity: 1 }),
      plot.axisX(logTicks(x), {
        text: tickText,
        tickSize: 0,
        label: `Potential, ${symbol} M a year →`,
      }),
      plot.axisY(logTicks(y), { text: tickText, tickSize: 0, label: `↑ Revenue, ${symbol} M` }),
      plot.link(drawn, {
        x1: 'x1',
        x2: 'x2',
        y1: 'y1',
        y2: 'y2',
        stroke: ({ tone }: Segment) => STROKE[tone].stroke,
        strokeWidth: ({ tone }: Segment) => STROKE[tone].strokeWidth,
        strokeDasharray: '0',
      }),
      lineLabel(wide ? drawn.filter(({ tone }) => tone === 'accent') : [], -1),
      lineLabel(wide ? drawn.filter(({ tone }) => tone !== 'accent') : [], 1),
      plot.dot(order, {
        x: 'potential',
        y: 'revenue',
        r: (point: ScatterPoint) => (point.short ? 5 : 4),
        fill: (point: ScatterPoint) => (point.short ? 'var(--short)' : 'var(--mark)'),
        stroke: 'var(--paper)',
        render: tagged(order.map(({ territory }) => territory)),
      }),
      label(1),
      label(-1),
    ],
  };
};
