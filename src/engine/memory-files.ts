import type { DuckDBModule, DuckDBRuntime } from '@duckdb/duckdb-wasm/blocking';

/** `FILE_FLAGS_NULL_IF_NOT_EXISTS`: the engine only looks whether the file is there. */
const ONLY_IF_THERE = 1 << 7;

/** A file in JavaScript's memory, beside the engine's own, which never shrinks. */
export class MemoryFile {
  private held = new Uint8Array(1 << 16);
  private length = 0;

  get size(): number {
    return this.length;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.held.slice(0, this.length);
  }

  read(into: Uint8Array, at: number): number {
    const part = this.held.subarray(at, Math.min(at + into.length, this.length));
    into.set(part);
    return part.length;
  }

  write(from: Uint8Array, at: number): number {
    if (at + from.length > this.length) this.resize(at + from.length);
    this.held.set(from, at);
    return from.length;
  }

  resize(length: number): void {
    if (length > this.held.length) {
      const larger = new Uint8Array(Math.max(length, this.held.length * 2));
      larger.set(this.held.subarray(0, this.length));
      this.held = larger;
    }
    if (length < this.length) this.held.fill(0, length, this.length);
    this.length = length;
  }
}

/** The engine's memory; the package's types leave it to Emscripten's, which are not installed. */
interface Heap {
  readonly HEAPU8: Uint8Array;
  readonly HEAPF64: Float64Array;
  _malloc(bytes: number): number;
}
const heapOf = (module: DuckDBModule): Heap => module as unknown as Heap;

/** Name of a file the engine holds open. */
export type NameOf = (module: DuckDBModule, file: number) => string | null;

/**
 * The engine's way to files, with `files` in memory put before it. DuckDB-WASM cannot give back a
 * database it has written into a buffer of its own: the buffer stays locked (duckdb-wasm#1638).
 */
export function withMemoryFiles(
  runtime: DuckDBRuntime,
  nameOf: NameOf,
  files: ReadonlyMap<string, MemoryFile>,
): DuckDBRuntime {
  const file = (module: DuckDBModule, id: number) => files.get(nameOf(module, id) ?? '');
  const view = (module: DuckDBModule, at: number, bytes: number) =>
    heapOf(module).HEAPU8.subarray(at, at + bytes);
  return {
    ...runtime,
    openFile: (module, id, flags) => {
      const found = file(module, id);
      if (!found) return runtime.openFile(module, id, flags);
      return found.size === 0 && flags & ONLY_IF_THERE ? 0 : described(module, found);
    },
    readFile: (module, id, at, bytes, location) =>
      file(module, id)?.read(view(module, at, bytes), location) ??
      runtime.readFile(module, id, at, bytes, location),
    writeFile: (module, id, at, bytes, location) =>
      file(module, id)?.write(view(module, at, bytes), location) ??
      runtime.writeFile(module, id, at, bytes, location),
    truncateFile: (module, id, size) =>
      (file(module, id) ?? { resize: () => runtime.truncateFile(module, id, size) }).resize(size),
    closeFile: (module, id) => {
      if (!file(module, id)) runtime.closeFile(module, id);
    },
    getLastFileModificationTime: (module, id) =>
      file(module, id) ? 0 : runtime.getLastFileModificationTime(module, id),
  };
}

/** What the engine expects of an opened file: three doubles, of which only the size is said. */
function described(module: DuckDBModule, { size }: MemoryFile): number {
  const at = heapOf(module)._malloc(3 * 8);
  heapOf(module).HEAPF64.set([size, 0, 0], at >> 3);
  return at;
}
