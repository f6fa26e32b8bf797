import { browser } from '$app/environment';
import { pushState, replaceState } from '$app/navigation';
import type { Ground, View } from './view-state.ts';
import { defaultView, droppedNotice, readView, writeView } from './view-state.ts';

/**
 * The one owner of the address. A choice pushes, a drag replaces; Back and Forward are read again.
 * While prerendering, and until the page is alive, the view is the page's default.
 */
export class Current {
  /** Kit's `page.url` does not follow pushState (kit#10661), so the query is kept here. */
  #search = $state('');
  #alive = $state(false);
  #dragging = false;
  readonly #ground: () => Ground;
  readonly #read = $derived.by(() => readView(new URLSearchParams(this.#search), this.ground));
  readonly view: View = $derived.by(() =>
    this.#alive ? this.#read.view : defaultView(this.ground),
  );
  readonly notice: string | null = $derived.by(() =>
    this.#alive ? droppedNotice(this.#read.dropped) : null,
  );

  constructor(ground: () => Ground) {
    this.#ground = ground;
  }

  get ground(): Ground {
    return this.#ground();
  }

  /** True once the browser's address has been read. */
  get alive(): boolean {
    return this.#alive;
  }

  /** Call when the page is alive, and when the browser has changed the address. */
  reread(): void {
    if (!browser) return;
    this.#search = location.search;
    this.#alive = true;
  }

  /** The address of a view on this page, query only: '' or '?…'. */
  query(view: View): string {
    const text = writeView(view, this.ground).toString();
    return text === '' ? '' : `?${text}`;
  }

  /** A choice: Back undoes it. A link's claim is answered by then and leaves the address. */
  choose(change: Partial<View>): void {
    this.#go(change, pushState);
  }

  /** A step of a drag: the first pushes, so that Back leads before the drag; the rest replace. */
  drag(change: Partial<View>): void {
    this.#go(change, this.#dragging ? replaceState : pushState);
    this.#dragging = true;
  }

  drop(): void {
    this.#dragging = false;
  }

  slice(change: Partial<View['slice']>): void {
    this.choose({ slice: { ...this.view.slice, ...change } });
  }

  #go(change: Partial<View>, write: typeof pushState): void {
    const search = this.query({ ...this.view, fingerprint: null, claim: null, ...change });
    if (search === this.#search) return;
    write(search === '' ? location.pathname : search, {});
    this.#search = search;
  }
}
