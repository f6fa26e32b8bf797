/** What a file is by its first bytes, whatever its name says. */
export type Container =
  | 'gzip'
  | 'zip'
  | 'parquet'
  | 'arrow'
  | 'duckdb'
  | 'json'
  | 'text'
  /** Known, and not read: `REFUSALS` says why. */
  | keyof typeof REFUSALS;

/** Files that hold no table that could be read here: what each is, and what to do. */
export const REFUSALS = {
  empty: ['the file is empty.', 'Export it again.'],
  xls: [
    'this is an old Excel workbook (.xls) or a workbook locked with a password.',
    'Open it in a spreadsheet and save it as .xlsx without a password, or as CSV.',
  ],
  locked: [
    'this workbook is locked with a password.',
    'Open it in a spreadsheet, take the password off and save it again.',
  ],
  xlsb: ['this is a binary workbook (.xlsb).', 'Save it as .xlsx or CSV.'],
  ods: ['this is an OpenDocument file.', 'Save it as .xlsx or CSV.'],
  document: ['this is a text or slide document, not a table.', 'Export its table as CSV or XLSX.'],
  'parquet-encrypted': ['the Parquet file is encrypted.', 'Export it without encryption.'],
  pdf: ['this is a PDF, not a table.', 'Export the table behind it as CSV or XLSX.'],
  image: ['this is a picture, not a table.', 'Export the table behind it as CSV or XLSX.'],
  page: ['this is a web page, not a table.', 'Download the table itself, as CSV or XLSX.'],
  xml: ['this is XML, not a table.', 'Export it as CSV or XLSX.'],
  rich: ['this is a formatted text, not a table.', 'Export the table in it as CSV or XLSX.'],
  sqlite: ['this is an SQLite database.', 'Export its tables as CSV or Parquet.'],
  packed: ['it is packed in a way that is not read here.', 'Unpack it, or pack it as zip or gzip.'],
  avro: ['this is an Avro or ORC file.', 'Export it as Parquet or CSV.'],
  program: ['this is a program or library, not a table.', 'Choose another file.'],
} as const satisfies Record<string, readonly [what: string, remedy: string]>;

/** [offset, bytes as Latin-1, what it is]; the first that matches. */
const MAGIC: readonly (readonly [number, string, Container])[] = [
  [0, '\x1f\x8b', 'gzip'],
  [0, 'PK\x03\x04', 'zip'],
  [0, 'PK\x05\x06', 'zip'],
  [0, 'PAR1', 'parquet'],
  [0, 'PARE', 'parquet-encrypted'],
  [0, 'ARROW1', 'arrow'],
  [0, '\xff\xff\xff\xff', 'arrow'],
  [8, 'DUCK', 'duckdb'],
  [0, '%PDF', 'pdf'],
  [0, '\x89PNG', 'image'],
  [0, 'GIF8', 'image'],
  [0, '\xff\xd8\xff', 'image'],
  [8, 'WEBP', 'image'],
  [0, 'II*\0', 'image'],
  [0, 'MM\0*', 'image'],
  [0, '{\\rtf', 'rich'],
  [0, 'SQLite format 3', 'sqlite'],
  [0, 'BZh', 'packed'],
  [0, '\x28\xb5\x2f\xfd', 'packed'],
  [0, '\xfd7zXZ', 'packed'],
  [0, '7z\xbc\xaf', 'packed'],
  [0, 'Rar!', 'packed'],
  [0, 'Obj\x01', 'avro'],
  [0, 'ORC', 'avro'],
  [0, 'MZ\x90', 'program'],
  [0, '\x7fELF', 'program'],
];

const CFB = '\xd0\xcf\x11\xe0';
/** How much of a file is looked at for letters. */
const HEAD = 1024;

/** @param name only decides what its bytes leave open: rows of JSON as .txt, a database of zeros. */
export function containerOf(name: string, bytes: Uint8Array): Container {
  if (bytes.length === 0) return 'empty';
  const found = MAGIC.find(([at, letters]) => has(bytes, at, letters));
  if (found) return found[2];
  if (has(bytes, 0, CFB)) return holdsWide(bytes, 'EncryptedPackage') ? 'locked' : 'xls';
  if (/\.(duckdb|ddb)$/i.test(name)) return 'duckdb';
  // The first streams of Arrow had no mark in front.
  const old = /\.(arrows?|ipc|feather)$/i.test(name) && bytes.subarray(0, HEAD).includes(0);
  if (old) return 'arrow';
  return textKind(name, bytes);
}

function has(bytes: Uint8Array, at: number, letters: string): boolean {
  for (let i = 0; i < letters.length; i++)
    if (bytes[at + i] !== letters.charCodeAt(i)) return false;
  return true;
}

/** A compound file names its streams in UTF-16; a locked workbook is such a stream. */
function holdsWide(bytes: Uint8Array, name: string): boolean {
  const wide = new TextDecoder('utf-16le');
  return [0, 1].some((at) => wide.decode(bytes.subarray(at)).includes(name));
}

function textKind(name: string, bytes: Uint8Array): Container {
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD)).replaceAll('\0', '').trimStart();
  if (/^(<!doctype html|<html|<head|<table|<script)/i.test(head)) return 'page';
  if (/^<(\?xml|!doctype)/i.test(head)) return /<html/i.test(head) ? 'page' : 'xml';
  const named = /\.(json|ndjson|jsonl|geojson|topojson)(\.gz)?$/i.test(name);
  return named || /^(\{\s*("|\}$|'|$)|\[\s*[[{\]"])/.test(head) ? 'json' : 'text';
}
