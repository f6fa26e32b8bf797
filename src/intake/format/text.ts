import { parse, type Table } from '../parse.ts';
import { sniff } from '../sniff.ts';
import type { TableReading } from '#domain/reading.ts';
import type { TableSource } from '../source.ts';

/** A delimited text as a table. @throws IntakeError for what is none, or over `most` bytes. */
export function textSource(
  id: string,
  file: string,
  bytes: Uint8Array,
  reading: TableReading,
  most: number,
): TableSource {
  const sniffed = sniff(id, bytes, reading, most);
  let whole: Table | null = null;
  return {
    id,
    file,
    kind: 'text',
    title: id,
    hidden: false,
    settings: sniffed.settings,
    header: sniffed.header,
    defects: sniffed.defects,
    decimal: null,
    // Read through once and for all columns: their places in the text take little room.
    read: (_, limit) =>
      limit === undefined ? (whole ??= parse(sniffed)) : parse(sniffed, 'all', limit),
  };
}
