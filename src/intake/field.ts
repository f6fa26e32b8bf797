import type { FieldKind, FieldValue } from '#domain/mapping.ts';
import { type ColumnAt, findColumn, type Scope } from './column.ts';
import { type Expression, ExpressionError, parseExpression } from './expression.ts';

/** Where the cells of a field come from. */
export type FieldPlan =
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'columns'; readonly columns: readonly ColumnAt[] }
  | {
      readonly kind: 'expression';
      readonly text: string;
      readonly expression: Expression;
      readonly columns: ReadonlyMap<string, ColumnAt>;
    };

/** Collects what is wrong with a mapping; `where` is a path in bailiwick.json. */
export type Complain = (
  code: string,
  where: string,
  value: string,
  message: string,
  remedy: string,
) => void;

/** What a field reads; null, and a complaint, when that cannot be. */
export function planField(
  value: FieldValue,
  kind: FieldKind,
  scope: readonly Scope[],
  path: string,
  complain: Complain,
): FieldPlan | null {
  if (typeof value === 'number') return { kind: 'constant', text: String(value) };
  if (typeof value === 'string') return planText(value, kind, scope, path, complain);
  if (!Array.isArray(value)) return { kind: 'constant', text: String(value.constant) };
  if (kind !== 'text' && value.length > 1) {
    complain(
      'two-columns',
      path,
      value.join(', '),
      'two columns for one field.',
      'Name one, or an expression of both.',
    );
    return null;
  }
  const columns = value.flatMap((name) => found(name, scope, path, complain) ?? []);
  return columns.length === value.length ? { kind: 'columns', columns } : null;
}

/** A column's name wins over an expression that looks the same. */
function planText(
  text: string,
  kind: FieldKind,
  scope: readonly Scope[],
  path: string,
  complain: Complain,
): FieldPlan | null {
  const numeric = kind === 'money' || kind === 'number';
  const column = findColumn(text, scope);
  if (column.kind === 'found') return { kind: 'columns', columns: [column.at] };
  if (!numeric || !/[-+*/()"`\d]/.test(text)) {
    found(text, scope, path, complain);
    return null;
  }
  return planExpression(text, scope, path, complain);
}

function planExpression(
  text: string,
  scope: readonly Scope[],
  path: string,
  complain: Complain,
): FieldPlan | null {
  try {
    const expression = parseExpression(text);
    const pairs = expression.columns.map(
      (name) => [name, found(name, scope, path, complain)] as const,
    );
    const columns = new Map(pairs.flatMap(([name, at]) => (at ? [[name, at] as const] : [])));
    return columns.size === pairs.length ? { kind: 'expression', text, expression, columns } : null;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    complain(
      'bad-expression',
      path,
      text,
      `no such column, and as an expression: ${error.message}.`,
      'Mend the expression.',
    );
    return null;
  }
}

/** A column by name; null, and a complaint, when there is none or several. */
export function found(
  name: string,
  scope: readonly Scope[],
  path: string,
  complain: Complain,
): ColumnAt | null {
  const result = findColumn(name, scope);
  if (result.kind === 'found') return result.at;
  const code = result.kind === 'several' ? 'ambiguous-column' : 'unknown-column';
  complain(code, path, name, result.message, result.remedy);
  return null;
}
