/** A problem in the data: what, where, what to do. Rows are never dropped without one. */
export interface Defect {
  /** Stable code, e.g. 'zip-lost-zero', 'place-not-found', 'two-owners'. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly file: string | null;
  /** 1-based line in the file, header counted. */
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  /** How many rows share it. */
  readonly count: number;
  /** What it is and what was done, in a sentence. */
  readonly message: string;
  /** What to do, in a sentence. */
  readonly remedy: string;
}
