import { untrack } from 'svelte';
import {
  areaBox,
  type Box,
  type Lines,
  type MapGroups,
  type MapShapes,
  type ToLngLat,
} from './shapes.ts';
import { boxToFrame, homeView, type Size, type View } from './camera.ts';
import { neighbourAt, placeNear } from './cursor.ts';
import type { LiveMap } from './live.ts';
import type { UnitLooks } from './painter.ts';
import type { MapForm } from './style.ts';
import { onThemeChange, readTokens } from './tokens.ts';

/** What the map shows. Every property is read where it is used, so that only what changed is redrawn. */
export interface MapWish {
  readonly plane: Size;
  readonly toLngLat: ToLngLat;
  readonly load: () => Promise<MapShapes>;
  /** Custom properties of every colour a look may have; fixed for the map's life. */
  readonly palette: readonly string[];
  readonly form: MapForm;
  /** What stands for the units while the form is one of groups; indexes are then theirs. */
  readonly groups?: MapGroups | null;
  readonly looks: UnitLooks;
  readonly territories: Lines;
  readonly selected: Lines;
  readonly hovered: number | null;
  /** Part of the plane to look at; none is all of it. */
  readonly focus?: Box | null;
  readonly onhover: (unit: number | null, box: Box | null) => void;
  readonly onselect: (unit: number | null) => void;
  /** Px of the screen that a px of the plane takes. */
  readonly onscale?: ((scale: number) => void) | undefined;
}

/** picture: the image stands; live: MapLibre draws; broken: there is no WebGL (now). */
export type MapState = 'picture' | 'opening' | 'live' | 'broken';

const LOST = 'The browser took the map’s drawing away, perhaps for another page';
const GLIDE_MS = 300;
const glide = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : GLIDE_MS);

/** The one owner of a map: its frame, its view, and MapLibre from the first wish to the end. */
export class MapFrame {
  state = $state<MapState>('picture');
  size = $state<Size>({ width: 0, height: 0 });
  shapes = $state.raw<MapShapes | null>(null);
  /** Why it is broken; a sentence without its full stop. */
  why = $state('');
  #view = $state.raw<View | null>(null);
  #live = $state.raw<LiveMap | null>(null);
  #closed = false;
  /** The reader chose a view of their own: a change of size must not undo it. */
  #moved = false;

  readonly wish: () => MapWish;

  constructor(wish: () => MapWish) {
    this.wish = wish;
  }

  /** How the plane lies in the frame: the live map's view, before it the image's. */
  get view(): View {
    return this.#view ?? this.#home();
  }

  /** An attachment for the element MapLibre draws in. */
  attach = (host: HTMLElement): (() => void) => {
    const watch = new ResizeObserver(() => this.#resize(host));
    watch.observe(host);
    this.#follow(host);
    return () => {
      this.#closed = true;
      watch.disconnect();
      this.#live?.close();
    };
  };

  /** Loads shapes and MapLibre; a second call does nothing. */
  async wake(host: HTMLElement): Promise<void> {
    if (this.state !== 'picture') return;
    this.state = 'opening';
    try {
      const [{ openMap }, shapes] = await Promise.all([import('./live.ts'), this.wish().load()]);
      this.shapes = shapes;
      if (this.#closed) return;
      const live = await openMap(this.#options(host, shapes));
      if (this.#closed) return live.close();
      this.#live = live;
      live.resize(this.#home());
    } catch (cause) {
      this.#break(cause instanceof Error ? cause.message : String(cause));
    }
  }

  /** Begins anew after it broke. */
  retry(host: HTMLElement): void {
    this.#live?.close();
    this.#live = null;
    host.replaceChildren();
    this.state = 'picture';
    void this.wake(host);
  }

  #break(message: string): void {
    this.why = /webgl/i.test(message) ? 'This browser gives no WebGL' : message;
    this.state = 'broken';
  }

  /** Keyboard: arrows walk from unit to unit, Enter selects, + and − zoom, Escape lets go. */
  key(key: string): boolean {
    const { hovered, onselect, onhover } = this.wish();
    if (key === 'Enter' && hovered !== null) onselect(hovered);
    else if (key === 'Escape') onhover(null, null);
    else if (key === '+' || key === '=') this.zoom(1);
    else if (key === '-') this.zoom(-1);
    else return this.#walk(key, hovered);
    return true;
  }

  zoom(steps: number): void {
    this.#moved = true;
    this.#live?.zoomBy(steps, glide());
  }

  /** Back to the whole plane, or to the part that is looked at. */
  reset(): void {
    this.#moved = false;
    this.#live?.setView(this.#home(), glide());
  }

  /** The box that a thing of the form takes in the frame, px. */
  boxOf(index: number): Box | null {
    const area = this.#things()?.areas[index];
    return area ? boxToFrame(this.view, areaBox(area)) : null;
  }

  /** What an index means now: the groups, or else the units. */
  #things(): MapGroups | null {
    const { shapes } = this;
    return this.wish().groups ?? (shapes && { areas: shapes.units, x: shapes.x, y: shapes.y });
  }

  #walk(key: string, hovered: number | null): boolean {
    const things = this.#things();
    if (!things) return false;
    const { width, height } = this.wish().plane;
    const from = hovered ?? placeNear(things, width / 2, height / 2);
    const next =
      hovered === null && key.startsWith('Arrow') ? from : neighbourAt(key, things, from);
    if (next === null) return false;
    this.wish().onhover(next, this.boxOf(next));
    return true;
  }

  #home(): View {
    const { focus, plane } = this.wish();
    return homeView(focus, plane, this.size);
  }

  /** Within one frame of the browser, so that no picture of the old size is ever seen. */
  #resize(host: HTMLElement): void {
    const { clientWidth: width, clientHeight: height } = host;
    if (width === 0 || (width === this.size.width && height === this.size.height)) return;
    this.size = { width, height };
    this.#live?.resize(this.#moved ? null : this.#home());
  }

  #options(host: HTMLElement, shapes: MapShapes) {
    const { toLngLat, palette, form, onhover, onselect } = this.wish();
    const events = {
      ready: () => (this.state = 'live'),
      moved: (view: View, byHand: boolean) => {
        this.#view = view;
        this.#moved ||= byHand;
        const { hovered, onscale } = this.wish();
        onscale?.(view.scale);
        if (hovered !== null) onhover(hovered, this.boxOf(hovered));
      },
      hover: (unit: number | null) => onhover(unit, unit === null ? null : this.boxOf(unit)),
      click: onselect,
      lost: (lost: boolean) => (lost ? this.#break(LOST) : (this.state = 'live')),
    };
    return {
      host,
      shapes,
      toLngLat,
      palette,
      tokens: readTokens(host, palette),
      form,
      view: this.#home(),
      events,
    };
  }

  /** Hands every change of the wish to MapLibre, each on its own. */
  #follow(host: HTMLElement): void {
    let theme = $state(0);
    // Derived, or an equal value would be set again with every change of what it is read from.
    const form = $derived(this.wish().form);
    const groups = $derived(this.wish().groups ?? null);
    const looks = $derived(this.wish().looks);
    const territories = $derived(this.wish().territories);
    const selected = $derived(this.wish().selected);
    $effect(() => onThemeChange(() => theme++));
    $effect(() => {
      void theme;
      this.#live?.setStyle(readTokens(host, this.wish().palette), form);
    });
    $effect(() => {
      if (groups) this.#live?.setGroups(groups);
    });
    $effect(() => this.#live?.setLooks(looks));
    $effect(() => this.#live?.setTerritories(territories));
    $effect(() => this.#live?.setSelected(selected));
    $effect(() => {
      const { hovered } = this.wish();
      this.#live?.setHovered(hovered === null ? null : (this.#things()?.areas[hovered] ?? null));
    });
    let looked = untrack(() => this.wish().focus);
    $effect(() => {
      const { focus } = this.wish();
      if (focus === looked) return;
      looked = focus;
      untrack(() => this.reset());
    });
  }
}
