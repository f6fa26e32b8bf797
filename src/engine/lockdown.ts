/** How every database of the site is opened: range reads instead of whole files, numbers as doubles. */
export const OPEN_CONFIG = {
  path: ':memory:',
  query: { castBigIntToDouble: true, castDecimalToDouble: true },
  filesystem: { reliableHeadRequests: true, allowFullHTTPReads: true, forceFullHTTPReads: false },
};

/** Names under which files may be registered after the lock; each needs its `.wal` listed, too. */
export const OWN_FILES = ['extract.duckdb', 'upload.duckdb'] as const;

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const list = (values: readonly string[]): string => `[${values.map(text).join(', ')}]`;

/**
 * Statements that close every way out, run one by one before anything is attached. `folder` is the
 * absolute address of the site's own data, null for none. SET takes no bound values; the address is
 * our own.
 */
export function lockdown(folder: string | null): readonly string[] {
  const files = OWN_FILES.flatMap((name) => [name, `${name}.wal`]);
  return [
    'set autoinstall_known_extensions = false',
    'set autoload_known_extensions = false',
    'set allow_community_extensions = false',
    "set memory_limit = '1.5GB'",
    'set max_expression_depth = 250',
    `set allowed_directories = ${list(folder === null ? [] : [folder])}`,
    `set allowed_paths = ${list(files)}`,
    'set enable_external_access = false',
    'set lock_configuration = true',
  ];
}
