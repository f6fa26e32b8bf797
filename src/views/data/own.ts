import type { OwnData, OwnReport, Progress, SetAside } from '#state/own-data.svelte.ts';

export type { OwnReport, Progress, SetAside };
export type RowCount = OwnReport['rows'][string];

/** What this page asks of a reader's own data. */
export type Own = Pick<
  OwnData,
  | 'phase'
  | 'desk'
  | 'progress'
  | 'failure'
  | 'report'
  | 'kept'
  | 'add'
  | 'paste'
  | 'remove'
  | 'change'
  | 'cancel'
  | 'build'
  | 'setAside'
  | 'mappingJson'
  | 'keep'
  | 'forget'
  | 'extractZip'
>;
