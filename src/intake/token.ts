/** What is wrong in an expression, and where (0-based position in its text). */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  readonly position: number;

  constructor(message: string, position: number) {
    super(`${message} (at position ${position + 1})`);
    this.position = position;
  }
}

export interface Token {
  readonly kind: 'number' | 'column' | 'sign' | 'end';
  readonly text: string;
  readonly position: number;
  /** True for a name in quotes: never a function. */
  readonly quoted: boolean;
}

const SPACE = /\s*/y;
const NUMBER = /(\d+(\.\d*)?|\.\d+)/y;
const NAME = /[\p{L}_][\p{L}\p{N}_.]*/uy;
const QUOTED = /"((?:[^"]|"")*)"|`((?:[^`]|``)*)`/y;
const SIGN = /[-+*/(),]/y;

/** @throws ExpressionError for a character that starts no token, or an open quote. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let at = skip(text, 0);
  while (at < text.length) {
    const token = tokenAt(text, at);
    found.push(token);
    at = skip(text, at + lengthOf(text, token));
  }
  found.push({ kind: 'end', text: '', position: text.length, quoted: false });
  return found;
}

const skip = (text: string, at: number): number => at + (match(SPACE, text, at)?.[0].length ?? 0);

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function lengthOf(text: string, token: Token): number {
  return token.quoted ? (match(QUOTED, text, token.position)?.[0].length ?? 1) : token.text.length;
}

function tokenAt(text: string, position: number): Token {
  const number = match(NUMBER, text, position);
  if (number) return { kind: 'number', text: number[0], position, quoted: false };
  const name = match(NAME, text, position);
  if (name) return { kind: 'column', text: name[0], position, quoted: false };
  const quoted = match(QUOTED, text, position);
  if (quoted) {
    const inner = quoted[1]?.replaceAll('""', '"') ?? quoted[2]?.replaceAll('``', '`') ?? '';
    return { kind: 'column', text: inner, position, quoted: true };
  }
  const sign = match(SIGN, text, position);
  if (sign) return { kind: 'sign', text: sign[0], position, quoted: false };
  const what =
    text[position] === '"' || text[position] === '`'
      ? 'a quote is never closed'
      : `"${text[position]}" is not understood`;
  throw new ExpressionError(what, position);
}
