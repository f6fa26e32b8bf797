import { parseHTML } from 'linkedom';
import { drawChart, type Draw } from './chart.ts';
import * as plot from './plot.ts';

/** Draws a chart on the server: SVG text of `width` px. Never in the client's bundle. */
export function renderChart<Data>(draw: Draw<Data>, data: Data, width: number): string {
  const { document } = parseHTML('<html><body></body></html>');
  return drawChart(plot, draw, data, width, document).outerHTML;
}
