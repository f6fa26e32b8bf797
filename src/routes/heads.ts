import { findingsOf } from '#domain/findings.ts';
import { period } from '#domain/format.ts';
import { COMPANY, type Built } from '#state/built.ts';

/** What a page says of itself in a tab, a search and a chat. */
export interface HeadFacts {
  readonly title: string;
  readonly description: string;
  /** File of the preview image in the extract's folder. */
  readonly preview: string;
  /** Where the site lives, ending in a slash; null where the build was not told. */
  readonly site: string | null;
}

/** The first finding, with the ground it was found on. */
export function findingText({ directory, page: { facts } }: Built): string {
  const found = findingsOf(facts, directory)[0];
  const ground = `${facts.territories.length} territories, ${period(facts.period, directory.asOf)}.`;
  return found ? `${found.title}. ${ground}` : ground;
}

/** `preview` names a node or 'company'. */
export const headOf = (title: string, description: string, preview: string): HeadFacts => ({
  title,
  description,
  preview: `preview/${encodeURIComponent(preview)}.png`,
  site: null,
});

export type Head = (built: Built) => HeadFacts;

export const companyHead: Head = (built) =>
  headOf(`${built.directory.title}: sales coverage`, findingText(built), COMPANY);

export const nodeHead =
  (node: string): Head =>
  (built) => {
    const name = built.directory.nodes.find((entry) => entry.node === node)?.name ?? node;
    return headOf(`${name}: sales coverage`, findingText(built), node);
  };

export const repsHead: Head = ({ directory }) => {
  const said = 'Reps by what their ground does not explain, with intervals.';
  return headOf(`${directory.title}: reps`, said, COMPANY);
};

export const repHead =
  (rep: string): Head =>
  ({ directory: { reps, territories } }) => {
    const entry = reps.find((it) => it.rep === rep);
    const node = territories.find(({ territory }) => territory === entry?.territory)?.node;
    const name = entry?.name ?? rep;
    const said = `${name}: place given the ground, revenue, attainment, quarters.`;
    return headOf(`${name}: rep`, said, node ?? COMPANY);
  };

export const dataHead: Head = ({ directory }) => {
  const said = 'What is loaded and how good it is; bring your own tables, nothing is uploaded.';
  return headOf(`${directory.title}: data`, said, COMPANY);
};
