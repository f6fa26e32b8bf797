/** The seven classes a measure is coloured by; the same at every filter and date. */
export interface ClassScale {
  readonly kind: 'sequential' | 'diverging';
  /** Six ascending bounds; a value on a bound belongs to the class above it. */
  readonly breaks: readonly number[];
  /** Custom properties, index = class. */
  readonly colours: readonly string[];
  /** What the middle of a diverging scale means, or where the company stands. */
  readonly midpoint: { readonly value: number; readonly label: string } | null;
}

export const CLASS_COUNT = 7;
const ramp = (name: 'seq' | 'div') =>
  Array.from({ length: CLASS_COUNT }, (_, at) => `--${name}-${at}`);

/** Every colour a scale may have. */
export const PALETTE: readonly string[] = [...ramp('seq'), ...ramp('div')];

/** Custom property of the text colour on a class. */
export const textOn = (colour: string): string => colour.replace('--', '--on-');

/** More is further from paper. `breaks` are six ascending bounds in the measure's own unit. */
export function sequential(
  breaks: readonly number[],
  midpoint: ClassScale['midpoint'] = null,
): ClassScale {
  checkBreaks(breaks);
  return { kind: 'sequential', breaks, colours: ramp('seq'), midpoint };
}

/**
 * Three bounds either side of a named midpoint. `steps` are three ascending distances from it.
 * `shortSide` says where the orange is: below (a shortfall) or above (an overload).
 */
export function diverging(
  midpoint: NonNullable<ClassScale['midpoint']>,
  steps: readonly [number, number, number],
  shortSide: 'below' | 'above',
): ClassScale {
  const up = steps.map((step) => midpoint.value + step);
  const down = steps.map((step) => midpoint.value - step).reverse();
  const breaks = [...down, ...up];
  checkBreaks(breaks);
  const colours = shortSide === 'below' ? ramp('div') : ramp('div').reverse();
  return { kind: 'diverging', breaks, colours, midpoint };
}

function checkBreaks(breaks: readonly number[]): void {
  const ascending = breaks.every((value, at) => at === 0 || value > (breaks[at - 1] ?? NaN));
  if (breaks.length !== CLASS_COUNT - 1 || !ascending) {
    throw new RangeError(`class breaks must be six ascending numbers, got ${breaks.join(', ')}`);
  }
}

/** Class of a value; −1 when it is not known. */
export function classOf({ breaks }: ClassScale, value: number): number {
  if (Number.isNaN(value)) return -1;
  let at = 0;
  while (at < breaks.length && value >= (breaks[at] ?? Infinity)) at++;
  return at;
}

/** Class of each value, −1 not known. */
export const classify = (scale: ClassScale, values: ArrayLike<number>): Int8Array =>
  Int8Array.from({ length: values.length }, (_, at) => classOf(scale, values[at] ?? NaN));

/** Classes as report.json ships them: a digit a unit, '.' for no data. */
export const parseClasses = (digits: string): Int8Array =>
  Int8Array.from(digits, (digit) => (digit === '.' ? -1 : Number(digit)));

/** Weight (e.g. potential) that lies in each class; units without data are left out. */
export function weightByClass(classes: ArrayLike<number>, weights: ArrayLike<number>): number[] {
  const sums = new Array<number>(CLASS_COUNT).fill(0);
  for (let unit = 0; unit < classes.length; unit++) {
    const at = classes[unit] ?? -1;
    if (at >= 0) sums[at] = (sums[at] ?? 0) + (weights[unit] || 0);
  }
  return sums;
}

const NICE = [1, 2, 3, 5, 7.5];

function niceBelow(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value));
  return Math.max(...NICE.filter((step) => step * decade <= value * (1 + 1e-9))) * decade;
}

function niceAbove(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value));
  const step = NICE.find((one) => one * decade > value * (1 + 1e-9));
  return step === undefined ? 10 * decade : step * decade;
}

/**
 * Six round bounds near the seventh-parts of the positive cents: for money, which no fixed list
 * fits. Ask it once, of the whole company at the default slice, and keep the answer.
 */
export function moneyBreaks(values: ArrayLike<number>): number[] {
  const known = Array.from(values)
    .filter((value) => value >= 1)
    .sort((a, b) => a - b);
  let last = 0;
  return Array.from({ length: CLASS_COUNT - 1 }, (_, at) => {
    const wanted = known[Math.floor(((at + 1) * known.length) / CLASS_COUNT)] ?? 10 ** at;
    const nice = niceBelow(wanted);
    last = nice > last ? nice : niceAbove(last);
    return last;
  });
}

/** Px radius of a dot whose area stands for money; `maxPx` for the largest. */
export const dotRadius = (cents: number, maxCents: number, maxPx: number): number =>
  cents > 0 && maxCents > 0 ? maxPx * Math.sqrt(cents / maxCents) : 0;

const SHARE_BREAKS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

/** Coverage as a share; the company's own value is the labelled line. */
export const coverageScale = (company: number, label: string): ClassScale =>
  sequential(SHARE_BREAKS, { value: company, label });

/** Workload index around 100: overload is orange. */
export const indexScale = (label: string): ClassScale =>
  diverging({ value: 100, label }, [5, 15, 30], 'above');
