import type { Draw } from '#ui/plot/chart.ts';
import { tagged } from '#ui/plot/chart.ts';

/** Px a quarter's label needs. */
const LABEL = 44;

export interface Quarter {
  readonly id: string;
  /** As shown under the bar, e.g. 'Q3 26'. */
  readonly label: string;
  /** Revenue credited, millions of the currency. */
  readonly revenue: number;
  /** Share of the quarter the rep was there, 0–1. */
  readonly presence: number;
  /** Quota of the territory, millions; NaN without one. */
  readonly quota: number;
}

/** Revenue credited by quarter; quarters of ramp or part presence are paler. */
export const quartersChart: Draw<{
  readonly quarters: readonly Quarter[];
  readonly symbol: string;
}> = (plot, { quarters, symbol }, width) => ({
  height: 240,
  marginLeft: 44,
  marginBottom: 30,
  marginTop: 24,
  x: { domain: quarters.map(({ label }) => label), label: null, padding: 0.3 },
  y: { label: `↑ Revenue, ${symbol} M`, grid: true, nice: true },
  marks: [
    plot.ruleY([0], { stroke: 'var(--ink)' }),
    plot.barY(quarters, {
      x: 'label',
      y: 'revenue',
      fill: ({ presence }: Quarter) => (presence < 1 ? 'var(--edge)' : 'var(--accent)'),
      rx: 1,
      render: tagged(quarters.map(({ id }) => id)),
    }),
    plot.tickY(
      quarters.filter(({ quota }) => !Number.isNaN(quota)),
      { x: 'label', y: 'quota', stroke: 'var(--ink)', strokeWidth: 2 },
    ),
    plot.axisX(labelled(quarters, width), { tickSize: 0, label: null }),
  ],
});

/** The last quarter's label and as many before it as stand side by side. */
function labelled(quarters: readonly Quarter[], width: number): string[] {
  const every = Math.max(1, Math.ceil((quarters.length * LABEL) / width));
  return quarters
    .filter((_, at) => (quarters.length - 1 - at) % every === 0)
    .map(({ label }) => label);
}
