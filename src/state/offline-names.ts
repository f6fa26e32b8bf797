/** 12 hex digits of a file's SHA-256, as the pipeline writes them into its name; null without. */
export const hashIn = (file: string): string | null =>
  /-([0-9a-f]{12})\.\w+$/.exec(file)?.[1] ?? null;

const PREFIX = 'bailiwick:';

/** Names on this device: several sites may share an origin, each under a path of its own. */
export interface OfflineNames {
  /** Cache of one version: code, styles, and pages as they were read. */
  readonly shell: string;
  /** Cache of files named by their content, for every version. */
  readonly kept: string;
  /** Folder of extracts in the origin's private file system. */
  readonly folder: string;
  /** Lock that each page of a version holds while it is open. */
  readonly lock: string;
}

export function offlineNames(base: string, version: string): OfflineNames {
  const own = `${PREFIX}${base}/`;
  return {
    shell: `${own}:shell:${version}`,
    kept: `${own}:kept`,
    folder: encodeURIComponent(own),
    lock: `${own}:open:${version}`,
  };
}

/**
 * Shells to delete: of this site, of another version, and read by no open page. `locks` are the
 * names of the locks held now.
 */
export function outdatedShells(
  caches: readonly string[],
  locks: readonly string[],
  base: string,
  version: string,
): readonly string[] {
  const start = offlineNames(base, '').shell;
  return caches.filter((name) => {
    if (!name.startsWith(start)) return false;
    const other = name.slice(start.length);
    return other !== version && !locks.includes(offlineNames(base, other).lock);
  });
}

/** What a page asks of the service worker. */
export type OfflineWish =
  /** Keep these addresses for the next visit, and the query engine's program or not. */
  | { readonly kind: 'keep'; readonly urls: readonly string[]; readonly engine: boolean }
  /** Take over from the version before. */
  | { readonly kind: 'switch' };

/** The answer to `keep`: why something could not be kept, or null. */
export interface OfflineAnswer {
  readonly refused: 'full' | 'other' | null;
}
