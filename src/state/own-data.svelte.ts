import type { Defect } from '#domain/defect.ts';
import type { DeskChange, DeskView } from '#domain/desk.ts';
import type { DeskState, JobKind, Jobs, OwnReport, Progress, SetAside } from '#workers/messages.ts';
import { JobError, startOwnWorker, type OwnWorker } from '#workers/start.ts';
import type { ExtractSource } from './extract-files.ts';
import { ownExtract, type OwnExtract } from './own-extract.ts';
import { LOST, notKept } from './own-faults.ts';
import { flagOwn } from './own-flag.ts';
import { ownSource } from './own-source.ts';
import { readOwn, removeOwn, saveOwn } from './own-store.ts';

export type { OwnReport, Progress, SetAside };
export type OwnPhase = 'none' | 'desk' | 'building' | 'active';

/** Where own data goes when it is built, and where it is kept. */
export interface OwnHome {
  /** Absolute address of the ground's file. */
  readonly ground: string;
  /** Makes the pages show these files; null: the site's own again. */
  readonly show: (source: ExtractSource | null) => void;
}

/**
 * The reader's own tables, from the first file dropped to the product on them. Two workers: one
 * holds the desk, one builds; a build that fails or is stopped leaves desk and pages as they were.
 */
export class OwnData {
  phase = $state<OwnPhase>('none');
  desk = $state.raw<DeskView | null>(null);
  progress = $state.raw<Progress | null>(null);
  /** What went wrong last, in words; null once something went well. */
  failure = $state.raw<Defect | null>(null);
  /** Of the data in view. */
  report = $state.raw<OwnReport | null>(null);
  /** Is it kept on this device? */
  kept = $state(false);
  readonly #home: OwnHome;
  #files = new Map<string, File>();
  #changes: DeskChange[] = [];
  #mapping = '';
  #extract: OwnExtract | null = null;
  #deskWorker: OwnWorker | null = null;
  #buildWorker: OwnWorker | null = null;

  constructor(home: OwnHome) {
    this.#home = home;
  }

  /** Puts files on the desk; one of the same name takes the other's place. */
  async add(files: readonly File[]): Promise<void> {
    const before = new Map(this.#files);
    for (const file of files) this.#files.set(file.name, file);
    if (!(await this.#onDesk('add', files))) this.#files = before;
  }

  /** A table from the clipboard becomes a file of its own. */
  paste(text: string): Promise<void> {
    const name = (at: number) => (at === 1 ? 'pasted.csv' : `pasted-${at}.csv`);
    let at = 1;
    while (this.#files.has(name(at))) at += 1;
    return this.add([new File([text], name(at), { type: 'text/csv' })]);
  }

  async remove(name: string): Promise<void> {
    this.#files.delete(name);
    if (this.#files.size === 0) return this.#clearDesk();
    await this.#onDesk('remove', name);
  }

  async change(change: DeskChange): Promise<void> {
    this.#changes.push(change);
    if (!(await this.#onDesk('change', change))) this.#changes.pop();
  }

  /** Makes an extract of what is on the desk and shows the product on it. */
  async build(): Promise<void> {
    if (this.phase === 'building') return;
    const before = this.#extract ? 'active' : 'desk';
    this.failure = null;
    this.phase = 'building';
    this.#buildWorker = startOwnWorker();
    try {
      const order = {
        files: [...this.#files.values()],
        mapping: this.#mapping,
        ground: this.#home.ground,
      };
      const built = await this.#ask(this.#buildWorker, 'build', order);
      this.#use(ownExtract(built, this.#mapping));
      // What was kept is of other data; this is kept when the reader says so again.
      if (this.kept) await this.keep();
      this.phase = 'active';
    } catch (cause) {
      this.#fail(cause);
      this.phase = before;
    } finally {
      this.#buildWorker?.stop();
      this.#buildWorker = null;
      this.progress = null;
    }
  }

  /** Stops what is under way: a build, or the reading of files. */
  cancel(): void {
    if (this.#buildWorker) this.#buildWorker.stop();
    else this.#dropDeskWorker();
  }

  async setAside(): Promise<readonly SetAside[]> {
    return this.#extract ? (JSON.parse(await this.#extract.aside.text()) as SetAside[]) : [];
  }

  /** Content of the bailiwick.json that leads to what is on the desk. */
  mappingJson(): string {
    return this.#mapping;
  }

  /** Keeps what is in view on this device, for the next visit. */
  async keep(): Promise<void> {
    if (!this.#extract) return;
    try {
      await saveOwn(this.#extract);
      this.kept = true;
      flagOwn(true);
    } catch (cause) {
      this.failure = notKept(cause);
    }
  }

  /** Shows what was kept; where it is gone or damaged, the site's own data stay. */
  async restore(): Promise<void> {
    const extract = await readOwn().catch(() => null);
    if (!extract) {
      flagOwn(false);
      this.failure = LOST;
      return;
    }
    this.#mapping = extract.mapping;
    this.#use(extract);
    this.kept = true;
    this.phase = 'active';
  }

  /** Back to the site's own data; what was kept is removed, and memory is given back. */
  async forget(): Promise<void> {
    this.cancel();
    this.#clearDesk();
    this.#extract = null;
    this.report = null;
    this.failure = null;
    this.kept = false;
    flagOwn(false);
    this.#home.show(null);
    await removeOwn().catch(() => undefined);
  }

  /** A zip of all files, to be hosted. Rejects with JobError. */
  async extractZip(): Promise<Blob> {
    if (!this.#extract) return new Blob();
    const { files, manifest, mapping, title } = this.#extract;
    const worker = startOwnWorker();
    try {
      return await worker.ask('zip', { title, fingerprint: manifest.fingerprint, files, mapping });
    } finally {
      worker.stop();
    }
  }

  #use(extract: OwnExtract): void {
    this.#extract = extract;
    this.report = extract.report;
    this.failure = null;
    this.#home.show(ownSource(extract));
  }

  /** Asks the desk's worker; a new one is told everything first. False: the desk is as it was. */
  async #onDesk<K extends 'add' | 'remove' | 'change'>(
    kind: K,
    input: Jobs[K][0],
  ): Promise<boolean> {
    try {
      const state = this.#deskWorker
        ? await this.#ask(this.#deskWorker, kind, input)
        : await this.#laidOut();
      this.desk = state.view;
      this.#mapping = state.mapping;
      this.failure = null;
      if (this.phase === 'none') this.phase = 'desk';
      return true;
    } catch (cause) {
      this.#fail(cause);
      this.#dropDeskWorker();
      return false;
    } finally {
      this.progress = null;
    }
  }

  async #laidOut(): Promise<DeskState> {
    const worker = (this.#deskWorker = startOwnWorker());
    let state = await this.#ask(worker, 'add', [...this.#files.values()]);
    for (const change of this.#changes) state = await this.#ask(worker, 'change', change);
    return state;
  }

  #ask<K extends JobKind>(worker: OwnWorker, kind: K, input: Jobs[K][0]): Promise<Jobs[K][1]> {
    return worker.ask(kind, input, (progress) => (this.progress = progress));
  }

  #fail(cause: unknown): void {
    if (!(cause instanceof JobError)) throw cause;
    this.failure = cause.problems[0] ?? null;
  }

  #dropDeskWorker(): void {
    this.#deskWorker?.stop();
    this.#deskWorker = null;
  }

  #clearDesk(): void {
    this.#dropDeskWorker();
    this.#files.clear();
    this.#changes = [];
    this.#mapping = '';
    this.desk = null;
    this.progress = null;
    this.phase = 'none';
  }
}
