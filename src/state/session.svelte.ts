import { createContext } from 'svelte';
import type { Directory } from '#domain/directory.ts';
import type { FactColumns, ReportFacts } from '#domain/facts.ts';
import type { Slice } from '#domain/slice.ts';
import type { Answer } from './answer.ts';
import { answerer } from './answer.ts';
import { EngineRoom } from './engine-room.svelte.ts';
import type { ExtractFiles, ExtractSource } from './extract-files.ts';
import { extractFiles } from './extract-files.ts';
import { afterPaint, startsAlone, thisDevice } from './idle.ts';
import type { ShownValue } from './link.ts';
import { MapGround } from './map-ground.svelte.ts';
import { Resource } from './resource.svelte.ts';

/** A headline value with its label, as the page shows it. */
export interface HeadlineValue extends ShownValue {
  readonly label: string;
}

const keyOf = (slice: Slice): string => JSON.stringify(slice);

/**
 * The composition root in the browser: one a visit, kept over all pages. It loads what a page
 * needs when it needs it, and puts columns, cubes, engine and names together.
 */
export class Session {
  /** What the page in view would put into a copied link. */
  headline = $state.raw<readonly HeadlineValue[]>([]);
  /** Units a reader asked to see on the map, e.g. those of a move. */
  marked = $state.raw<readonly string[]>([]);
  /** May heavy parts (map, engine) start by themselves? */
  awake = $state(false);
  readonly answer = new Resource<Answer>();
  readonly ground: MapGround;
  readonly engine: EngineRoom;
  readonly fileUrl: (file: string) => string;
  readonly #files: ExtractFiles;
  #ready: ReturnType<Session['getReady']> | null = null;

  constructor(source: ExtractSource, directory: Directory) {
    this.fileUrl = source.urlOf;
    this.#files = extractFiles(source);
    this.ground = new MapGround(directory);
    this.engine = new EngineRoom(source, this.#files);
  }

  /** Facts to show: the page's own for its default slice, else the last answer. */
  factsFor(page: ReportFacts, isDefault: boolean): ReportFacts {
    return isDefault ? page : (this.answer.value?.facts ?? page);
  }

  isAnswered(slice: Slice): boolean {
    return this.answer.value?.key === keyOf(slice);
  }

  /** Facts by unit of the slice last answered; null before. */
  get units(): FactColumns | null {
    return this.answer.value?.units ?? null;
  }

  /** Answers a slice from the shipped columns; the last one asked wins. */
  ask(slice: Slice): Promise<void> {
    return this.answer.ask(async () => ({ key: keyOf(slice), ...(await this.getReady())(slice) }));
  }

  /** Loads columns and names; call on intent, before the first choice. */
  async getReady(): Promise<(slice: Slice) => Omit<Answer, 'key'>> {
    const [columns, directory] = await Promise.all([
      this.#files.columns(),
      this.#files.directory(),
    ]);
    this.ground.columns = columns;
    this.#ready ??= Promise.resolve(answerer(columns, directory));
    return this.#ready;
  }

  async loadGeometry(): Promise<void> {
    this.ground.geometry = await this.#files.geometry();
  }

  /** Wakes map and columns once the page is painted and idle, where the device may be asked to. */
  wakeWhenIdle(): () => void {
    if (!startsAlone(thisDevice())) return () => undefined;
    return afterPaint(() => {
      this.awake = true;
      // A failure shows when something is asked for; nothing was asked for here.
      this.getReady().catch(() => undefined);
    });
  }
}

export const [useSession, provideSession] = createContext<Session>();
