/** A sheet as the workbook lists it. */
export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  /** Cells that hold an error such as #N/A. */
  readonly errors: number;
  readonly firstError: CellError | null;
  /** Its part in the workbook. */
  readonly part: string;
}

interface CellError {
  /** 1-based. */
  readonly row: number;
  /** Letters, as a spreadsheet shows them. */
  readonly column: string;
  readonly value: string;
}

type Parts = Readonly<Record<string, Uint8Array>>;

const text = (parts: Parts, name: string): string => {
  const part = parts[name];
  return part ? new TextDecoder().decode(part) : '';
};

/** Sheets in the workbook's order, those a reader of rows hands on. */
export function sheetParts(parts: Parts): SheetPart[] {
  const targets = relations(text(parts, 'xl/_rels/workbook.xml.rels'));
  return tags(text(parts, 'xl/workbook.xml'), 'sheet').flatMap((tag) => {
    const name = attribute(tag, 'name');
    if (name === null || name === '') return [];
    const hidden = /hidden/i.test(attribute(tag, 'state') ?? '');
    const part = targets.get(attribute(tag, 'id') ?? '') ?? '';
    return [{ name, hidden, part, ...errorsIn(text(parts, part)) }];
  });
}

/** Relation → path of its part. */
function relations(xml: string): Map<string, string> {
  return new Map(
    tags(xml, 'Relationship').map((tag) => {
      const target = attribute(tag, 'Target') ?? '';
      return [
        attribute(tag, 'Id') ?? '',
        target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      ];
    }),
  );
}

const tags = (xml: string, name: string): string[] =>
  xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? [];

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s(?:\\w+:)?${name}=(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found ? unescaped(found[1] ?? found[2] ?? '') : null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

const unescaped = (value: string): string =>
  value.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, number, name) => {
    if (name) return ENTITIES[name as string] ?? whole;
    const code = hex ? Number.parseInt(hex as string, 16) : Number(number);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

const ERROR_CELL = /<(?:\w+:)?c\s[^>]*\bt="e"[^>]*>/g;

function errorsIn(xml: string): Pick<SheetPart, 'errors' | 'firstError'> {
  const found = [...xml.matchAll(ERROR_CELL)];
  const [first] = found;
  if (!first) return { errors: 0, firstError: null };
  const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(attribute(first[0], 'r') ?? '') ?? [];
  const rest = xml.slice(first.index, first.index + 500);
  const value = /<(?:\w+:)?v>([^<]*)</.exec(rest)?.[1] ?? '#N/A';
  return { errors: found.length, firstError: { row: Number(row), column, value } };
}
