import type { DuckDBBindings, DuckDBConnection } from '@duckdb/duckdb-wasm/blocking';
import { tableColumns, tableRows, toStream } from './arrow.ts';
import {
  QueryError,
  type Engine,
  type ResultColumns,
  type Sql,
  type TableColumns,
} from './engine.ts';
import { ident, sql } from './sql.ts';

/** DuckDB-WASM on the calling thread: in Node, and in a worker of its own. */
export class BlockingEngine implements Engine {
  private readonly database: DuckDBBindings;
  private readonly connection: DuckDBConnection;

  constructor(database: DuckDBBindings, connection: DuckDBConnection) {
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
