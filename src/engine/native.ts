import type { DuckDBConnection } from '@duckdb/node-api';
import {
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBInstance,
  DuckDBTypeId,
  INTEGER,
  BIGINT,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import {
  QueryError,
  type Column,
  type Engine,
  type ResultColumns,
  type Sql,
  type TableColumns,
  type Value,
} from './engine.ts';
import { ident, sql } from './sql.ts';

const CHUNK_ROWS = 2048;

/**
 * Native DuckDB, at build only: it writes extracts. `path` is a file to write or read;
 * without one the database is in memory. Throws QueryError of kind 'start'.
 */
export async function openNative(path = ':memory:'): Promise<Engine> {
  try {
    const instance = await DuckDBInstance.create(path);
    return new NativeEngine(instance, await instance.connect());
  } catch (cause) {
    throw new QueryError(`could not open ${path}`, 'start', null, { cause });
  }
}

class NativeEngine implements Engine {
  private readonly instance: DuckDBInstance;
  private readonly connection: DuckDBConnection;

  constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.instance = instance;
    this.connection = connection;
  }

  async rows<T extends Record<string, unknown>>(query: Sql): Promise<T[]> {
    const reader = await this.ask(query);
    const names = reader.columnNames();
    return reader
      .getRows()
      .map((row) => Object.fromEntries(names.map((name, i) => [name, plain(row[i] ?? null)])) as T);
  }

  async columns(query: Sql): Promise<ResultColumns> {
    const reader = await this.ask(query);
    const columns = reader.getColumns();
    return Object.fromEntries(
      reader
        .columnNames()
        .map((name, i) => [name, toColumn(columns[i] ?? [], reader.columnType(i))]),
    );
  }

  async run(query: Sql): Promise<void> {
    await this.ask(query);
  }

  async insert(table: string, columns: TableColumns): Promise<void> {
    const shape = await this.ask(sql`select * from ${ident(table)} limit 0`);
    const names = shape.columnNames();
    const unknown = Object.keys(columns).filter((name) => !names.includes(name));
    if (unknown.length > 0)
      throw new QueryError(`${table} has no column ${unknown.join(', ')}`, 'query');
    try {
      await this.append(table, names, shape.columnTypes(), columns);
    } catch (cause) {
      throw new QueryError(`could not insert into ${table}: ${String(cause)}`, 'query', null, {
        cause,
      });
    }
  }

  private async append(
    table: string,
    names: readonly string[],
    types: readonly DuckDBType[],
    columns: TableColumns,
  ): Promise<void> {
    const length = Math.max(0, ...Object.values(columns).map((column) => column.length));
    const appender = await this.connection.createAppender(table);
    for (let start = 0; start < length; start += CHUNK_ROWS) {
      const chunk = DuckDBDataChunk.create(types, Math.min(CHUNK_ROWS, length - start));
      names.forEach((name, i) => fill(chunk, i, types[i] as DuckDBType, columns[name], start));
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
    appender.closeSync();
  }

  private async ask(query: Sql) {
    try {
      const values = [...query.values];
      const types = values.map(bindType);
      return await this.connection.runAndReadAll(query.text, values, types as DuckDBType[]);
    } catch (cause) {
      throw new QueryError(cause instanceof Error ? cause.message : String(cause), 'query', query, {
        cause,
      });
    }
  }

  async close(): Promise<void> {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

/** Whole numbers bind as integers, so that LIMIT and date arithmetic accept them. */
function bindType(value: unknown): DuckDBType | undefined {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return undefined;
  return Math.abs(value) < 2 ** 31 ? INTEGER : BIGINT;
}

function fill(
  chunk: DuckDBDataChunk,
  index: number,
  type: DuckDBType,
  column: ArrayLike<Value> | undefined,
  start: number,
): void {
  const vector = chunk.getColumnVector(index);
  const write = writer(type);
  for (let i = 0; i < vector.itemCount; i += 1) {
    const cell = column?.[start + i] ?? null;
    vector.setItem(i, cell === null ? null : write(cell));
  }
  vector.flush();
}

function writer(type: DuckDBType): (cell: Value) => DuckDBValue {
  if (type.typeId === DuckDBTypeId.BIGINT) return (cell) => BigInt(cell as number);
  if (type.typeId === DuckDBTypeId.DATE) return (cell) => new DuckDBDateValue(days(cell as string));
  return (cell) => cell;
}

const DAY_MS = 86_400_000;
const dayCache = new Map<string, number>();

/** 'YYYY-MM-DD' → days since 1970-01-01. Few distinct days, asked for often. */
function days(text: string): number {
  const known = dayCache.get(text);
  if (known !== undefined) return known;
  const made = Date.parse(`${text}T00:00:00Z`) / DAY_MS;
  if (!Number.isInteger(made)) throw new TypeError(`no date: ${text}`);
  dayCache.set(text, made);
  return made;
}

function plain(value: DuckDBValue): string | number | boolean | null {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  if (typeof value === 'object' && 'toDouble' in value && typeof value.toDouble === 'function')
    return Number(value.toDouble());
  return String(value);
}

const TEXTUAL: readonly DuckDBTypeId[] = [
  DuckDBTypeId.VARCHAR,
  DuckDBTypeId.DATE,
  DuckDBTypeId.TIMESTAMP,
];

function toColumn(values: readonly DuckDBValue[], type: DuckDBType): Column {
  if (TEXTUAL.includes(type.typeId)) return values.map((value) => plain(value) as string | null);
  const out = new Float64Array(values.length);
  for (let i = 0; i < values.length; i += 1) {
    const value = plain(values[i] ?? null);
    out[i] = value === null ? Number.NaN : Number(value);
  }
  return out;
}
