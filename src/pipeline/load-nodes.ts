import { insertRows, type Loading, type Row } from './load-context.ts';

export const ROOT = 'company';

/** The sales hierarchy as it grows from the areas that rows name. */
export interface Hierarchy {
  /** Node of the lowest level named, made where new; null when none is. */
  leaf(area: readonly (readonly [level: string, name: string])[]): string | null;
  add(node: Row & { node: string }): void;
  write(loading: Loading): Promise<void>;
}

/** 'South-East 2' → 'south-east-2': node ids are addresses of pages. */
const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'none';

export function hierarchy(title: string): Hierarchy {
  const nodes = new Map<string, Row>();
  nodes.set(ROOT, { node: ROOT, parent: null, level: 'company', name: title });
  return {
    leaf: (area) => {
      let parent: string | null = null;
      for (const [level, name] of area) {
        const node: string =
          parent === null ? `${slug(level)}-${slug(name)}` : `${parent}-${slug(name)}`;
        if (!nodes.has(node)) nodes.set(node, { node, parent: parent ?? ROOT, level, name });
        parent = node;
      }
      return parent;
    },
    add: (row) => void nodes.set(row.node, row),
    write: ({ engine }) => insertRows(engine, 'node', [...nodes.values()]),
  };
}
