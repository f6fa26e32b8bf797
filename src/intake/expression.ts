import {
  add,
  type Decimal,
  decimalOf,
  divide,
  multiply,
  negate,
  round,
  subtract,
} from './decimal.ts';
import { parseDecimal } from './number.ts';
import { ExpressionError, type Token, tokens } from './token.ts';

export { ExpressionError } from './token.ts';

/** Value of a column in the row at hand; null when the cell is empty. */
export type Look = (column: string) => Decimal | null;

export interface Expression {
  /** Columns it reads, each once, in order of appearance. */
  readonly columns: readonly string[];
  /** Null when a cell is empty or a divisor zero. Exact: rounds only where `round` stands. */
  evaluate(look: Look): Decimal | null;
}

type Node = (look: Look) => Decimal | null;

const MAX_LENGTH = 2000;
const MAX_DEPTH = 50;
const MAX_DIGITS = 12;

/**
 * `+ - * /`, brackets, numbers, columns (names with blanks in "…" or `…`), `round(x, digits)` half
 * up. Worked out in exact decimals.
 * @throws ExpressionError with the position of what is wrong.
 */
export function parseExpression(text: string): Expression {
  if (text.length > MAX_LENGTH)
    throw new ExpressionError(`longer than ${MAX_LENGTH} characters`, MAX_LENGTH);
  const state: State = { list: tokens(text), at: 0, depth: 0, columns: new Set() };
  const node = sum(state);
  if (peek(state).kind !== 'end') throw unexpected(peek(state));
  return { columns: [...state.columns], evaluate: node };
}

interface State {
  readonly list: readonly Token[];
  at: number;
  depth: number;
  readonly columns: Set<string>;
}

const END: Token = { kind: 'end', text: '', position: 0, quoted: false };
const peek = (state: State): Token => state.list[state.at] ?? END;

function next(state: State): Token {
  const token = peek(state);
  state.at++;
  return token;
}

/** Takes the token when it is one of the signs. */
function take(state: State, signs: string): string | null {
  const token = peek(state);
  if (token.kind !== 'sign' || !signs.includes(token.text)) return null;
  state.at++;
  return token.text;
}

function expect(state: State, sign: string): void {
  if (take(state, sign) === null) throw unexpected(peek(state), `"${sign}" expected`);
}

function unexpected(
  token: Token,
  wanted = 'a number, column or bracket expected',
): ExpressionError {
  const found = token.kind === 'end' ? 'the end' : `"${token.text}"`;
  return new ExpressionError(`${wanted}, found ${found}`, token.position);
}

type Operation = (a: Decimal, b: Decimal) => Decimal | null;
const OPERATIONS: Readonly<Record<string, Operation>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
};

const sum = (state: State): Node => chain(state, '+-', product);
const product = (state: State): Node => chain(state, '*/', signed);

/** Left to right: a − b − c is (a − b) − c. */
function chain(state: State, signs: string, part: (state: State) => Node): Node {
  let left = part(state);
  for (let sign = take(state, signs); sign !== null; sign = take(state, signs)) {
    left = both(OPERATIONS[sign] ?? add, left, part(state));
  }
  return left;
}

const both =
  (operation: Operation, left: Node, right: Node): Node =>
  (look) => {
    const [a, b] = [left(look), right(look)];
    return a === null || b === null ? null : operation(a, b);
  };

function signed(state: State): Node {
  if (take(state, '+') !== null) return deeper(state, signed);
  if (take(state, '-') === null) return atom(state);
  const inner = deeper(state, signed);
  return (look) => {
    const value = inner(look);
    return value === null ? null : negate(value);
  };
}

function deeper(state: State, part: (state: State) => Node): Node {
  if (++state.depth > MAX_DEPTH)
    throw new ExpressionError(`nested deeper than ${MAX_DEPTH}`, peek(state).position);
  const node = part(state);
  state.depth--;
  return node;
}

function atom(state: State): Node {
  if (take(state, '(') !== null) {
    const inner = deeper(state, sum);
    expect(state, ')');
    return inner;
  }
  const token = next(state);
  if (token.kind === 'number') return constant(token);
  if (token.kind !== 'column') throw unexpected(token);
  if (!token.quoted && peek(state).text === '(' && peek(state).kind === 'sign')
    return call(state, token);
  state.columns.add(token.text);
  return (look) => look(token.text);
}

function constant(token: Token): Node {
  const value = parseDecimal(token.text) ?? decimalOf(0n);
  return () => value;
}

function call(state: State, name: Token): Node {
  if (name.text.toLowerCase() !== 'round')
    throw new ExpressionError(`no function "${name.text}"; there is round`, name.position);
  expect(state, '(');
  const inner = deeper(state, sum);
  const digits = take(state, ',') === null ? 0 : wholeDigits(next(state));
  expect(state, ')');
  return (look) => {
    const value = inner(look);
    return value === null ? null : round(value, digits);
  };
}

function wholeDigits(token: Token): number {
  const digits = Number(token.text);
  if (token.kind !== 'number' || !Number.isInteger(digits) || digits > MAX_DIGITS) {
    throw new ExpressionError(`round takes 0 to ${MAX_DIGITS} digits`, token.position);
  }
  return digits;
}
