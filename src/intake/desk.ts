import type { DeskChange, DeskView } from '#domain/desk.ts';
import type { Readings } from '#domain/reading.ts';
import { applyChange, readingsAfter } from './desk-change.ts';
import { deskView } from './desk-view.ts';
import { type Draft, draftOf, mappingOf } from './draft.ts';
import type { Known } from './guess-block.ts';
import { guessDraft } from './guess.ts';
import { knownOf, type ProfileCache } from './known.ts';
import { mappingJson } from './mapping-text.ts';
import { openFiles, type OpenOptions } from './open.ts';
import type { FolderFile, Opened } from './source.ts';
import { type Stated, tryStated } from './stated.ts';

/** Files on the mapping screen, what was made of them, and what a person changed. */
export interface Desk {
  readonly files: readonly FolderFile[];
  readonly opened: Opened;
  readonly changes: readonly DeskChange[];
  readonly draft: Draft;
  readonly known: Known;
  readonly view: DeskView;
  readonly cache: ProfileCache;
}

/** Opens files of any kind, guesses a mapping unless one is among them, and looks at the whole. */
export async function openDesk(
  files: readonly FolderFile[],
  options: OpenOptions = {},
): Promise<Desk> {
  const mapping = files.find(({ name }) => name === 'bailiwick.json') ?? null;
  const readings = tryStated(mapping)?.mapping.tables ?? {};
  const opened = await openFiles(files, readings, options);
  return lookAt({ files, opened, changes: [], cache: new WeakMap() });
}

/** More files on the desk; one of a name that is there replaces it. What was changed stays. */
export async function addFiles(
  desk: Desk,
  files: readonly FolderFile[],
  options: OpenOptions = {},
): Promise<Desk> {
  const names = new Set(files.map(({ name }) => name));
  const kept = desk.files.filter(({ name }) => !names.has(name));
  const opened = await openFiles(files, readingsOf(desk), options);
  return lookAt({
    ...desk,
    files: [...kept, ...files],
    opened: joined(withoutFiles(desk.opened, names), opened),
  });
}

export function removeFile(desk: Desk, name: string): Desk {
  const opened = withoutFiles(desk.opened, new Set([name]));
  return lookAt({ ...desk, files: desk.files.filter((it) => it.name !== name), opened });
}

/** Makes one change. A setting of how a file is read opens that file again. */
export async function changeDesk(desk: Desk, change: DeskChange): Promise<Desk> {
  const next = { ...desk, changes: [...desk.changes, change] };
  const file = change.kind === 'setting' ? fileOf(desk, change.table) : undefined;
  if (!file) return lookAt(next);
  const opened = await openFiles([file], readingsOf(next));
  return lookAt({
    ...next,
    opened: joined(withoutFiles(desk.opened, new Set([file.name])), opened),
  });
}

/** The mapping as bailiwick.json, which reads back to the same desk. */
export const mappingText = ({ draft }: Desk): string => mappingJson(mappingOf(draft));

function lookAt(parts: Omit<Desk, 'draft' | 'known' | 'view'>): Desk {
  const { opened, changes, cache } = parts;
  const stated = tryStated(opened.mapping);
  const readings = readingsAfter(stated?.mapping.tables ?? {}, changes);
  const known = knownOf(opened.sources, readings, cache);
  const draft = changes.reduce(
    (made, change) => applyChange(made, change, known),
    startingDraft(stated, known),
  );
  return {
    ...parts,
    draft,
    known,
    view: deskView(opened, stated, { draft, known, said: readings }),
  };
}

const startingDraft = (stated: Stated | null, known: Known): Draft =>
  stated ? draftOf(stated.mapping) : guessDraft(known);

const readingsOf = ({ opened, changes }: Pick<Desk, 'opened' | 'changes'>): Readings =>
  readingsAfter(tryStated(opened.mapping)?.mapping.tables ?? {}, changes);

const fileOf = (desk: Desk, table: string): FolderFile | undefined => {
  const source = desk.opened.sources.find(({ id }) => id === table);
  return desk.files.find(({ name }) => name === source?.file);
};

function withoutFiles(opened: Opened, names: ReadonlySet<string>): Opened {
  const stays = ({ file }: { readonly file: string }): boolean => !names.has(file);
  const given = ({ name }: { readonly name: string }): boolean =>
    ![...names].some((it) => name === it || name.startsWith(`${it}/`));
  return {
    sources: opened.sources.filter(stays),
    shapes: opened.shapes.filter(stays),
    databases: opened.databases.filter(given),
    mapping: opened.mapping && given(opened.mapping) ? opened.mapping : null,
    files: opened.files.filter(given),
  };
}

const joined = (a: Opened, b: Opened): Opened => ({
  sources: [...a.sources, ...b.sources],
  shapes: [...a.shapes, ...b.shapes],
  databases: [...a.databases, ...b.databases],
  mapping: b.mapping ?? a.mapping,
  files: [...a.files, ...b.files],
});
