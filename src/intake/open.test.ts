import { gzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openFiles } from './open.ts';
import type { FolderFile, Opened } from './source.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const CSV = bytes('account,revenue\nA,1\nB,2\n');
const open = (name: string, content: Uint8Array): Promise<Opened> =>
  openFiles([{ name, bytes: content }]);
const problemIn = ({ files }: Opened): string => files[0]?.problem?.message ?? 'none';

describe('openFiles', () => {
  it('goes by what a file is, and says when its name says another', async () => {
    const { sources, files } = await open('orders.parquet', CSV);
    expect(files).toMatchObject([{ kind: 'text', tables: ['orders.parquet'], problem: null }]);
    expect(sources[0]?.defects).toMatchObject([{ code: 'misnamed', severity: 'note' }]);
    expect((await open('orders.csv', CSV)).sources[0]?.defects).toEqual([]);
  });

  it.each([
    ['empty.csv', bytes(''), 'empty'],
    ['blank.csv', bytes(' \n \n'), 'empty'],
    ['page.csv', bytes('\n<!DOCTYPE html><html><body>Please log in</body></html>'), 'web page'],
    ['feed.csv', bytes('<?xml version="1.0"?><a/>'), 'XML'],
    ['report.csv', latin('%PDF-1.7\n%âãÏÓ'), 'PDF'],
    ['chart.csv', latin('\x89PNG\r\n\x1a\n'), 'picture'],
    ['old.xls', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + '\0'.repeat(600)), 'old Excel'],
    ['a.db', latin('SQLite format 3\0'), 'SQLite'],
    ['a.7z', latin('7z\xbc\xaf\x27\x1c'), 'packed'],
    ['bad.csv', latin('a,b\n1,\0\n'), 'NUL'],
    ['cut.csv.gz', gzipSync(CSV).subarray(0, 15), 'cut'],
    ['cut.zip', zipSync({ 'a.csv': CSV }).subarray(0, 60), 'cut'],
    ['none.zip', zipSync({}), 'empty'],
    ['book.xlsb', zipSync({ 'xl/workbook.bin': CSV }), 'binary workbook'],
    ['letter.docx', zipSync({ 'word/document.xml': CSV }), 'document'],
    ['rows.parquet', latin('PAR1....'), 'Parquet file is cut'],
    ['locked.parquet', latin('PARE....PARE'), 'encrypted'],
  ])('%s is refused in words', async (name, content, words) => {
    const opened = await open(name, content);
    expect(problemIn(opened)).toContain(words);
    expect(opened).toMatchObject({ sources: [], shapes: [], databases: [] });
  });

  it('knows a workbook with a password by the stream in it', async () => {
    const wide = Buffer.from('EncryptedPackage', 'utf16le');
    const locked = Buffer.concat([latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), wide]);
    expect(problemIn(await open('plan.xlsx', locked))).toContain('password');
  });

  it('reads every file of a zip, names it by its path, and skips what a Mac adds', async () => {
    const zip = zipSync({
      'north/orders.csv': CSV,
      'south/orders.csv.gz': gzipSync(CSV),
      'rows.json': bytes('[{"a":1}]'),
      '__MACOSX/north/._orders.csv': latin('\0\0'),
      '.DS_Store': latin('\0'),
      'notes.pdf': latin('%PDF'),
      'bailiwick.json': bytes('{}'),
    });
    const { sources, files, mapping } = await open('all.zip', zip);
    const ids = ['all.zip/north/orders.csv', 'all.zip/south/orders.csv.gz', 'all.zip/rows.json'];
    expect(sources.map(({ id, file }) => [id, file])).toEqual(ids.map((id) => [id, 'all.zip']));
    expect(sources.map((it) => it.read('all').rows)).toEqual([2, 2, 1]);
    expect(mapping?.name).toBe('all.zip/bailiwick.json');
    expect(files).toMatchObject([
      { name: 'all.zip', kind: 'archive', tables: ids, problem: null },
      { name: 'all.zip/notes.pdf', kind: null, problem: { code: 'pdf' } },
    ]);
  });

  it('stops at the limit, in a zip of small files too, and in a gzip of gzips', async () => {
    const big = new Uint8Array(3_000_000).fill(48);
    const options = { limitBytes: 2_000_000 };
    const many = zipSync({ 'a.csv': big.subarray(0, 1_500_000), 'b.csv': big.subarray(0, 1e6) });
    const files: FolderFile[] = [
      { name: 'a.csv.gz', bytes: gzipSync(big) },
      { name: 'b.zip', bytes: zipSync({ 'b.csv': big }) },
      { name: 'many.zip', bytes: many },
      { name: 'deep.gz', bytes: gzipSync(gzipSync(gzipSync(CSV))) },
      {
        name: 'nested.zip',
        bytes: zipSync({ 'a.zip': zipSync({ 'b.zip': zipSync({ c: CSV }) }) }),
      },
    ];
    const opened = await openFiles(files, {}, options);
    const problems = opened.files.flatMap(({ name, problem }) =>
      problem ? [[name, problem.code]] : [],
    );
    expect(problems).toEqual([
      ['a.csv.gz', 'too-large'],
      ['b.zip/b.csv', 'too-large'],
      ['many.zip/b.csv', 'too-large'],
      ['deep.gz', 'nested'],
      ['nested.zip/a.zip/b.zip', 'nested'],
    ]);
  });

  it('tells progress in bytes, and stops between files when told to', async () => {
    const files = ['a.csv', 'b.csv'].map((name) => ({ name, bytes: CSV }));
    const seen: [number, number][] = [];
    await openFiles(files, {}, { progress: (...it) => void seen.push(it) });
    expect(seen).toEqual([
      [CSV.length, 2 * CSV.length],
      [2 * CSV.length, 2 * CSV.length],
    ]);
    const stop = new AbortController();
    const opening = openFiles(files, {}, { signal: stop.signal, progress: () => stop.abort() });
    await expect(opening).rejects.toThrow('abort');
  });

  it('reads a table as its mapping says', async () => {
    const text = latin('Umsatz;\x81ber\n1;M\x81ller\n');
    const readings = { 't.csv': { encoding: 'cp850', headerRow: 0, delimiter: ';' } };
    const { sources } = await openFiles([{ name: 't.csv', bytes: text }], readings);
    expect(sources[0]?.header).toEqual(['column 1', 'column 2']);
    expect(sources[0]?.read('all').columns[1]).toEqual(['über', 'Müller']);
    expect(sources[0]?.settings.map(({ name, value, origin }) => [name, value, origin])).toEqual([
      ['encoding', 'cp850', 'stated'],
      ['delimiter', ';', 'stated'],
      ['headerRow', '0', 'stated'],
    ]);
  });
});
