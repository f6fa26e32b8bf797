import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openFiles } from '../open.ts';
import type { TableSource } from '../source.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const bytes = (text: string): Uint8Array =>
  new TextEncoder().encode(`<?xml version="1.0"?>${text}`);

interface Sheet {
  readonly name: string;
  readonly state?: string;
  /** Cells as XML, a row a list. */
  readonly rows: readonly (readonly string[])[];
}

const text = (value: string): string => `t="inlineStr"><is><t>${value}</t></is>`;
const number = (value: string, style = 0): string => `s="${style}"><v>${value}</v>`;
const error = (value: string): string => `t="e"><v>${value}</v>`;

/** A workbook with styles 0 plain, 1 a day, 2 a day and time, 3 a time. */
function workbook(sheets: readonly Sheet[], settings = ''): Uint8Array {
  const list = sheets.map(
    ({ name, state = 'visible' }, i) =>
      `<sheet name="${name}" state="${state}" sheetId="${i + 1}" r:id="r${i + 1}"/>`,
  );
  const links = sheets.map(
    (_, i) =>
      `<Relationship Id="r${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/s${i + 1}.xml"/>`,
  );
  const formats = [0, 14, 22, 20].map((format) => `<xf numFmtId="${format}"/>`).join('');
  return zipSync({
    'xl/workbook.xml': bytes(
      `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><workbookPr ${settings}/><sheets>${list.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': bytes(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}<Relationship Id="r0" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': bytes(
      `<styleSheet xmlns="${SHEET}"><cellXfs>${formats}</cellXfs></styleSheet>`,
    ),
    ...Object.fromEntries(
      sheets.map((sheet, i) => [`xl/worksheets/s${i + 1}.xml`, sheetXml(sheet)]),
    ),
  });
}

function sheetXml({ rows }: Sheet): Uint8Array {
  const cells = (row: readonly string[], r: number): string =>
    row.map((cell, c) => (cell ? `<c r="${'ABCDEFG'[c]}${r + 1}" ${cell}</c>` : '')).join('');
  const data = rows.map((row, r) => `<row r="${r + 1}">${cells(row, r)}</row>`).join('');
  return bytes(`<worksheet xmlns="${SHEET}"><sheetData>${data}</sheetData></worksheet>`);
}

async function sources(...workbooks: Parameters<typeof workbook>): Promise<readonly TableSource[]> {
  const opened = await openFiles([{ name: 'book.xlsx', bytes: workbook(...workbooks) }]);
  expect(opened.files[0]?.problem).toBeNull();
  return opened.sources;
}

const HEAD = ['name', 'value'].map(text);

describe('a workbook', () => {
  it('gives each filled sheet, hidden ones marked, names unescaped', async () => {
    const found = await sources([
      { name: 'Empty', rows: [] },
      { name: 'R&amp;D', rows: [HEAD, [text('A'), number('1')]] },
      { name: 'Old', state: 'hidden', rows: [HEAD, [text('B'), number('2')]] },
      { name: 'Gone', state: 'veryHidden', rows: [HEAD, [text('C'), number('3')]] },
    ]);
    expect(found.map(({ id, hidden }) => [id, hidden])).toEqual([
      ['book.xlsx#R&D', false],
      ['book.xlsx#Old', true],
      ['book.xlsx#Gone', true],
    ]);
    expect(found.map((it) => it.read('all').columns[1])).toEqual([['1'], ['2'], ['3']]);
  });

  it('gives days, times and numbers as they are meant', async () => {
    const cells = [
      number('43070', 1),
      number('43070.354166666664', 2),
      number('0.75', 3),
      number('0.10000000000000001'),
      number('9007199254740993'),
      number('1E-7'),
      't="b"><v>1</v>',
    ];
    const [source] = await sources([{ name: 'S', rows: [[...'abcdefg'].map(text), cells] }]);
    expect(source?.read('all').columns.flat()).toEqual([
      '2017-12-01',
      '2017-12-01T08:30:00',
      '18:00:00',
      '0.1',
      '9007199254740993',
      '0.0000001',
      'true',
    ]);
    expect(source?.decimal).toBe('.');
  });

  it.each(['date1904="1"', 'date1904="true"'])(
    'counts days from 1904 with %s',
    async (settings) => {
      const [source] = await sources(
        [{ name: 'S', rows: [HEAD, [text('A'), number('41608', 1)]] }],
        settings,
      );
      expect(source?.read('all').columns[1]).toEqual(['2017-12-01']);
    },
  );

  it('counts errors of the spreadsheet and names the first', async () => {
    const rows = [HEAD, [text('A'), error('#N/A')], [error('#DIV/0!'), number('1')]];
    const [source] = await sources([{ name: 'S', rows }]);
    expect(source?.defects).toMatchObject([
      { code: 'cell-error', row: 2, column: 'B', value: '#N/A', count: 2 },
    ]);
    expect(source?.read('all').columns).toEqual([
      ['A', ''],
      ['', '1'],
    ]);
  });

  it('finds the header below a title, skips blank rows, sets the total aside', async () => {
    const rows = [
      [text('Report')],
      [],
      HEAD,
      [text('A'), number('1')],
      [],
      [text('B'), number('2')],
      [text('Total'), number('3')],
    ];
    const [source] = await sources([{ name: 'S', rows }]);
    expect(source?.header).toEqual(['name', 'value']);
    const table = source?.read('all');
    expect([table?.columns, table?.lines]).toEqual([
      [
        ['A', 'B'],
        ['1', '2'],
      ],
      [4, 6],
    ]);
    expect(table?.aside).toMatchObject([{ row: 7, value: 'Total 3' }]);
    expect(source?.read('all', 1).rows).toBe(1);
  });

  it('leaves the decimal sign open where numbers are texts with commas', async () => {
    const [source] = await sources([{ name: 'S', rows: [HEAD, [text('A'), text('1.234,56 €')]] }]);
    expect(source?.decimal).toBeNull();
  });

  it('of one row a million lines down is read at once', async () => {
    const xml = `<worksheet xmlns="${SHEET}"><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" ${text('a')}</c></row><row r="1048576"><c r="A1048576" ${text('x')}</c></row></sheetData></worksheet>`;
    const parts = workbook([{ name: 'S', rows: [] }]);
    const far = zipSync({ ...unzipSync(parts), 'xl/worksheets/s1.xml': bytes(xml) });
    const opened = await openFiles([{ name: 'far.xlsx', bytes: far }]);
    expect(opened.sources[0]?.read('all')).toMatchObject({ rows: 1, lines: [1_048_576] });
  });

  it('reads cells that do not say where they are', async () => {
    const cells = (row: readonly string[]): string => row.map((cell) => `<c ${cell}</c>`).join('');
    const rows = [HEAD, [text('A'), number('1')], ['/>', number('2')].map(String)];
    const xml = rows.map((row) => `<row>${cells(row).replace('<c /></c>', '<c/>')}</row>`).join('');
    const sheet = bytes(`<worksheet xmlns="${SHEET}"><sheetData>${xml}</sheetData></worksheet>`);
    const parts = unzipSync(workbook([{ name: 'S', rows: [] }]));
    const book = zipSync({ ...parts, 'xl/worksheets/s1.xml': sheet });
    const { sources: found } = await openFiles([{ name: 'book.xlsx', bytes: book }]);
    expect(found[0]?.read('all').columns).toEqual([
      ['A', ''],
      ['1', '2'],
    ]);
  });

  it('with a damaged sheet says so, and reads the others', async () => {
    const sheets = ['One', 'Two'].map((name) => ({
      name,
      rows: [HEAD, [text(name), number('1')]],
    }));
    const parts = unzipSync(workbook(sheets));
    const bad = `<worksheet xmlns="${SHEET}"><sheetData><row r="1"><c r="A1" t="what"><v>1</v></c></row></sheetData></worksheet>`;
    const one = zipSync({ ...parts, 'xl/worksheets/s1.xml': bytes(bad) });
    const opened = await openFiles([{ name: 'book.xlsx', bytes: one }]);
    expect(opened.sources.map(({ title }) => title)).toEqual(['Two']);
    expect(opened.sources[0]?.defects).toMatchObject([
      { code: 'workbook-broken', severity: 'warning', file: 'book.xlsx#One' },
    ]);
    const both = { 'xl/worksheets/s1.xml': bytes(bad), 'xl/worksheets/s2.xml': bytes(bad) };
    const { files } = await openFiles([
      { name: 'book.xlsx', bytes: zipSync({ ...parts, ...both }) },
    ]);
    expect(files[0]?.problem).toMatchObject({ code: 'workbook-broken', file: 'book.xlsx#One' });
  });
});
