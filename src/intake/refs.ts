import type { FieldValue } from '#domain/mapping.ts';
import type { DraftBlock } from './draft.ts';
import { ExpressionError, parseExpression } from './expression.ts';

/** Names of columns that a block's fields may mean, those in expressions too. */
export const columnsOf = ({ fields, area, extra }: DraftBlock): string[] =>
  [
    ...[...fields.values()].map(({ value }) => value),
    ...Object.values(area),
    ...Object.values(extra),
  ].flatMap(namesIn);

/** A column's own name, a list's, or those an expression reads. */
export function namesIn(value: FieldValue): string[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return [];
  try {
    return [value, ...parseExpression(value).columns];
  } catch (error) {
    if (error instanceof ExpressionError) return [value];
    throw error;
  }
}
