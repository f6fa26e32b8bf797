import type { Directory } from '#domain/directory.ts';
import { lacking } from '#domain/publish.ts';
import { WHOLE } from '#domain/slice.ts';
import type { Ground } from './view-state.ts';

const ids = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id));

/** Levels whose page shows one layer: a territory's own; every other page starts with the first. */
function layerOf(directory: Directory, node: string | null): string {
  const own = directory.territories.find((territory) => territory.node === node)?.layer;
  return own ?? directory.layers[0]?.layer ?? WHOLE.layer;
}

/** What an address on the page of `node` may name. */
export function groundOf(directory: Directory, node: string | null): Ground {
  return {
    node,
    layer: layerOf(directory, node),
    measure: directory.views.some(({ view, on }) => view === 'coverage' && !on)
      ? 'penetration'
      : 'coverage',
    firstMonth: directory.firstMonth,
    lastMonth: directory.firstMonth + directory.months - 1,
    layers: new Set(directory.layers.map(({ layer }) => layer)),
    lines: lacking(directory, 'filters') ? new Set() : ids(directory.lines),
    industries: ids(directory.industries),
    tiers: ids(directory.tiers),
    territories: new Set(directory.territories.map(({ territory }) => territory)),
    reps: new Set(directory.reps.map(({ rep }) => rep)),
    published: directory.published,
  };
}
