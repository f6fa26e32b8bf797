type Parts = Record<string, Uint8Array>;

/**
 * Parts of a workbook as the reader of rows knows them: it takes date1904="1" only, where some
 * programs write "true", and every cell must say where it is, which the format does not ask.
 */
export function plainParts(parts: Parts): Parts {
  return Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => {
      const change = /^xl\/workbook\.xml$/i.test(name)
        ? withPlainSwitch
        : /^xl\/worksheets\//i.test(name)
          ? withAddresses
          : null;
      return [name, change ? changed(bytes, change) : bytes];
    }),
  );
}

function changed(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  const xml = new TextDecoder().decode(bytes);
  const plain = change(xml);
  return plain === xml ? bytes : new TextEncoder().encode(plain);
}

const withPlainSwitch = (xml: string): string =>
  xml.replace(/date1904="(true|on)"/i, 'date1904="1"');

const CELL = /<c[\s/>][^>]*/;
const TAGS = /<(row|c)(?=[\s/>])([^>]*?)(\/?>)/g;

/** Gives each cell its place where the first one has none: they follow one another. */
function withAddresses(xml: string): string {
  const first = CELL.exec(xml)?.[0];
  if (first === undefined || /\sr="/.test(first)) return xml;
  let [row, column] = [0, 0];
  return xml.replace(TAGS, (_, tag: string, attributes: string, end: string) => {
    const told = /\sr="([A-Z]*)(\d+)"/.exec(attributes);
    if (tag === 'row') {
      row = told ? Number(told[2]) : row + 1;
      column = 0;
      return `<row${told ? '' : ` r="${row}"`}${attributes}${end}`;
    }
    column = told ? columnNumber(told[1] ?? '') : column + 1;
    return `<c${told ? '' : ` r="${columnLetters(column)}${row}"`}${attributes}${end}`;
  });
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);

/** 28 → 'AB'. */
function columnLetters(column: number): string {
  const [before, last] = [Math.floor((column - 1) / 26), (column - 1) % 26];
  return (before > 0 ? columnLetters(before) : '') + String.fromCharCode(65 + last);
}
