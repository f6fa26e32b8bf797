import type { Directory } from '#domain/directory.ts';
import type { FactColumns, ReportFacts } from '#domain/facts.ts';
import { lacking } from '#domain/publish.ts';
import type { Slice } from '#domain/slice.ts';
import type { Answer } from './answer.ts';
import { answerer } from './answer.ts';
import { Current } from './current.svelte.ts';
import { EngineRoom } from './engine-room.svelte.ts';
import type { ExtractFiles, ExtractSource } from './extract-files.ts';
import { groundOf } from './ground.ts';
import { afterPaint, startsAlone, thisDevice, whenIdle } from './idle.ts';
import type { ShownValue } from './link.ts';
import { MapGround } from './map-ground.svelte.ts';
import { MapHexagons } from './map-hexagons.svelte.ts';
import { Resource } from './resource.svelte.ts';
import { isSliced } from './view-state.ts';
import type { Visit } from './visit.svelte.ts';

/** A headline value with its label, as the page shows it. */
export interface HeadlineValue extends ShownValue {
  readonly label: string;
}

const keyOf = (slice: Slice): string => JSON.stringify(slice);
const nothing = () => undefined;

/**
 * The composition root in the browser: one a visit, kept over all pages. It loads what a page
 * needs when it needs it, and puts address, columns, cubes, engine and names together.
 */
export class Session {
  /** What the page in view would put into a copied link. */
  headline = $state.raw<readonly HeadlineValue[]>([]);
  /** Units a reader asked to see on the map, e.g. those of a move. */
  marked = $state.raw<readonly string[]>([]);
  /** May heavy parts (map, engine) start by themselves? */
  awake = $state(false);
  /** Node of the page in view; null is the company. */
  node = $state<string | null>(null);
  readonly directory: Directory;
  readonly current: Current;
  readonly answer = new Resource<Answer>();
  readonly ground: MapGround;
  readonly hexagons: MapHexagons;
  readonly engine: EngineRoom;
  readonly source: ExtractSource;
  /** The first paint's map by theme; null: own data have none. */
  readonly picture: { readonly light: string; readonly dark: string } | null;
  /** URL of the whole extract, for those who want to take it home. */
  readonly extractUrl: () => string;
  readonly #files: ExtractFiles;
  readonly #ground = $derived.by(() => groundOf(this.directory, this.node));
  #ready: ReturnType<Session['getReady']> | null = null;

  constructor({ source, files }: Visit, directory: Directory) {
    this.directory = directory;
    this.current = new Current(() => this.#ground);
    this.source = source;
    const [light, dark] = ['map-light.webp', 'map-dark.webp'].map(source.urlOf);
    this.picture = source.local || !light || !dark ? null : { light, dark };
    this.extractUrl = () => source.urlOf(source.manifest.extract);
    this.#files = files;
    this.ground = new MapGround(directory);
    this.hexagons = new MapHexagons(() => this.ground.geometry);
    this.engine = new EngineRoom(source, files);
  }

  /** Facts to show: the page's own for its default slice, else the last answer. */
  factsFor(page: ReportFacts, isDefault: boolean): ReportFacts {
    return isDefault ? page : (this.answer.value?.facts ?? page);
  }

  isAnswered(slice: Slice): boolean {
    return this.answer.value?.key === keyOf(slice);
  }

  /** True when a report shows what its address asks for. */
  get settled(): boolean {
    const { alive, view, ground } = this.current;
    return alive && (!isSliced(view.slice, ground) || this.isAnswered(view.slice));
  }

  /** Facts by unit of the slice last answered; null before. */
  get units(): FactColumns | null {
    return this.answer.value?.units ?? null;
  }

  /** Answers a slice from the shipped columns; the last one asked wins. A summary has its pages only. */
  async ask(slice: Slice): Promise<void> {
    if (lacking(this.directory, 'slices')) return;
    await this.answer.ask(async () => ({ key: keyOf(slice), ...(await this.getReady())(slice) }));
  }

  /** Answers what the address of a node's page asks for, before that page is drawn. */
  async answerAddress(node: string | null): Promise<void> {
    this.node = node;
    this.current.reread();
    if (!this.settled) await this.ask(this.current.view.slice);
  }

  /** Loads columns and names; call on intent, before the first choice. */
  async getReady(): Promise<(slice: Slice) => Omit<Answer, 'key'>> {
    const columns = await this.#files.columns();
    this.ground.columns = columns;
    this.#ready ??= Promise.resolve(answerer(columns, this.directory));
    return this.#ready;
  }

  async loadGeometry(): Promise<void> {
    this.ground.geometry = await this.#files.geometry();
  }

  /**
   * Wakes map and columns once the page is painted and idle, where the device may be asked to,
   * then the engine behind them. A failure shows when something is asked for; here nothing was.
   */
  wakeWhenIdle(): void {
    if (this.awake || !startsAlone(thisDevice())) return;
    afterPaint(() => {
      this.awake = true;
      this.getReady()
        .then(() => whenIdle(() => void this.engine.start().catch(nothing)))
        .catch(nothing);
    });
  }
}
