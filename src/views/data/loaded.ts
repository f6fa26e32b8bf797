import type { Defect } from '#domain/defect.ts';
import type { Directory, SourceEntry } from '#domain/directory.ts';
import { date, list, number } from '#domain/format.ts';
import { counted } from './words.ts';

/** What stands on top of the page when data is loaded. */
export interface LoadedHead {
  readonly kicker: string;
  readonly title: string;
  readonly sub: string;
  /** Smaller things to know, each a fact and its detail. */
  readonly lesser: readonly { readonly fact: string; readonly detail: string }[];
}

const KINDS = ['real', 'modelled', 'assumed'] as const;

function kindsText(sources: readonly SourceEntry[]): string {
  const parts = KINDS.map((kind) => ({
    kind,
    count: sources.filter((source) => source.kind === kind).length,
  })).filter(({ count }) => count > 0);
  return list(parts.map(({ kind, count }) => `${count} ${kind}`));
}

const sum = (sources: readonly SourceEntry[], count: (source: SourceEntry) => number): number =>
  sources.reduce((total, source) => total + count(source), 0);

/** Rows in and where they went, in words: they always add up. */
export function rowsText(sources: readonly SourceEntry[]): string {
  const read = sum(sources, (source) => source.rowsRead);
  const kept = sum(sources, (source) => source.rowsKept);
  const aside = sum(sources, (source) => source.rowsSetAside);
  return `${counted(read, 'row')} read = ${number(kept)} kept + ${number(aside)} set aside`;
}

function lesser({ demo, views, defects }: Directory): LoadedHead['lesser'] {
  const on = views.filter((view) => view.on).length;
  const found =
    defects.length === 0
      ? 'No defects were found.'
      : `${counted(defects.length, 'defect')} to know of, each with what to do.`;
  const facts = [{ fact: `${on} of ${views.length} views are on.`, detail: found }];
  const madeUp = {
    fact: 'The demo company is made up.',
    detail: 'Its sales, visits and potential are modelled, on real places and borders.',
  };
  return demo ? [madeUp, ...facts] : facts;
}

export function loadedHead(directory: Directory): LoadedHead {
  const { title, demo, sources, counts, asOf } = directory;
  const accounts = counts['accounts'] ?? 0;
  const sales = counts['sales'] ?? 0;
  const held = [
    ...(accounts > 0 ? [counted(accounts, 'account')] : []),
    ...(sales > 0 ? [counted(sales, 'sale')] : []),
  ];
  return {
    kicker: demo ? `${title} · demo, seeded` : `${title} · your data, in this browser only`,
    title: `${list(held)} to ${date(asOf)}`,
    sub: `${counted(sources.length, 'source')}: ${kindsText(sources)}. ${rowsText(sources)}.`,
    lesser: lesser(directory),
  };
}

/** Where a defect stands, in words; empty when it is of the whole. */
export const placeOf = ({ file, row, column }: Defect): string =>
  [file, row === null ? null : `row ${number(row)}`, column]
    .filter((part) => part !== null)
    .join(', ');

const RANK = { error: 0, warning: 1, note: 2 } as const;
export const SEVERITY = { error: 'Error', warning: 'Warning', note: 'Note' } as const;

/** Errors first, then what touches the most rows. */
export const byWeight = (defects: readonly Defect[]): Defect[] =>
  [...defects].sort((a, b) => RANK[a.severity] - RANK[b.severity] || b.count - a.count);
