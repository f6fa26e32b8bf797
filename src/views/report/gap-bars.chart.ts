import type { Draw } from '#ui/plot/chart.ts';
import { tagged } from '#ui/plot/chart.ts';

export interface GapBar {
  readonly territory: string;
  readonly name: string;
  /** Attainable gap, millions of the currency; below 0 is more than its like reach. */
  readonly gap: number;
  readonly short: boolean;
  readonly text: string;
}

const ROW = 22;

/** The attainable gap by territory, largest first; below 0 to the left of the named midpoint. */
export const gapBarsChart: Draw<readonly GapBar[]> = (plot, bars, width) => ({
  height: bars.length * ROW + 30,
  marginLeft: Math.min(128, width / 3),
  marginRight: 56,
  marginTop: 26,
  marginBottom: 4,
  x: { label: null, nice: true },
  y: { domain: bars.map(({ territory }) => territory), label: null, padding: 0.35 },
  marks: [
    plot.barX(bars, {
      x: 'gap',
      y: 'territory',
      fill: ({ short, gap }: GapBar) =>
        short ? 'var(--short)' : gap < 0 ? 'var(--accent)' : 'var(--mark)',
      rx: 1,
      render: tagged(bars.map(({ territory }) => territory)),
    }),
    plot.ruleX([0], { stroke: 'var(--ink)' }),
    plot.text(bars.slice(0, 1), {
      x: 0,
      y: 'territory',
      dy: -ROW,
      text: () => '0: as much as like accounts',
      fill: 'var(--ink3)',
    }),
    plot.text(bars, {
      x: ({ gap }: GapBar) => Math.max(gap, 0),
      y: 'territory',
      text: 'text',
      textAnchor: 'start',
      dx: 6,
      fill: 'var(--ink)',
      fontWeight: 600,
    }),
    plot.axisY({
      tickSize: 0,
      tickFormat: (id: string) => bars.find(({ territory }) => territory === id)?.name ?? id,
      fill: 'var(--ink)',
    }),
  ],
});
