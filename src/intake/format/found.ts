import type { DeskFile, DeskFileKind } from '#domain/desk.ts';
import type { Readings } from '#domain/reading.ts';
import type { FolderFile, Opened, ShapeSource, TableSource } from '../source.ts';

/** What one file gave. */
export interface Found {
  readonly kind: DeskFileKind;
  readonly sources?: readonly TableSource[];
  readonly shapes?: readonly ShapeSource[];
  readonly databases?: readonly FolderFile[];
  readonly mapping?: FolderFile;
  /** Files inside it that cannot be read. */
  readonly failed?: readonly DeskFile[];
}

/** How a file is opened. */
export interface Opening {
  readonly readings: Readings;
  /** Most bytes, unpacked. */
  readonly most: number;
  /** The file as it was given, when this one lies inside it. */
  readonly given: string;
  /** How many packed files it lies in. */
  readonly depth: number;
}

export const together = (
  found: readonly Found[],
): Pick<Opened, 'sources' | 'shapes' | 'databases' | 'mapping'> => ({
  sources: found.flatMap((it) => it.sources ?? []),
  shapes: found.flatMap((it) => it.shapes ?? []),
  databases: found.flatMap((it) => it.databases ?? []),
  mapping: found.find((it) => it.mapping)?.mapping ?? null,
});
