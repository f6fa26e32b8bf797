import type * as Plot from './plot.ts';
import type { PlotOptions, RenderFunction } from '@observablehq/plot';

export type { PlotOptions, RenderFunction };
export type PlotModule = typeof Plot;

/**
 * A chart is a pure function: Plot arrives as an argument, so that neither a view nor a page pulls
 * it in. `width` in px is the room there is; colours are custom properties (`var(--accent)`), so
 * that a change of theme needs no new drawing.
 */
export type Draw<Data> = (plot: PlotModule, data: Data, width: number) => PlotOptions;

/** One thing in a chart that can be pointed at, in the order the keyboard walks. */
export interface ChartPoint {
  /** The same id in the map, the list and the other charts. */
  readonly id: string;
  readonly name: string;
  /** Name and value as shown, units included. */
  readonly rows: readonly (readonly [name: string, value: string])[];
}

/** The chart as a table, for those who cannot or will not read the drawing. */
export interface TableTwin {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns that hold figures, right-aligned. */
  readonly figures: readonly number[];
}

/** Plot draws into one fixed class; its rules stand in app.css. */
export const CHART_CLASS = 'chart';

/** A mark's `render` option that marks each drawn datum with its id, for hover and selection. */
export function tagged(ids: readonly string[]): RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null;
    const drawn = group ? Array.from(group.children) : [];
    index.forEach((datum, at) => drawn[at]?.setAttribute('data-id', ids[datum] ?? ''));
    return group;
  };
}

/** Draws with Plot into `document` and takes out the style elements the CSP would refuse. */
export function drawChart<Data>(
  plot: PlotModule,
  draw: Draw<Data>,
  data: Data,
  width: number,
  document: Document,
): Element {
  const chart = plot.plot({ ...draw(plot, data, width), width, document, className: CHART_CLASS });
  for (const style of Array.from(chart.querySelectorAll('style'))) style.remove();
  // The frame around it speaks; Plot's own labels stand on elements that may carry none.
  chart.setAttribute('aria-hidden', 'true');
  return chart;
}
