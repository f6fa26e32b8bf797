import type { Slice } from '#domain/slice.ts';
import { TERRITORY_TYPES } from '#domain/slice.ts';
import type { Engine } from '#engine/engine.ts';
import { accountsQuestion, type AccountRow } from '#queries/accounts.ts';
import { planAccounts, planRules } from '#queries/plan-rows.ts';
import { questionOf } from '#queries/question.ts';
import { fingerprintOf } from '#queries/fingerprint.ts';
import { QueryError } from '#engine/engine.ts';
import { nameOf } from './download.ts';
import type { ExtractFiles, ExtractSource } from './extract-files.ts';
import { extractPlace, givesRanges } from './extract-place.ts';
import { Fault, faultOf } from './fault.ts';
import { markOnce } from './idle.ts';

export type EngineState = 'off' | 'starting' | 'ready' | 'failed';

/** What comes now and how far it is, bytes; total null is not known. */
export interface EngineProgress {
  readonly what: 'engine' | 'data';
  readonly done: number;
  readonly total: number | null;
}

/** More rows are for the download of whole tables, not for reading. */
const MOST_ROWS = 5000;
/** A reader who waits for a reason has waited before. */
const LOOK_AGAIN_MS = 2500;
const PROGRAM = 'the query engine';

/**
 * Starts the engine on the first question and keeps it for the visit. When it cannot start, the
 * page stands on what it has and says so; the next question tries again. Whatever it throws to its
 * askers is a Fault, or a QueryError of kind 'cancelled'.
 */
export class EngineRoom {
  state = $state<EngineState>('off');
  /** While something large comes. */
  progress = $state.raw<EngineProgress | null>(null);
  /** Why it did not start. */
  fault = $state.raw<Fault | null>(null);
  readonly #source: ExtractSource;
  readonly #files: ExtractFiles;
  #engine: Promise<Engine> | null = null;
  /** Ranges failed once: from then on the extract is fetched as a whole, and verified. */
  #whole = false;

  constructor(source: ExtractSource, files: ExtractFiles) {
    this.#source = source;
    this.#files = files;
  }

  /** Accounts behind a slice, or one area of it; at most `MOST_ROWS`. */
  async accounts(slice: Slice, unit: string | null = null): Promise<readonly AccountRow[]> {
    const [engine, directory] = await Promise.all([this.start(), this.#files.directory()]);
    return engine.rows<AccountRow>(
      accountsQuestion(questionOf(directory, slice), {
        order: 'potential',
        limit: MOST_ROWS,
        ...(unit !== null && { unit }),
      }),
    );
  }

  start(): Promise<Engine> {
    if (this.#engine) return this.#engine;
    this.state = 'starting';
    this.#engine = this.#open().then(
      (engine) => {
        this.state = 'ready';
        this.fault = null;
        markOnce('bailiwick:engine');
        return engine;
      },
      (cause: unknown) => {
        this.#engine = null;
        this.state = 'failed';
        this.fault = faultOf(cause, PROGRAM);
        throw this.fault;
      },
    );
    return this.#engine;
  }

  async #open(): Promise<Engine> {
    const show = (what: EngineProgress['what']) => (done: number, total: number | null) => {
      this.progress = { what, done, total };
    };
    try {
      const [{ startEngine }, place] = await Promise.all([
        import('#engine/browser.ts'),
        extractPlace(this.#source, this.#whole, show('data')),
      ]);
      const bare = await startEngine(place, { onProgress: show('engine') }).catch(
        async (cause: unknown) => Promise.reject(await this.#reason(cause, null)),
      );
      const engine = this.#explained(bare);
      if (!('file' in place)) await this.#compare(engine);
      await this.#fillPlan(engine);
      return engine;
    } finally {
      this.progress = null;
    }
  }

  /** Bytes read in ranges carry no hash: what they say of themselves must be what the page shows. */
  async #compare(engine: Engine): Promise<void> {
    const { fingerprint, extract } = this.#source.manifest;
    if ((await fingerprintOf(engine)) === fingerprint) return;
    await engine.close();
    throw new Fault('swapped', extract);
  }

  /** The same engine, its failures in a reader's words. */
  #explained(engine: Engine): Engine {
    const say = async (cause: unknown) => Promise.reject(await this.#reason(cause, engine));
    return {
      rows: (...asked) => engine.rows<never>(...asked).catch(say),
      columns: (...asked) => engine.columns(...asked).catch(say),
      run: (...asked) => engine.run(...asked).catch(say),
      insert: (...asked) => engine.insert(...asked).catch(say),
      close: () => engine.close(),
    };
  }

  /** Why a question failed. When it was the file, the next one fetches it as a whole. */
  async #reason(cause: unknown, engine: Engine | null): Promise<unknown> {
    const kind = cause instanceof QueryError ? cause.kind : null;
    if (kind === 'cancelled') return cause;
    const url = this.#source.urlOf(this.#source.manifest.extract);
    if (kind !== 'unread' && kind !== 'damaged') return faultOf(cause, nameOf(url));
    this.#whole = true;
    if (engine) await this.#drop(engine);
    try {
      const { manifest, fetch: get = fetch } = this.#source;
      const bytes = manifest.bytes[manifest.extract];
      await givesRanges(url, bytes, { get, silentMs: LOOK_AGAIN_MS });
    } catch (why) {
      return why;
    }
    return faultOf(cause, nameOf(url));
  }

  /** Ends the engine and gives its memory back; the next question starts another. */
  async close(): Promise<void> {
    const engine = await this.#engine?.catch(() => null);
    if (engine) await this.#drop(engine);
  }

  async #drop(engine: Engine): Promise<void> {
    this.#engine = null;
    this.state = 'off';
    await engine.close();
  }

  /** Questions by territory join `plan`, which is never published: it is made from the columns. */
  async #fillPlan(engine: Engine): Promise<void> {
    const [{ planColumns, writePlan }, columns, directory] = await Promise.all([
      import('#pipeline/plan.ts'),
      this.#files.columns(),
      this.#files.directory(),
    ]);
    const accounts = await planAccounts(engine);
    const rules = await planRules(engine);
    const layers = directory.layers.map(({ layer }) => layer);
    await writePlan(
      engine,
      planColumns({
        accounts: accounts.map(({ account }) => account),
        units: accounts.map(({ unit }) => unit),
        layers,
        territories: directory.territories.map(({ territory }) => territory),
        leads: directory.territories.map(({ reps }) => reps[0] ?? null),
        owner: columns.owner,
        rule: rulesByType(columns.ownerType, layers, rules),
      }),
    );
  }
}

/** The columns know the type of the rule that won, not its name; questions only ask for the type. */
function rulesByType(
  types: Int8Array,
  layers: readonly string[],
  rules: readonly { readonly rule: string; readonly layer: string; readonly type: string }[],
): (string | null)[] {
  const first = new Map<string, string>();
  for (const { rule, layer, type } of [...rules].reverse()) first.set(`${layer} ${type}`, rule);
  const accounts = types.length / Math.max(1, layers.length);
  return Array.from(
    types,
    (type, row) =>
      first.get(`${layers[Math.floor(row / accounts)]} ${TERRITORY_TYPES[type]}`) ?? null,
  );
}
