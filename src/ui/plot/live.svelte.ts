import { untrack } from 'svelte';
import { drawChart, type Draw } from './chart.ts';
import type { Spot } from './pointing.ts';

interface Wanted<Data> {
  readonly draw: Draw<Data>;
  readonly data: Data;
}

/** Redrawing below this change of width would only flicker. */
const WIDTH_TOLERANCE = 0.04;
/** Charts are drawn a little before they scroll in. */
const MARGIN = '200px';

/**
 * The live side of a chart. The server's drawing stays until the data or the width asks for
 * another; only then, and only near the screen, Plot is loaded.
 */
export class LiveChart<Data> {
  /** Grows with every drawing, so that highlights are set again. */
  drawings = $state(0);
  #near = $state(false);
  #width = $state(0);
  #spots: Spot[] | null = null;
  #asked = 0;
  #host: HTMLElement | null = null;

  /** An attachment for the host element. `wanted` is reactive. */
  attach(host: HTMLElement, wanted: () => Wanted<Data>): () => void {
    this.#host = host;
    const first = untrack(wanted);
    const stop = this.#watch(host);
    $effect(() => {
      const now = wanted();
      const fits = now.data === first.data && this.drawings === 0 && this.#fits(host);
      // New data is drawn wherever the chart stands: a print shows all of the page.
      const due = this.#near || now.data !== first.data;
      if (due && this.#width > 0 && !fits) void this.#draw(host, now, this.#width);
    });
    return () => {
      this.#asked++;
      stop();
    };
  }

  /** Centres of the data now drawn, in client px; measured once until it moves. */
  spots(): readonly Spot[] {
    const tagged = this.#host?.querySelectorAll('[data-id]') ?? [];
    this.#spots ??= Array.from(tagged, (element) => {
      const box = element.getBoundingClientRect();
      const id = element.getAttribute('data-id') ?? '';
      return { id, x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
    return this.#spots;
  }

  /** Call when the page may have moved under the pointer. */
  forgetSpots(): void {
    this.#spots = null;
  }

  #fits(host: HTMLElement): boolean {
    const drawn = Number(host.querySelector('svg')?.getAttribute('width') ?? 0);
    return drawn > 0 && Math.abs(drawn / this.#width - 1) <= WIDTH_TOLERANCE;
  }

  #watch(host: HTMLElement): () => void {
    const size = new ResizeObserver(() => {
      if (Math.abs(host.clientWidth / (this.#width || 1) - 1) > 0.001)
        this.#width = host.clientWidth;
    });
    const sight = new IntersectionObserver(
      (entries) => (this.#near ||= entries.some((entry) => entry.isIntersecting)),
      { rootMargin: MARGIN },
    );
    size.observe(host);
    sight.observe(host);
    return () => {
      size.disconnect();
      sight.disconnect();
    };
  }

  async #draw(host: HTMLElement, { draw, data }: Wanted<Data>, width: number): Promise<void> {
    const turn = ++this.#asked;
    const plot = await import('./plot.ts');
    if (turn !== this.#asked) return;
    host.replaceChildren(drawChart(plot, draw, data, width, document));
    this.#spots = null;
    this.drawings++;
  }
}

/** Marks what is hovered and selected, in every mark that shows it. */
export function highlight(host: Element, hovered: string | null, selected: string | null): void {
  for (const element of Array.from(host.querySelectorAll('[data-state]'))) {
    element.removeAttribute('data-state');
  }
  for (const [id, state] of [
    [selected, 'selected'],
    [hovered, 'hovered'],
  ] as const) {
    if (id === null) continue;
    for (const element of Array.from(host.querySelectorAll(`[data-id="${CSS.escape(id)}"]`))) {
      element.setAttribute('data-state', state);
    }
  }
}
