import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { tagged, type Draw } from './chart.ts';
import { standaloneSvg } from './export/svg.ts';
import { renderChart } from './render.ts';

interface Town {
  readonly id: string;
  readonly potential: number;
  readonly revenue: number;
}
const towns: readonly Town[] = [
  { id: 'HOU', potential: 10, revenue: 2 },
  { id: 'DEN', potential: 5, revenue: 4 },
];
const scatter: Draw<readonly Town[]> = (plot, data) => ({
  height: 120,
  marks: [
    plot.dot(data, {
      x: 'potential',
      y: 'revenue',
      fill: 'var(--mark)',
      sort: { channel: '-x' },
      render: tagged(data.map((town) => town.id)),
    }),
  ],
});

describe('a chart on the server', () => {
  it('is one svg of the asked width, without style elements', () => {
    const html = renderChart(scatter, towns, 320);
    expect(html.startsWith('<svg')).toBe(true);
    expect(html).toContain('class="chart"');
    expect(html).toContain('width="320"');
    expect(html).not.toContain('<style');
  });
  it('names each datum by its id even where Plot draws in another order', () => {
    const { document } = parseHTML(renderChart(scatter, towns, 320));
    const dots = [...document.querySelectorAll('circle')];
    const x = (id: string) =>
      Number(dots.find((dot) => dot.getAttribute('data-id') === id)?.getAttribute('cx'));
    expect(dots).toHaveLength(2);
    expect(x('HOU')).toBeGreaterThan(x('DEN'));
  });
  it('draws the same twice', () => {
    expect(renderChart(scatter, towns, 320)).toBe(renderChart(scatter, towns, 320));
  });
});

describe('a chart as a file', () => {
  it('carries computed colours, a title and its ground, and nothing to look up', () => {
    const { document } = parseHTML(renderChart(scatter, towns, 320));
    const svg = document.querySelector('svg') as unknown as SVGSVGElement;
    const file = standaloneSvg(svg, 'Revenue', 'rgb(1,2,3)', (element) => ({
      getPropertyValue: (name) =>
        name === 'fill' && element.tagName.toLowerCase() === 'circle' ? 'rgb(9,9,9)' : '',
    }));
    expect(file).toContain('<title>Revenue</title>');
    expect(file).toContain('rgb(9,9,9)');
    expect(file).toContain('fill="rgb(1,2,3)"');
    expect(file).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(file).not.toContain('class="chart"');
  });
});
