import { describe, expect, it } from 'vitest';
import { sceneOf } from '#domain/standing.ts';
import { renderChart } from '#ui/plot/render.ts';
import { reportSmall } from '../../../tests/fixtures/report-small.ts';
import { gapBarsChart } from './gap-bars.chart.ts';
import type { ReportInput } from './input.ts';
import { logDomain, logTicks, scatterChart } from './scatter.chart.ts';
import { scatter } from './scatter.ts';
import { territoryRows } from './territory-rows.ts';

const input: ReportInput = {
  facts: reportSmall.pages['company']!,
  directory: reportSmall.directory,
  advice: null,
};
const rows = territoryRows(input, new Set(['t01', 't02', 't03']));
const scene = sceneOf(input.facts, input.directory);

/** Coordinates to one decimal: a drawing is the same on machines that differ in the last bit. */
const normalised = (svg: string) =>
  `${svg.replaceAll(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10)).replaceAll('><', '>\n<')}\n`;
const held = (name: string) => `../../../tests/snapshots/${name}.svg`;

describe('charts of the report', () => {
  it.each([640, 360])('draw revenue against potential at %d px', async (width) => {
    const svg = normalised(renderChart(scatterChart, scatter(input, rows, scene), width));
    await expect(svg).toMatchFileSnapshot(held(`scatter-${width}`));
    expect(svg.match(/data-id="/g)).toHaveLength(12);
  });

  it('draw the gaps as bars, a gap below zero to the left', async () => {
    const bars = rows.map((row, i) => ({
      territory: row.territory,
      name: row.name,
      gap: i === 11 ? -0.4 : row.values.attainableGap / 1e8,
      short: row.short,
      text: row.texts.attainableGap,
    }));
    await expect(normalised(renderChart(gapBarsChart, bars, 640))).toMatchFileSnapshot(
      held('gap-bars'),
    );
  });

  it('stand without data', () => {
    const none = { points: [], lines: [], symbol: '$', title: '' };
    expect(renderChart(scatterChart, none, 640)).toContain('<svg');
    expect(logDomain([])).toEqual([0.1, 1]);
    expect(logTicks([0.4, 25])).toEqual([0.5, 1, 2, 5, 10, 20]);
    // A district's territories are nearly alike: 20 alone says nothing of the scale.
    expect(logTicks([15, 26])).toEqual([16, 18, 20, 22, 25]);
  });
});
