import type { DeskField, DeskTable, DeskView } from '#domain/desk.ts';
import { readMapping } from '#domain/mapping.ts';

const setting = (
  name: DeskTable['settings'][number]['name'],
  value: string,
  reason: string,
  choices: readonly (readonly [string, string])[],
): DeskTable['settings'][number] => ({
  name,
  value,
  origin: 'guessed',
  reason,
  choices: choices.map(([one, label]) => ({ value: one, label })),
});

const SETTINGS = [
  setting('encoding', 'utf-8', 'every byte is valid UTF-8', [
    ['utf-8', 'UTF-8'],
    ['windows-1252', 'Windows-1252'],
    ['utf-16le', 'UTF-16 LE'],
  ]),
  setting('delimiter', ',', '8 in each of the first 100 lines', [
    [',', 'Comma'],
    [';', 'Semicolon'],
    ['\t', 'Tab'],
    ['|', 'Pipe'],
  ]),
  setting('headerRow', '1', 'the only line without figures', [
    ['1', '1'],
    ['2', '2'],
    ['0', 'None'],
  ]),
  setting('decimal', '.', '1054.50 can be read one way only', [
    ['.', '1,234.56'],
    [',', '1.234,56'],
  ]),
];

type Cell = readonly [name: string, kind: DeskField['kind'], samples: readonly string[]];

function table(
  id: string,
  role: DeskTable['role'],
  roleReason: string,
  rows: number,
  cells: readonly Cell[],
): DeskTable {
  const samples = Math.min(...cells.map(([, , values]) => values.length));
  return {
    id,
    file: id,
    title: id,
    hidden: false,
    role,
    roleReason,
    rows,
    columns: cells.map(([name, kind, values]) => ({
      name,
      kind,
      filled: rows,
      distinct: values.length,
      samples: values,
      readAs: values,
      role: null,
    })),
    settings: SETTINGS,
    preview: Array.from({ length: samples }, (_, row) => cells.map(([, , v]) => v[row] ?? '')),
    previewLines: Array.from({ length: samples }, (_, row) => row + 2),
  };
}

const TABLES = [
  table('sales_pipeline.csv', 'sales', 'it has money in most rows', 8800, [
    ['opportunity_id', 'text', ['1C1I7A6R', 'Z063OYW0', 'EC4QE1BX']],
    ['sales_agent', 'text', ['Moses Frase', 'Darcel Schlecht', 'Zane Levy']],
    ['product', 'text', ['GTX Plus Basic', 'GTXPro', 'MG Special']],
    ['account', 'text', ['Cancity', 'Isdom', 'Codehow']],
    ['deal_stage', 'text', ['Won', 'Lost', 'Engaging']],
    ['close_date', 'date', ['2017-03-01', '2017-03-11', '2017-03-07']],
    ['close_value', 'money', ['1054', '4514', '50']],
  ]),
  table('accounts.csv', 'accounts', 'sales_pipeline.csv points to it', 85, [
    ['account', 'text', ['Acme Corporation', 'Betasoloin', 'Betatech']],
    ['sector', 'text', ['technolgy', 'medical', 'medical']],
    ['office_location', 'text', ['United States', 'United States', 'Kenya']],
  ]),
  table('products.csv', 'lines', 'sales_pipeline.csv takes columns of it', 7, [
    ['product', 'text', ['GTX Basic', 'GTX Pro', 'MG Special']],
    ['series', 'text', ['GTX', 'GTX', 'MG']],
  ]),
];

function field(
  name: string,
  label: string,
  brings: string,
  value: DeskField['value'],
  more: Partial<DeskField> = {},
): DeskField {
  return {
    path: `sales[0].${name}`,
    role: 'sales',
    block: 0,
    field: name,
    label,
    brings,
    required: false,
    kind: 'text',
    value,
    origin: value === null ? 'default' : 'guessed',
    reason: value === null ? 'no column looks like it' : 'its name and values look like it',
    candidates: typeof value === 'string' ? [value] : [],
    samples: [],
    ...more,
  };
}

const FIELDS = [
  field('money', 'Money', 'Brings the report', 'close_value', {
    kind: 'money',
    required: true,
  }),
  field('date', 'Date', 'Brings trends', 'close_date', { kind: 'date' }),
  field('account', 'Account', 'Brings accounts apart from each other', 'account'),
  field('seller', 'Seller', 'Brings reps and ranking', 'sales_agent'),
  field('line', 'Product line', 'Brings slices by line', 'product.series', {
    candidates: ['product.series', 'product'],
    samples: ['GTX', 'MG', 'GTK'],
  }),
  field('zip', 'ZIP', 'Brings the map', null),
  field('city', 'City', 'Brings the map', null),
];

/** A desk like the one maven-crm makes: four roles, a join with a slip of the pen, a question. */
export const DESK: DeskView = {
  files: [
    ...TABLES.map(({ id }, at) => ({
      name: id,
      bytes: [666_000, 4_600, 171][at] ?? 0,
      kind: 'text' as const,
      tables: [id],
      problem: null,
    })),
    {
      name: 'notes.docx',
      bytes: 18_200,
      kind: null,
      tables: [],
      problem: {
        code: 'not-a-table',
        severity: 'error',
        file: 'notes.docx',
        row: null,
        column: null,
        value: null,
        count: 1,
        message: 'This is a Word document, no table.',
        remedy: 'Save its table as CSV or XLSX and drop that.',
      },
    },
  ],
  tables: TABLES,
  mapping: readMapping({
    title: 'Sales pipeline',
    sales: { file: 'sales_pipeline.csv', money: 'close_value' },
    accounts: { file: 'accounts.csv', account: 'account' },
    lines: { file: 'products.csv', line: 'product', name: 'series' },
  }).mapping,
  fields: FIELDS,
  joins: [
    {
      from: 'sales_pipeline.csv',
      fromColumn: 'product',
      to: 'products.csv',
      toColumn: 'product',
      origin: 'guessed',
      reason: 'both columns have one name',
      rows: 8800,
      missedRows: 1480,
      misses: [{ value: 'GTXPro', rows: 1480, like: 'GTX Pro', mended: null }],
    },
  ],
  questions: [
    {
      id: 'dates:sales_pipeline.csv:close_date',
      table: 'sales_pipeline.csv',
      column: 'close_date',
      text: 'Is 03/04/2017 the third of April or the fourth of March?',
      samples: ['03/04/2017', '05/06/2017'],
      answers: [
        { value: 'dmy', label: '3 April 2017' },
        { value: 'mdy', label: '4 March 2017' },
      ],
    },
  ],
  views: [
    {
      view: 'map',
      on: false,
      reason: 'no places; a ZIP, a city with its state, or coordinates would bring it',
    },
    { view: 'ranking', on: true, reason: '35 reps over 4 quarters' },
    { view: 'trend', on: true, reason: '10 months' },
    { view: 'coverage', on: false, reason: 'no visits; a table of visits would bring it' },
  ],
  assumptions: [
    { missing: 'tier', instead: 'by rank of revenue: A 10 %, B 20 %, C 40 %, D 30 %' },
    { missing: 'capacity of 35 of 35 reps', instead: '1,536 field hours a year each' },
  ],
  defects: [],
  problems: [],
};
