import { TERRITORY_TYPES, type TerritoryType } from './slice.ts';

/** What an account must be for a rule to own it; all parts must hold, an empty one matches all. */
export interface Where {
  readonly account?: string;
  readonly family?: string;
  /** NAICS prefix. */
  readonly naics?: string;
  readonly tier?: string;
  readonly size?: string;
  /** One of the account's traits. */
  readonly trait?: string;
  /** Potential a year at least, and below: the band frozen at the plan's date. */
  readonly potentialAboveCents?: number;
  readonly potentialBelowCents?: number;
  readonly units?: readonly string[];
  readonly states?: readonly string[];
  /** Only in layers that sell nothing but these lines. */
  readonly lines?: readonly string[];
  /** The owner of the account's unit in the assignment; the rule's own territory is not used. */
  readonly assignment?: true;
}

export interface Rule {
  readonly rule: string;
  readonly layer: string;
  /** Integer; the lowest wins. */
  readonly priority: number;
  readonly type: TerritoryType;
  readonly where: Where;
  readonly territory: string;
}

/** A rule that cannot be read. Holds the offending values. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
  readonly values: Readonly<Record<string, unknown>>;
  constructor(message: string, values: Readonly<Record<string, unknown>>) {
    super(message);
    this.values = values;
  }
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isCents = (value: unknown): boolean => Number.isSafeInteger(value);

const PARTS: Readonly<Record<keyof Where, (value: unknown) => boolean>> = {
  account: isText,
  family: isText,
  naics: isText,
  tier: isText,
  size: isText,
  trait: isText,
  potentialAboveCents: isCents,
  potentialBelowCents: isCents,
  units: isTexts,
  states: isTexts,
  lines: isTexts,
  assignment: (value) => value === true,
};

function parseObject(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text === '' ? '{}' : text);
  } catch {
    value = null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RuleError('The condition of a rule is a JSON object.', { where: text });
  return value as Readonly<Record<string, unknown>>;
}

/** Reads the `where` column of a rule; throws RuleError naming the part it cannot use. */
export function parseWhere(text: string): Where {
  const value = parseObject(text);
  for (const [part, content] of Object.entries(value)) {
    const check = Object.hasOwn(PARTS, part) ? PARTS[part as keyof Where] : null;
    if (!check?.(content))
      throw new RuleError(`A rule cannot ask for "${part}" like this.`, { [part]: content });
  }
  return value as Where;
}

/** A row of the `rule` table as a rule; throws RuleError. */
export function parseRule(row: Readonly<Record<keyof Rule, unknown>>): Rule {
  const { rule, layer, priority, type, where, territory } = row;
  if (!Number.isInteger(priority))
    throw new RuleError('The priority of a rule is a whole number.', { rule, priority });
  if (!TERRITORY_TYPES.some((known) => known === type))
    throw new RuleError('Not a territory type.', { rule, type });
  return {
    rule: String(rule),
    layer: String(layer),
    priority: priority as number,
    type: type as TerritoryType,
    where: parseWhere(typeof where === 'string' ? where : ''),
    territory: typeof territory === 'string' ? territory : '',
  };
}
