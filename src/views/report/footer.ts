import type { Directory, SourceEntry } from '#domain/directory.ts';
import { counted, date, number } from '#domain/format.ts';

export interface FooterModel {
  readonly sources: readonly string[];
  readonly counts: string;
  readonly rows: string;
  readonly defects: Directory['defects'];
  readonly assumptions: readonly string[];
  readonly attribution: readonly string[];
}

const COUNTED: Readonly<Record<string, string>> = {
  accounts: 'account',
  orders: 'order',
  orderLines: 'order line',
  units: 'unit',
  visits: 'visit',
};

function sourceText({ source, kind, asOf, note }: SourceEntry): string {
  const asOfText = asOf === null ? '' : `, as of ${date(asOf)}`;
  return `${source}: ${kind}${asOfText}${note === null ? '' : `; ${note}`}`;
}

/** Where the numbers come from: sources with their dates, counts, what was set aside, and why. */
export function footer(directory: Directory): FooterModel {
  const { sources, counts, defects, assumptions, potential } = directory;
  const sum = (count: (source: SourceEntry) => number) =>
    sources.reduce((total, source) => total + count(source), 0);
  const [read, kept, aside] = [
    sum((s) => s.rowsRead),
    sum((s) => s.rowsKept),
    sum((s) => s.rowsSetAside),
  ];
  const spread = potential
    ? [`Potential: ${potential.source}, ± ${number(potential.relativeSd * 100)} %`]
    : [];
  return {
    sources: [...sources.map(sourceText), ...spread],
    counts: Object.entries(COUNTED)
      .flatMap(([key, word]) => (counts[key] === undefined ? [] : [counted(counts[key], word)]))
      .join(', '),
    rows: `Rows in ${number(read)} = kept ${number(kept)} + set aside ${number(aside)}`,
    defects,
    assumptions: assumptions.map(({ missing, instead }) => `No ${missing}: ${instead}.`),
    attribution: directory.attribution,
  };
}
