/** The part of a dropped entry used here: a file, or a folder whose entries come in batches. */
export interface DroppedEntry {
  readonly isFile: boolean;
  readonly isDirectory: boolean;
  readonly file?: (done: (file: File) => void, failed: (cause: unknown) => void) => void;
  readonly createReader?: () => {
    readEntries(done: (entries: DroppedEntry[]) => void, failed: (cause: unknown) => void): void;
  };
}

/** Files of a folder that holds more are not all wanted. */
const MOST = 500;

const fileOf = (entry: DroppedEntry): Promise<File | null> =>
  new Promise((done) => (entry.file ? entry.file(done, () => done(null)) : done(null)));

async function entriesOf(folder: DroppedEntry): Promise<DroppedEntry[]> {
  const reader = folder.createReader?.();
  const all: DroppedEntry[] = [];
  for (; reader && all.length < MOST;) {
    const batch = await new Promise<DroppedEntry[]>((done) =>
      reader.readEntries(done, () => done([])),
    );
    if (batch.length === 0) break;
    all.push(...batch);
  }
  return all;
}

/** The files of what was dropped, folders opened, in order; at most 500, what cannot be read left out. */
export async function filesOfEntries(entries: readonly DroppedEntry[]): Promise<File[]> {
  const files: File[] = [];
  const waiting = [...entries];
  for (let entry = waiting.shift(); entry && files.length < MOST; entry = waiting.shift()) {
    if (entry.isDirectory) waiting.unshift(...(await entriesOf(entry)));
    const file = entry.isFile ? await fileOf(entry) : null;
    if (file && !file.name.startsWith('.')) files.push(file);
  }
  return files;
}

/** The files of a drop; folders are opened where the browser can. */
export function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // Items live in this turn only: all are asked before anything is awaited.
  const entries = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry() as DroppedEntry | null);
  const known = entries.filter((entry) => entry !== null);
  return known.length > 0 ? filesOfEntries(known) : Promise.resolve([...transfer.files]);
}
