import { Table, type RecordBatch } from 'apache-arrow';
import { QueryError, type Sql } from './engine.ts';
import type { Started } from './worker.ts';

/** Most values (rows × columns) of an answer: more would fill the page's memory, not a reader's eye. */
const MOST_VALUES = 20_000_000;

type Connection = Started['connection'];

/**
 * Values are bound as one variable of the session, since only a plain text can be sent and
 * cancelled; a prepared statement would block the worker until its end. Throws QueryError of kind
 * 'large' for more than MOST_VALUES.
 */
export async function answer({ connection, calls }: Started, query: Sql): Promise<Table> {
  const text = query.values.length === 0 ? query.text : await bind(connection, query);
  const reader = await connection.send(text, true);
  const batches: RecordBatch[] = [];
  let values = 0;
  for await (const batch of reader) {
    calls.moved();
    batches.push(batch);
    values += batch.numRows * batch.numCols;
    if (values > MOST_VALUES) {
      await connection.cancelSent();
      throw new QueryError(`more than ${MOST_VALUES} values`, 'large', query);
    }
  }
  return new Table(reader.schema, batches);
}

async function bind(connection: Connection, { text, values }: Sql): Promise<string> {
  const fields = values.map((_, index) => `'v${index}': ?`).join(', ');
  const statement = await connection.prepare(`set variable bound = {${fields}}`);
  try {
    await statement.query(...values);
  } finally {
    await statement.close();
  }
  let next = 0;
  return text.replaceAll('?', () => `getvariable('bound').v${next++}`);
}
