import type { BuiltPage } from './built.ts';
import type { ExtractFiles, ExtractSource } from './extract-files.ts';
import { extractFiles } from './extract-files.ts';
import type { Session } from './session.svelte.ts';

/**
 * The small part of a visit that every page starts with. The session, with all that computes, is
 * opened behind the first paint and kept until the tab closes.
 */
export class Visit {
  session = $state.raw<Session | null>(null);
  /** True once the first page answers to links: from then on pages are made ready before they open. */
  started = false;
  readonly source: ExtractSource;
  readonly files: ExtractFiles;
  #opening: Promise<Session> | null = null;

  constructor(source: ExtractSource) {
    this.source = source;
    this.files = extractFiles(source);
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
    const [{ Session }, directory] = await Promise.all([
      import('./session.svelte.ts'),
      this.files.directory(),
    ]);
    this.session = new Session(this, directory);
    return this.session;
  }
}
