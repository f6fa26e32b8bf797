import type { DeskChange, DeskView } from '#domain/desk.ts';
import type { Defect } from '#domain/defect.ts';
import type { SetAside } from '#intake/report.ts';
import type { OwnBuild, OwnReport } from '#pipeline/own-build.ts';

export type { OwnBuild, OwnReport, SetAside };

/** How far a job is. `total` is null where nobody knows it beforehand. */
export interface Progress {
  /** What is being done, as shown: 'Reading orders.csv'. */
  readonly step: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: 'bytes' | 'rows' | 'steps';
}

/** What stands on the mapping screen, and what it would be saved as. */
export interface DeskState {
  readonly view: DeskView;
  /** Content of bailiwick.json. */
  readonly mapping: string;
}

/** What a worker is asked to do: its input and its answer. */
export interface Jobs {
  /** Puts files on the desk; one of the same name takes the other's place. */
  readonly add: readonly [input: readonly File[], output: DeskState];
  readonly remove: readonly [input: string, output: DeskState];
  readonly change: readonly [input: DeskChange, output: DeskState];
  readonly build: readonly [input: BuildOrder, output: OwnBuild];
  /** An extract to be hosted. */
  readonly zip: readonly [input: ZipOrder, output: Blob];
}
export type JobKind = keyof Jobs;

export interface BuildOrder {
  readonly files: readonly File[];
  /** Content of the bailiwick.json that says what they hold. */
  readonly mapping: string;
  /** Absolute address of the file that names the ground's. */
  readonly ground: string;
}

export interface ZipOrder {
  readonly title: string;
  readonly fingerprint: string;
  readonly files: Readonly<Record<string, Blob>>;
  readonly mapping: string;
}

export type Order = {
  [K in JobKind]: { readonly id: number; readonly kind: K; readonly input: Jobs[K][0] };
}[JobKind];

/** What comes back; `failed` names every problem. */
export type Reply =
  | { readonly id: number; readonly kind: 'progress'; readonly progress: Progress }
  | { readonly id: number; readonly kind: 'done'; readonly output: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly problems: readonly Defect[] };
