import { DuckDBDataProtocol } from '@duckdb/duckdb-wasm';
import { OWN_FILES } from './lockdown.ts';
import { SILENCE_MS, type Started } from './worker.ts';

/** Where an extract is: at an address that gives ranges, or here as a whole. */
export type ExtractPlace =
  | { readonly url: string }
  /** Its bytes in memory or on this device; read in parts, never copied as a whole. */
  | { readonly file: Blob };

const [FILE_NAME] = OWN_FILES;

/** Makes the extract the database that is asked, read-only. */
export async function attach(
  { database, connection, calls }: Started,
  place: ExtractPlace,
): Promise<void> {
  const work = async (): Promise<void> => {
    if ('file' in place) {
      const protocol = DuckDBDataProtocol.BROWSER_FILEREADER;
      await database.registerFileHandle(FILE_NAME, place.file, protocol, true);
    }
    // ATTACH takes no bound value; the name is our own. Without TYPE it may call an extension host.
    const name = 'file' in place ? FILE_NAME : place.url;
    const quoted = `'${name.replaceAll("'", "''")}'`;
    await connection.query(`attach ${quoted} as data (type duckdb, read_only)`);
    await connection.query('use data');
  };
  const limits = { query: null, limitMs: SILENCE_MS, onTimeout: () => undefined };
  await calls.track(work(), limits);
}

/** A failed read poisons the open file: the next answer would be a false checksum error. */
export async function attachAgain(started: Started, place: ExtractPlace): Promise<void> {
  await started.connection.query('use memory');
  await started.connection.query('detach data');
  await attach(started, place);
}
