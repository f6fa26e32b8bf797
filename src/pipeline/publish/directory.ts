import type { Defect } from '#domain/defect.ts';
import type { Directory, ViewState } from '#domain/directory.ts';
import { lacking, type Published } from '#domain/publish.ts';
import type { Parts } from './parts.ts';

/** What the directory is made of anew. */
interface Telling {
  readonly published: Published;
  readonly fingerprint: string;
  /** Of a summary only. */
  readonly parts: Parts | null;
  /** True where a text names what is left out. */
  readonly names: (text: string) => boolean;
}

const OFF: readonly ViewState['view'][] = ['moves', 'pipeline'];
const OFF_IN_SUMMARY: readonly ViewState['view'][] = [...OFF, 'ranking'];

/** The directory below 'account': nothing of an account, and of a summary no territory or rep. */
export function publishedDirectory(directory: Directory, telling: Telling): Directory {
  const { published, fingerprint, parts, names } = telling;
  const told = {
    ...directory,
    ...{ published, fingerprint, industries: [], tiers: [], types: [] },
    defects: directory.defects.map(withoutValues),
    sources: directory.sources.map((source) => ({ ...source, note: null })),
    assumptions: directory.assumptions.filter(
      ({ missing, instead }) => !names(missing) && !names(instead),
    ),
    reps: directory.reps.map((rep) => ({
      ...rep,
      skills: rep.skills.filter(({ kind }) => kind === 'line'),
    })),
  };
  const whole = { ...told, views: viewsOf(told, parts ? OFF_IN_SUMMARY : OFF) };
  return parts ? summary(whole, parts) : whole;
}

/** Which rows a defect is about is theirs who hold the tables. */
const withoutValues = (defect: Defect): Defect => ({
  ...defect,
  ...{ file: null, row: null, column: null, value: null },
  message: `“${defect.code.replaceAll('-', ' ')}” was found ${defect.count === 1 ? 'once' : `${defect.count} times`}.`,
  remedy: 'Who published this extract can see the rows.',
});

function viewsOf(directory: Directory, off: readonly ViewState['view'][]): ViewState[] {
  const reason = lacking(directory, 'moves') ?? '';
  return directory.views.map((state) =>
    state.on && off.includes(state.view) ? { view: state.view, on: false, reason } : state,
  );
}

function summary(directory: Directory, { nodes, territories }: Parts): Directory {
  const known = new Set(nodes.map(({ node }) => node));
  return {
    ...directory,
    nodes,
    territories,
    layers: directory.layers.slice(0, 1),
    reps: [],
    quotaCents: null,
    goals: directory.goals.filter(({ owner }) => known.has(owner)),
    counts: { ...directory.counts, territories: territories.length, reps: 0 },
  };
}
