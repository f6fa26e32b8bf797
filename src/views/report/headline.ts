import type { Finding } from '#domain/finding.ts';
import { counted } from '#domain/format.ts';
import { lacking } from '#domain/publish.ts';
import { reportTitle } from '#domain/headline.ts';
import type { ReportInput } from './input.ts';
import { pathTo } from './input.ts';

export interface Headline {
  /** The quiet line above: what this page is and how much stands behind it. */
  readonly kicker: string;
  readonly title: string;
  /** The first finding's detail, shown when no lesser finding stands below it. */
  readonly detail: string;
  readonly lesser: readonly { readonly title: string; readonly detail: string }[];
}

const LESSER = 2;

function kicker({ facts, directory }: ReportInput): string {
  const here = pathTo(directory, facts.scope).at(-1);
  const level =
    here && here.parent !== null
      ? `${here.level.charAt(0).toUpperCase()}${here.level.slice(1)} ${here.name}`
      : 'Coverage report';
  const territories = facts.territories.length;
  const accounts = facts.total.now.accounts;
  return [
    level,
    [
      lacking(directory, 'territories')
        ? counted(territories, 'part')
        : counted(territories, 'territory', 'territories'),
      ...(facts.reps.length > 0 ? [counted(facts.reps.length, 'rep')] : []),
      ...(accounts > 0 ? [counted(accounts, 'account')] : []),
    ].join(', '),
  ].join(' · ');
}

/** The strongest finding as the title and the next two below it; the plain title where none fired. */
export function headline(input: ReportInput, findings: readonly Finding[]): Headline {
  const [first, ...rest] = findings;
  return {
    kicker: kicker(input),
    title: reportTitle(findings, input.facts.scope === null ? null : nameOf(input)),
    detail:
      first?.detail ?? 'No finding stands out: nothing in this slice passes the tested rules.',
    lesser: rest.slice(0, LESSER).map(({ title, detail }) => ({ title, detail })),
  };
}

const nameOf = ({ directory, facts }: ReportInput): string =>
  pathTo(directory, facts.scope).at(-1)?.name ?? directory.title;
