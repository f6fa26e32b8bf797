import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as duckdb from '@duckdb/duckdb-wasm/blocking';
import { tableColumns, tableRows, toStream } from './arrow.ts';
import {
  QueryError,
  type Engine,
  type ResultColumns,
  type Sql,
  type TableColumns,
} from './engine.ts';
import { OPEN_CONFIG } from './lockdown.ts';
import { ident, sql } from './sql.ts';

type Database = Awaited<ReturnType<typeof duckdb.createDuckDB>>;
type Connection = ReturnType<Database['connect']>;

const DATA_FILE = 'data.duckdb';

/**
 * The browser's engine in Node, on an extract file: answers at build time and in tests are computed
 * by the very code a reader runs. Throws QueryError of kind 'start'.
 */
export async function openWasm(extractPath: string): Promise<Engine> {
  try {
    const database = await instantiate();
    database.open(OPEN_CONFIG);
    // This build reads no file system of its own, so the extract is handed over as bytes.
    database.registerFileBuffer(DATA_FILE, new Uint8Array(await readFile(extractPath)));
    const connection = database.connect();
    connection.query(`attach '${DATA_FILE}' as data (type duckdb, read_only)`);
    connection.query('use data');
    return new WasmEngine(database, connection);
  } catch (cause) {
    throw new QueryError(`could not open ${extractPath}`, 'start', null, { cause });
  }
}

async function instantiate(): Promise<Database> {
  const dist = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/blocking'));
  const bundle = (kind: string) => ({
    mainModule: join(dist, `duckdb-${kind}.wasm`),
    mainWorker: '',
  });
  const bundles = { mvp: bundle('mvp'), eh: bundle('eh') };
  const database = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await database.instantiate(() => undefined);
  return database;
}

class WasmEngine implements Engine {
  private readonly database: Database;
  private readonly connection: Connection;

  constructor(database: Database, connection: Connection) {
    this.database = database;
    this.connection = connection;
  }

  async rows<T extends Record<string, unknown>>(query: Sql): Promise<T[]> {
    return tableRows<T>(this.ask(query));
  }

  async columns(query: Sql): Promise<ResultColumns> {
    return tableColumns(this.ask(query));
  }

  async run(query: Sql): Promise<void> {
    this.ask(query);
  }

  async insert(table: string, columns: TableColumns): Promise<void> {
    const names = this.ask(sql`select * from ${ident(table)} limit 0`).schema.fields.map(
      ({ name }) => name,
    );
    const stream = toStream(table, names, columns);
    try {
      this.connection.insertArrowFromIPCStream(stream, { name: table, create: false });
    } catch (cause) {
      throw new QueryError(`could not insert into ${table}: ${String(cause)}`, 'query', null, {
        cause,
      });
    }
  }

  private ask(query: Sql) {
    try {
      if (query.values.length === 0) return this.connection.query(query.text);
      const statement = this.connection.prepare(query.text);
      try {
        return statement.query(...query.values);
      } finally {
        statement.close();
      }
    } catch (cause) {
      throw new QueryError(cause instanceof Error ? cause.message : String(cause), 'query', query, {
        cause,
      });
    }
  }

  async close(): Promise<void> {
    this.connection.close();
    this.database.reset();
  }
}
