import type { Directory } from '#domain/directory.ts';
import type { Current } from '#state/current.svelte.ts';

/** Hover and selection as one thing over map, lists and charts. Hover is no part of the address. */
export class Linked {
  hovered = $state<string | null>(null);
  hoveredUnit = $state<string | null>(null);
  /** H3 index. */
  hoveredHexagon = $state<string | null>(null);
  readonly #current: Current;
  readonly #directory: () => Directory;

  /** Territory selected in the address, be it by itself or by its rep. */
  readonly territory: string | null = $derived.by(() => {
    const { selection } = this.#current.view;
    if (selection?.kind === 'territory') return selection.id;
    if (selection?.kind === 'rep') return this.territoryOf(selection.id);
    return null;
  });
  readonly unit: string | null = $derived.by(() => {
    const { selection } = this.#current.view;
    return selection?.kind === 'unit' ? selection.id : null;
  });
  /** H3 index of the hexagon selected. */
  readonly hexagon: string | null = $derived.by(() => {
    const { selection } = this.#current.view;
    return selection?.kind === 'hexagon' ? selection.id : null;
  });

  constructor(current: Current, directory: () => Directory) {
    this.#current = current;
    this.#directory = directory;
  }

  territoryOf(rep: string): string | null {
    return this.#directory().reps.find((entry) => entry.rep === rep)?.territory ?? null;
  }

  hover(territory: string | null): void {
    this.hovered = territory;
  }

  hoverRep(rep: string | null): void {
    this.hovered = rep === null ? null : this.territoryOf(rep);
  }

  /** Selects a territory, or takes the selection back when it is selected already. */
  select(territory: string): void {
    const again = this.territory === territory;
    this.#current.choose({ selection: again ? null : { kind: 'territory', id: territory } });
  }

  selectHexagon(id: string): void {
    const again = this.hexagon === id;
    this.#current.choose({ selection: again ? null : { kind: 'hexagon', id } });
  }

  selectUnit(unit: string): void {
    const again = this.unit === unit;
    this.#current.choose({ selection: again ? null : { kind: 'unit', id: unit } });
  }
}
