import type { Assume } from '#domain/reading.ts';
import { readMapping } from '#domain/mapping.ts';

interface AssumeChange {
  readonly name: string;
  readonly value: string;
}

/** How each rung is written by a person: text → what bailiwick.json holds; null: it cannot be read. */
const READ: Readonly<Record<keyof Assume, (text: string) => unknown>> = {
  tierShares: (text) => numbersIn(text).map((it) => it / 100),
  callNeeds: (text) => text.split(/[;\n]/).flatMap((part) => callNeed(part) ?? []),
  capacityHours: (text) => numbersIn(text.replaceAll(',', ''))[0],
  periodMonths: (text) => numbersIn(text)[0],
  potentialPercentile: (text) => (numbersIn(text)[0] ?? Number.NaN) / 100,
  left: (text) =>
    text
      .split(/[;\n]/)
      .map((it) => it.trim())
      .filter((it) => it !== ''),
};

const numbersIn = (text: string): number[] => (text.match(/\d+(\.\d+)?/g) ?? []).map(Number);

/** '12 field of 130 minutes', '12 field 130' → contacts a year, channel, minutes of each. */
function callNeed(part: string): { channel: string; contacts: number; minutes: number } | null {
  const [contacts, minutes] = numbersIn(part);
  const channel = /\b(field|phone|video|email)\b/i.exec(part)?.[1]?.toLowerCase() ?? 'field';
  return contacts === undefined || minutes === undefined ? null : { channel, contacts, minutes };
}

/** The assumptions with one changed; an empty text takes the default again, nonsense changes nothing. */
export function assumeValue(assume: Assume, { name, value }: AssumeChange): Assume {
  if (!Object.hasOwn(READ, name)) return assume;
  const key = name as keyof Assume;
  if (value.trim() === '') {
    const { [key]: _, ...rest } = assume;
    return rest;
  }
  const read = READ[key](value);
  if (read === undefined || (key === 'callNeeds' && (read as readonly unknown[]).length === 0))
    return assume;
  const { mapping, issues } = readMapping({ assume: { ...assume, [key]: read } });
  return issues.length > 0 ? assume : mapping.assume;
}
