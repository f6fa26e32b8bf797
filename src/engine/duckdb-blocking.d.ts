declare module '*/duckdb-browser-blocking.mjs' {
  export { createDuckDB, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
  import type { DuckDBFileInfo, DuckDBModule, DuckDBRuntime } from '@duckdb/duckdb-wasm/blocking';

  export const BROWSER_RUNTIME: DuckDBRuntime & {
    getFileInfo(module: DuckDBModule, file: number): DuckDBFileInfo | null;
  };
}
