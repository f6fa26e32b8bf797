import { goto } from '$app/navigation';
import type { BuiltPage } from './built.ts';
import type { ExtractFiles, ExtractSource } from './extract-files.ts';
import { extractFiles } from './extract-files.ts';
import type { OwnData } from './own-data.svelte.ts';
import { askedData, type AskedData } from './own-link.ts';
import { isOwnKept } from './own-flag.ts';
import type { Session } from './session.svelte.ts';

/**
 * The small part of a visit that every page starts with. The session, with all that computes, is
 * opened behind the first paint and kept until the data in view change or the tab closes.
 */
export class Visit {
  session = $state.raw<Session | null>(null);
  /** True once the first page answers to links: from then on pages are made ready before they open. */
  started = false;
  /** Where the data in view come from: the site, or the reader. */
  source = $state.raw() as ExtractSource;
  files: ExtractFiles;
  /** What a link needs that is not here. */
  missing = $state.raw<AskedData | null>(null);
  /** Where that link leads. */
  #wanted: URL | null = null;
  readonly #site: ExtractSource;
  readonly #groundUrl: string;
  #opening: Promise<Session> | null = null;
  #ownData: Promise<OwnData> | null = null;
  #restored: Promise<unknown> | null = null;

  /** `groundUrl` names the ground's file, for own data. */
  constructor(source: ExtractSource, groundUrl = '') {
    this.#site = source;
    this.source = source;
    this.files = extractFiles(source);
    this.#groundUrl = groundUrl;
  }

  /** Are the data in view the reader's own? */
  get isOwn(): boolean {
    return this.source !== this.#site;
  }

  /** Does it wait for a passphrase? */
  get locked(): boolean {
    return this.source.manifest.seal !== undefined;
  }

  /** Shows sealed data. Throws SealError for a wrong passphrase, Fault where a file does not come. */
  async unlock(passphrase: string): Promise<void> {
    const { unlocked } = await import('./sealed-source.ts');
    this.show(await unlocked(this.#site, passphrase));
  }

  /** The reader's own tables: one a visit, made when first asked for. */
  ownData(): Promise<OwnData> {
    this.#ownData ??= this.#makeOwn().catch((cause: unknown) => {
      this.#ownData = null;
      throw cause;
    });
    return this.#ownData;
  }

  /** Puts own data in view that were kept on this device, before anything is shown. */
  async restore(): Promise<void> {
    if (!this.#restored && isOwnKept())
      this.#restored = this.ownData().then((own) => own.restore());
    await this.#restored;
    if (this.locked && !this.started) {
      const { kept } = await import('./sealed-source.ts');
      const source = await kept(this.#site);
      if (source) this.show(source);
    }
  }

  /** Looks whether an address is about the data in view; remembers it where it is not. */
  ask(url: URL): void {
    const asked = askedData(url.searchParams);
    this.missing = asked?.fingerprint === this.source.manifest.fingerprint ? null : asked;
    if (this.missing) this.#wanted = url;
  }

  /** Shows other data from now on; null: the site's own. The session ends and gives back its engine. */
  show(source: ExtractSource | null): void {
    const { session } = this;
    this.source = source ?? this.#site;
    this.files = extractFiles(this.source);
    this.#opening = null;
    this.session = null;
    void session?.engine.close();
    const { fingerprint } = this.source.manifest;
    const wanted = this.#wanted;
    if (!wanted || askedData(wanted.searchParams)?.fingerprint !== fingerprint) return;
    this.#wanted = null;
    void goto(wanted);
  }

  /** Opens the session once; a failure is forgotten, so that asking again tries again. */
  open(): Promise<Session> {
    this.#opening ??= this.#begin().catch((cause: unknown) => {
      this.#opening = null;
      throw cause;
    });
    return this.#opening;
  }

  async page(key: string): Promise<BuiltPage> {
    const [page, { revive }] = await Promise.all([
      this.files.page(key),
      import('#domain/report.ts'),
    ]);
    return { ...page, facts: revive(page.facts) };
  }

  async #begin(): Promise<Session> {
    const { source } = this;
    const [{ Session }, directory] = await Promise.all([
      import('./session.svelte.ts'),
      this.files.directory(),
    ]);
    const session = new Session(this, directory);
    if (source === this.source) this.session = session;
    return session;
  }

  async #makeOwn(): Promise<OwnData> {
    const { OwnData } = await import('./own-data.svelte.ts');
    const ground = new URL(this.#groundUrl, location.href).href;
    return new OwnData({ ground, show: (source) => this.show(source) });
  }
}
