import { resolve } from '$app/paths';

/** Pages end in a slash, so that any static host finds their folder. */
export const homeHref = (): string => resolve('/');
export const repsHref = (): string => resolve('/reps/');
export const dataHref = (): string => resolve('/data/');
export const repHref = (rep: string): string => resolve(`/reps/${encodeURIComponent(rep)}/`);

/** Page of a node; the company's is the front page. */
export function nodeHref(
  node: string,
  directory: {
    readonly nodes: readonly { readonly node: string; readonly parent: string | null }[];
  },
): string {
  const root = directory.nodes.find(({ parent }) => parent === null)?.node;
  return node === root ? homeHref() : resolve(`/node/${encodeURIComponent(node)}/`);
}
