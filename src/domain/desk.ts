import type { Defect } from './defect.ts';
import type { Assumption, ViewState } from './directory.ts';
import type { FieldKind, FieldValue, Mapping, RoleName } from './mapping.ts';

/**
 * What the mapping screen shows: everything read so far of the files a user gave, what was guessed
 * of them with the reason, and what must be asked. A plain value, made anew after each change
 * (`intake/desk.ts`), small enough to cross a worker's border: no table is in it as a whole.
 */
export interface DeskView {
  readonly files: readonly DeskFile[];
  readonly tables: readonly DeskTable[];
  /** What would be saved as bailiwick.json: stated, chosen and guessed parts together. */
  readonly mapping: Mapping;
  readonly fields: readonly DeskField[];
  readonly joins: readonly DeskJoin[];
  /** Must be answered before a report is made; each changes the mapping. */
  readonly questions: readonly DeskQuestion[];
  readonly views: readonly ViewState[];
  readonly assumptions: readonly Assumption[];
  readonly defects: readonly Defect[];
  /** What makes the whole useless as it stands; empty: a report can be made. */
  readonly problems: readonly Defect[];
}

export type DeskFileKind =
  | 'text'
  | 'workbook'
  | 'parquet'
  | 'arrow'
  | 'json'
  | 'shapes'
  | 'database'
  | 'mapping'
  | 'archive';

export interface DeskFile {
  readonly name: string;
  readonly bytes: number;
  /** Null: not known; `problem` says why. */
  readonly kind: DeskFileKind | null;
  /** Ids of its tables, in order. */
  readonly tables: readonly string[];
  readonly problem: Defect | null;
}

/** How something was settled. */
export type Origin = 'stated' | 'chosen' | 'guessed' | 'default';

/** A setting of a table: its value, where it came from, why, and what else it may be. */
export interface DeskSetting {
  readonly name:
    'encoding' | 'delimiter' | 'headerRow' | 'decimal' | 'dates' | 'currency' | 'sheet';
  readonly value: string;
  readonly origin: Origin;
  readonly reason: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

export interface DeskTable {
  /** Names the table in a mapping: the file's name, or 'book.xlsx#Orders', 'all.zip/orders.csv'. */
  readonly id: string;
  readonly file: string;
  readonly title: string;
  /** A hidden sheet, or one without rows, is shown but not used unless chosen. */
  readonly hidden: boolean;
  readonly role: RoleName | null;
  readonly roleReason: string;
  readonly rows: number;
  readonly columns: readonly DeskColumn[];
  readonly settings: readonly DeskSetting[];
  /** The first rows as text, as written; at most 30. */
  readonly preview: readonly (readonly string[])[];
  /** 1-based line of each preview row. */
  readonly previewLines: readonly number[];
}

export interface DeskColumn {
  readonly name: string;
  readonly kind: FieldKind;
  readonly filled: number;
  readonly distinct: number;
  /** Up to five different values, as written. */
  readonly samples: readonly string[];
  /** How the samples are read, as shown to a person: '2017-12-01', '1,234.56'. */
  readonly readAs: readonly (string | null)[];
  /** Kept as an extra column of its table when it has no role. */
  readonly role: string | null;
}

/** A field of a role: what it is taken from, why, and what else it could be. */
export interface DeskField {
  /** Path in the mapping: 'sales[0].money'. */
  readonly path: string;
  readonly role: RoleName;
  /** Index of its block in the role. */
  readonly block: number;
  readonly field: string;
  readonly label: string;
  /** What it is good for: 'Brings the map'. */
  readonly brings: string;
  readonly required: boolean;
  readonly kind: FieldKind;
  readonly value: FieldValue | null;
  readonly origin: Origin;
  readonly reason: string;
  /** Columns it may come from, the likeliest first; a join's as 'stem.column'. */
  readonly candidates: readonly string[];
  readonly samples: readonly string[];
}

/** Rows of one table that point to rows of another. */
export interface DeskJoin {
  readonly from: string;
  readonly fromColumn: string;
  readonly to: string;
  readonly toColumn: string;
  readonly origin: Origin;
  readonly reason: string;
  readonly rows: number;
  readonly missedRows: number;
  /** Values without a partner, the most frequent first; at most 20. */
  readonly misses: readonly DeskMiss[];
}

export interface DeskMiss {
  readonly value: string;
  readonly rows: number;
  /** A partner that differs in a letter, case, blanks or signs only. */
  readonly like: string | null;
  /** What it is read as since the user said so. */
  readonly mended: string | null;
}

export interface DeskQuestion {
  readonly id: string;
  readonly table: string;
  readonly column: string | null;
  /** A sentence that ends in a question mark. */
  readonly text: string;
  readonly samples: readonly string[];
  readonly answers: readonly { readonly value: string; readonly label: string }[];
}

/** One thing a user changes on the mapping screen. */
export type DeskChange =
  | {
      readonly kind: 'setting';
      readonly table: string;
      readonly name: DeskSetting['name'];
      readonly value: string;
    }
  | { readonly kind: 'role'; readonly table: string; readonly role: RoleName | null }
  | { readonly kind: 'field'; readonly path: string; readonly value: FieldValue | null }
  | {
      readonly kind: 'join';
      readonly from: string;
      readonly fromColumn: string;
      readonly to: string;
      readonly toColumn: string;
      readonly on: boolean;
    }
  | {
      readonly kind: 'mend';
      readonly table: string;
      readonly column: string;
      readonly value: string;
      readonly readAs: string | null;
    }
  | { readonly kind: 'answer'; readonly question: string; readonly value: string }
  | {
      readonly kind: 'option';
      readonly name: 'title' | 'currency' | 'distanceUnit' | 'fiscalYearStart' | 'asOf';
      readonly value: string;
    }
  | { readonly kind: 'assume'; readonly name: string; readonly value: string };
