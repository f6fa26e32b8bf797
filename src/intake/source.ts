import type { Defect } from '#domain/defect.ts';
import type { DeskFile, DeskFileKind, DeskSetting } from '#domain/desk.ts';
import type { DecimalSign } from './number.ts';
import type { Table } from './parse.ts';

export const MAPPING_FILE = 'bailiwick.json';

/** A file as it was given: its name (a path inside a zip has slashes) and all of its bytes. */
export interface FolderFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One table of a file, whatever holds it; its rows are read when asked for. */
export interface TableSource {
  /** 'orders.csv', 'book.xlsx#Orders', 'all.zip/orders.csv': names the table in a mapping. */
  readonly id: string;
  /** The file as it was given. */
  readonly file: string;
  readonly kind: DeskFileKind;
  readonly title: string;
  /** A hidden sheet. */
  readonly hidden: boolean;
  readonly settings: readonly DeskSetting[];
  /** Unique names. */
  readonly header: readonly string[];
  readonly defects: readonly Defect[];
  /** How its numbers are written, where the container says so; null: to be found out. */
  readonly decimal: DecimalSign | null;
  /**
   * The named columns and the first one, up to `limit` rows, as text: days as 'YYYY-MM-DD', points
   * in numbers, integers of any length with every digit. `Table.file` is the id.
   */
  read(keep: ReadonlySet<string> | 'all', limit?: number): Table;
}

/** A closed ring [lon, lat, lon, lat, …], first point repeated at the end, in degrees. */
export type Ring = readonly number[];

/** One area: a point that lies in an odd number of its rings is inside, so holes are rings too. */
export interface ShapeFeature {
  /** Its own id, else that of a property, else its 1-based number; unique in its source. */
  readonly id: string;
  readonly rings: readonly Ring[];
  readonly properties: Readonly<Record<string, string>>;
}

/** Areas with what is said of them; row n of `table` belongs to feature n. */
export interface ShapeSource {
  readonly id: string;
  readonly file: string;
  readonly features: readonly ShapeFeature[];
  readonly table: TableSource;
  readonly defects: readonly Defect[];
}

/** What was found in the files given. No file is lost: one that cannot be read has a `problem`. */
export interface Opened {
  readonly sources: readonly TableSource[];
  readonly shapes: readonly ShapeSource[];
  /** The file bailiwick.json, wherever it was. */
  readonly mapping: FolderFile | null;
  readonly files: readonly DeskFile[];
  /** Whole DuckDB files, looked at but not opened. */
  readonly databases: readonly FolderFile[];
}
