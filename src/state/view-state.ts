import { MAP_MEASURES } from '#domain/measure.ts';
import type { Month } from '#domain/period.ts';
import { monthText, parseMonth } from '#domain/period.ts';
import { lacking, type Published } from '#domain/publish.ts';
import type { Slice, TerritoryType } from '#domain/slice.ts';
import { TERRITORY_TYPES, WHOLE } from '#domain/slice.ts';
import { OWN_NAME } from './own-link.ts';

export const FORMS = ['areas', 'dots', 'hexagons'] as const;
export const RANKINGS = ['fair', 'revenue', 'attainment'] as const;
export const SEGMENTS = ['industry', 'area'] as const;
export const SELECTABLE = ['territory', 'unit', 'rep', 'hexagon'] as const;
export type MapMeasure = (typeof MAP_MEASURES)[number];

export interface Selection {
  readonly kind: (typeof SELECTABLE)[number];
  readonly id: string;
}

/** Everything a reader chose. Hover is no part of it. */
export interface View {
  readonly slice: Slice;
  readonly measure: MapMeasure;
  readonly form: (typeof FORMS)[number];
  readonly selection: Selection | null;
  /** Legend classes the reader switched off, ascending. */
  readonly hidden: readonly number[];
  readonly ranking: (typeof RANKINGS)[number];
  readonly segments: (typeof SEGMENTS)[number];
  /** A copied link's fingerprint and headline values, as `state/link.ts` writes them. */
  readonly fingerprint: string | null;
  readonly claim: string | null;
}

/** What the path and the data say before any parameter: the page's node, its layer, known ids. */
export interface Ground {
  readonly node: string | null;
  readonly layer: string;
  /** The measure the map opens on: coverage needs contacts. */
  readonly measure: MapMeasure;
  readonly firstMonth: Month;
  readonly lastMonth: Month;
  readonly layers: ReadonlySet<string>;
  readonly lines: ReadonlySet<string>;
  readonly industries: ReadonlySet<string>;
  readonly tiers: ReadonlySet<string>;
  readonly territories: ReadonlySet<string>;
  readonly reps: ReadonlySet<string>;
  /** What is left out cannot be asked for. */
  readonly published?: Published | undefined;
}

export interface ReadView {
  readonly view: View;
  /** Names of parameters that were unknown or held a bad value; they count as not given. */
  readonly dropped: readonly string[];
}

const NAME = {
  from: 'from',
  to: 'to',
  compare: 'vs',
  layer: 'layer',
  lines: 'line',
  industries: 'industry',
  tiers: 'tier',
  types: 'type',
  history: 'history',
  measure: 'measure',
  form: 'form',
  selection: 'pick',
  hidden: 'hide',
  ranking: 'rank',
  segments: 'by',
  fingerprint: 'f',
  claim: 'v',
} as const;

/** `theme` is static/before-paint.js's, the other own-link.ts'; both are accepted and not carried on. */
const KNOWN_NAMES: ReadonlySet<string> = new Set([...Object.values(NAME), OWN_NAME, 'theme']);
const CLASSES = 7;
const LONGEST_ID = 80;
const LONGEST_CLAIM = 1000;

export const defaultView = (ground: Ground): View => ({
  slice: { ...WHOLE, node: ground.node, layer: ground.layer },
  measure: ground.measure,
  form: 'areas',
  selection: null,
  hidden: [],
  ranking: 'fair',
  segments: 'industry',
  fingerprint: null,
  claim: null,
});

/** Collects what was dropped while single parameters are read. */
class Reader {
  readonly dropped = new Set<string>();
  readonly params: URLSearchParams;
  constructor(params: URLSearchParams) {
    this.params = params;
    for (const name of params.keys()) if (!KNOWN_NAMES.has(name)) this.dropped.add(name);
  }

  one<T>(name: string, parse: (text: string) => T | null, fallback: T): T {
    const text = this.params.get(name);
    if (text === null) return fallback;
    const value = parse(text);
    if (value !== null) return value;
    this.dropped.add(name);
    return fallback;
  }

  among<T extends string>(name: string, choices: readonly T[], fallback: T): T {
    return this.one(name, (text) => choices.find((choice) => choice === text) ?? null, fallback);
  }

  ids(name: string, known: ReadonlySet<string>): string[] {
    const given = [...new Set(this.params.getAll(name))];
    const kept = given.filter((id) => known.has(id));
    if (kept.length < given.length) this.dropped.add(name);
    return kept.sort();
  }
}

function readPeriod(reader: Reader, ground: Ground): Pick<Slice, 'from' | 'to'> {
  const month = (text: string): Month | null => {
    const value = parseMonth(text);
    return value !== null && value >= ground.firstMonth && value <= ground.lastMonth ? value : null;
  };
  const from = reader.one<Month | null>(NAME.from, month, null);
  const to = reader.one<Month | null>(NAME.to, month, null);
  if (from === null && to === null) return { from, to };
  if (from !== null && to !== null && from <= to) return { from, to };
  reader.dropped.add(from === null ? NAME.to : NAME.from);
  return { from: null, to: null };
}

/** Parameters of a summary that are left out: it has one slice. */
const SLICING = [
  ...[NAME.from, NAME.to, NAME.compare, NAME.layer, NAME.lines],
  ...[NAME.industries, NAME.tiers, NAME.types, NAME.history],
];

function readSlice(reader: Reader, ground: Ground): Slice {
  if (lacking(ground, 'slices')) {
    for (const name of SLICING) if (reader.params.has(name)) reader.dropped.add(name);
    return defaultView(ground).slice;
  }
  const types = new Set<string>(lacking(ground, 'filters') ? [] : TERRITORY_TYPES);
  return {
    ...readPeriod(reader, ground),
    compare: reader.among(NAME.compare, ['year', 'none'], WHOLE.compare),
    layer: reader.one(NAME.layer, (id) => (ground.layers.has(id) ? id : null), ground.layer),
    node: ground.node,
    lines: reader.ids(NAME.lines, ground.lines),
    industries: reader.ids(NAME.industries, ground.industries),
    tiers: reader.ids(NAME.tiers, ground.tiers),
    types: reader.ids(NAME.types, types) as TerritoryType[],
    history: reader.among(NAME.history, ['restated', 'credited'], WHOLE.history),
  };
}

/** An H3 cell: mode 1 in its first byte. */
const H3_INDEX = /^8[0-9a-f]{14}$/;

function parseSelection(text: string, ground: Ground): Selection | null {
  const colon = text.indexOf(':');
  const kind = SELECTABLE.find((name) => name === text.slice(0, colon));
  const id = text.slice(colon + 1);
  if (!kind || id.length > LONGEST_ID) return null;
  if (kind === 'territory' && !ground.territories.has(id)) return null;
  if (kind === 'rep' && !ground.reps.has(id)) return null;
  if (kind === 'hexagon' && !H3_INDEX.test(id)) return null;
  if ((kind === 'unit' || kind === 'hexagon') && lacking(ground, 'areas')) return null;
  return { kind, id };
}

function parseHidden(text: string): readonly number[] | null {
  if (!/^[0-6]{1,7}$/.test(text)) return null;
  const classes = [...new Set([...text].map(Number))].sort((a, b) => a - b);
  return classes.length < CLASSES ? classes : null;
}

/** Reads an address. Never throws: what is unknown or bad is left out and named in `dropped`. */
export function readView(params: URLSearchParams, ground: Ground): ReadView {
  const reader = new Reader(params);
  const pattern = (shape: RegExp) => (text: string) => (shape.test(text) ? text : null);
  const view: View = {
    slice: readSlice(reader, ground),
    measure: reader.among(NAME.measure, MAP_MEASURES, ground.measure),
    form: reader.among(NAME.form, lacking(ground, 'areas') ? ['areas'] : FORMS, 'areas'),
    selection: reader.one<Selection | null>(
      NAME.selection,
      (text) => parseSelection(text, ground),
      null,
    ),
    hidden: reader.one<readonly number[]>(NAME.hidden, parseHidden, []),
    ranking: reader.among(NAME.ranking, RANKINGS, 'fair'),
    segments: reader.among(NAME.segments, SEGMENTS, 'industry'),
    fingerprint: reader.one<string | null>(NAME.fingerprint, pattern(/^[0-9a-f]{12}$/), null),
    claim: reader.one<string | null>(
      NAME.claim,
      (text) => (text.length <= LONGEST_CLAIM ? text : null),
      null,
    ),
  };
  return { view, dropped: [...reader.dropped].sort() };
}

/** Every parameter of a view as text lists, in the order of `NAME`; an empty list is left out. */
function parameters(view: View): Record<keyof typeof NAME, readonly string[]> {
  const { slice, selection } = view;
  const month = (value: Month | null) => (value === null ? [] : [monthText(value)]);
  const text = (value: string | null) => (value === null ? [] : [value]);
  return {
    from: month(slice.from),
    to: month(slice.to),
    compare: [slice.compare],
    layer: [slice.layer],
    lines: slice.lines,
    industries: slice.industries,
    tiers: slice.tiers,
    types: slice.types,
    history: [slice.history],
    measure: [view.measure],
    form: [view.form],
    selection: selection ? [`${selection.kind}:${selection.id}`] : [],
    hidden: view.hidden.length > 0 ? [view.hidden.join('')] : [],
    ranking: [view.ranking],
    segments: [view.segments],
    fingerprint: text(view.fingerprint),
    claim: text(view.claim),
  };
}

/** Writes what differs from the page's defaults; `readView` gives the same view back. */
export function writeView(view: View, ground: Ground): URLSearchParams {
  const params = new URLSearchParams();
  const chosen = parameters(view);
  const defaults = parameters(defaultView(ground));
  for (const key of Object.keys(NAME) as (keyof typeof NAME)[]) {
    if (
      chosen[key].join('\n') === defaults[key].join('\n') &&
      chosen[key].length === defaults[key].length
    )
      continue;
    for (const value of chosen[key]) params.append(NAME[key], value);
  }
  return params;
}

/** One sentence for all that was dropped, or null. */
export function droppedNotice(dropped: readonly string[]): string | null {
  if (dropped.length === 0) return null;
  const names = dropped.slice(0, 3).map((name) => `“${name.slice(0, 24)}”`);
  const more = dropped.length > 3 ? ` and ${dropped.length - 3} more` : '';
  return `Part of this address is not known here and was left out: ${names.join(', ')}${more}.`;
}

/** Whether the numbers depend on choices the prerendered page does not show. */
export function isSliced(slice: Slice, ground: Ground): boolean {
  const whole = { ...WHOLE, node: ground.node, layer: ground.layer };
  return JSON.stringify({ ...whole, ...slice }) !== JSON.stringify(whole);
}
