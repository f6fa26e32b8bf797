import type { Option } from '#ui/control/listbox.ts';

const CURRENCIES =
  'USD EUR GBP CAD AUD CHF SEK NOK DKK PLN CZK JPY CNY INR KRW SGD BRL MXN ZAR TRY';

/** Currencies to choose from, with the names the browser knows; one not listed is added. */
export function currencyOptions(current: string): Option[] {
  const names = new Intl.DisplayNames('en', { type: 'currency' });
  const codes = new Set([current, ...CURRENCIES.split(' ')]);
  return [...codes].map((code) => ({ value: code, label: `${code}, ${names.of(code) ?? code}` }));
}

export const MONTHS: readonly Option[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
].map((label, at) => ({ value: String(at + 1), label }));
