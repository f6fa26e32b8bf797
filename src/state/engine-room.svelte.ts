import type { Slice } from '#domain/slice.ts';
import { TERRITORY_TYPES } from '#domain/slice.ts';
import type { Engine } from '#engine/engine.ts';
import { accountsQuestion, type AccountRow } from '#queries/accounts.ts';
import { planAccounts, planRules } from '#queries/plan-rows.ts';
import { questionOf } from '#queries/question.ts';
import type { ExtractFiles, ExtractSource } from './extract-files.ts';
import { markOnce } from './idle.ts';

export type EngineState = 'off' | 'starting' | 'ready' | 'failed';

/** More rows are for the download of whole tables, not for reading. */
const MOST_ROWS = 5000;
/** 34 MB of engine on a poor line; after that the report stands without it. */
const LIMIT_MS = 180_000;

/**
 * Starts the engine on the first question and keeps it for the visit. When it cannot start, the
 * page stands on what it has and says so; the next question tries again.
 */
export class EngineRoom {
  state = $state<EngineState>('off');
  readonly #source: ExtractSource;
  readonly #files: ExtractFiles;
  #engine: Promise<Engine> | null = null;

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
        markOnce('bailiwick:engine');
        return engine;
      },
      (cause: unknown) => {
        this.#engine = null;
        this.state = 'failed';
        throw cause;
      },
    );
    return this.#engine;
  }

  async #open(): Promise<Engine> {
    const { startEngine } = await import('#engine/browser.ts');
    const { urlOf, manifest } = this.#source;
    const urls = { extract: urlOf(manifest.extract) };
    const engine = await startEngine(urls, AbortSignal.timeout(LIMIT_MS));
    await this.#fillPlan(engine);
    return engine;
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
