import type { Directory } from '#domain/directory.ts';
import { factRow } from '#domain/facts.ts';
import { groupFacts } from '#domain/grouped.ts';
import { lacking } from '#domain/publish.ts';
import { CLASS_COUNT, classify, parseClasses } from '#panels/classes.ts';
import type { Current } from '#state/current.svelte.ts';
import type { Session } from '#state/session.svelte.ts';
import { isSliced } from '#state/view-state.ts';
import { groupNames, groupOwners, groupsOf } from './hexagons.ts';
import type { ReportInput } from './input.ts';
import type { Linked } from './linked.svelte.ts';
import { legendOf, mapScale, mapValues, unitCard, type UnitCard } from './map.ts';
import type { TerritoryRow } from './territory-rows.ts';

interface Sources {
  readonly current: Current;
  readonly session: Session;
  readonly linked: Linked;
  readonly directory: Directory;
  readonly input: ReportInput;
  readonly rows: readonly TerritoryRow[];
  /** Classes a unit of the default slice, as the page brings them. */
  readonly unitClasses: string;
}

/** More dots than this are drawn together until the zoom tells them apart: performance.md. */
const MANY_DOTS = 30_000;

/** What the map shows one by one, and what is said of each: units, or hexagons of units. */
export class MapShown {
  readonly #from: () => Sources;
  readonly #view = $derived.by(() => this.#from().current.view);
  readonly #hexagons = $derived.by(() => this.#from().session.hexagons);
  readonly #wantsGroups = $derived.by(() => {
    const { form } = this.#view;
    return form === 'hexagons' || (form === 'dots' && this.#count > MANY_DOTS);
  });
  readonly #count = $derived.by(() => this.#from().unitClasses.length);
  readonly #cells = $derived.by(() => {
    const spread = this.#view.form === 'dots' && this.#hexagons.resolved;
    return this.#wantsGroups && !spread ? this.#hexagons.cells : null;
  });
  /** Areas stand until the hexagons are here. */
  readonly form = $derived.by(() => {
    if (this.#view.form === 'dots') return this.#cells ? 'clusters' : 'dots';
    return this.#cells ? 'hexagons' : 'areas';
  });
  readonly groups = $derived(this.#cells && groupsOf(this.#cells));
  readonly #unitOwner = (unit: number): string | null =>
    this.#from().session.ground.ownerAt(this.#view.slice.layer, unit);
  /** Facts by index; null before they are here. */
  readonly facts = $derived.by(() => {
    const { units } = this.#from().session;
    const cells = this.#cells;
    return units && cells ? groupFacts(units, cells.cellOf, cells.ids.length) : units;
  });
  readonly #owners = $derived.by(() => {
    const { units } = this.#from().session;
    const cells = this.#cells;
    return cells && units ? groupOwners(cells, units, this.#unitOwner) : null;
  });
  readonly #names = $derived.by(() => {
    const { geometry } = this.#from().session.ground;
    return this.#cells && geometry ? groupNames(this.#cells, geometry.cities) : null;
  });
  readonly #values = $derived.by(() => {
    const { input, rows } = this.#from();
    const { now } = input.facts.company;
    return this.facts && mapValues(this.#view.measure, this.facts, now, rows, this.ownerAt);
  });
  /** Shares and indexes have the same classes in every form; money takes those of what is shown. */
  readonly scale = $derived.by(() => {
    const { input } = this.#from();
    return mapScale(this.#view.measure, input, this.#values ?? []);
  });
  /** Does the page's own picture show what is asked? */
  readonly pictured = $derived.by(() => {
    const { ground } = this.#from().current;
    return this.#view.measure === ground.measure && !isSliced(this.#view.slice, ground);
  });
  readonly classes = $derived.by(() => {
    const { unitClasses } = this.#from();
    if (this.#values) return classify(this.scale, this.#values);
    return parseClasses(this.pictured ? unitClasses : '.'.repeat(unitClasses.length));
  });
  readonly legend = $derived.by(() => {
    const { currency } = this.#from().directory;
    const noun = this.#cells ? 'hexagon' : 'area';
    return legendOf(this.#view.measure, this.scale, this.classes, this.facts, currency, noun);
  });
  readonly hovered = $derived.by(() => {
    const { linked, session } = this.#from();
    if (this.#cells)
      return linked.hoveredHexagon === null ? null : this.#cellAt(linked.hoveredHexagon);
    return linked.hoveredUnit === null ? null : session.ground.indexOf(linked.hoveredUnit);
  });
  readonly shownClasses = $derived.by(() => {
    const { hidden } = this.#view;
    return hidden.length > 0 ? new Set(CLASSES.filter((at) => !hidden.includes(at))) : null;
  });

  constructor(from: () => Sources) {
    this.#from = from;
    $effect(() => {
      // What does not come leaves the areas on the map.
      if (this.#wantsGroups) void this.#hexagons.load().catch(() => undefined);
    });
  }

  readonly ownerAt = (index: number): string | null =>
    this.#owners ? (this.#owners[index] ?? null) : this.#unitOwner(index);

  idAt(index: number): string {
    return this.#cells?.ids[index] ?? this.#from().session.ground.idAt(index);
  }

  nameAt(index: number): string {
    return this.#names?.(index) ?? this.#from().session.ground.nameAt(index);
  }

  /** What is said of an index; null before its facts are here. */
  describe(index: number): UnitCard | null {
    const { input, directory } = this.#from();
    if (!this.facts) return null;
    const owner = this.ownerAt(index);
    const entry = directory.territories.find(({ territory }) => territory === owner);
    const whole = lacking(directory, 'areas') !== null;
    const named = {
      name: whole && entry ? entry.name : this.nameAt(index),
      note: whole ? '' : (entry?.name ?? 'no territory'),
      shown: this.#values?.[index] ?? Number.NaN,
    };
    const row = factRow(this.facts, index);
    return unitCard(this.#view.measure, row, input.facts.company.now, named, directory.currency);
  }

  hover(index: number | null): void {
    const { linked } = this.#from();
    const id = index === null ? null : this.idAt(index);
    linked.hoveredHexagon = this.#cells ? id : null;
    linked.hoveredUnit = this.#cells ? null : id;
    linked.hover(index === null ? null : this.ownerAt(index));
  }

  select(index: number | null): void {
    const { linked, directory } = this.#from();
    if (index === null) return;
    const owner = lacking(directory, 'areas') && this.ownerAt(index);
    if (owner) linked.select(owner);
    if (lacking(directory, 'areas')) return;
    if (this.#cells) linked.selectHexagon(this.idAt(index));
    else linked.selectUnit(this.idAt(index));
  }

  filter(next: ReadonlySet<number> | null): void {
    const hidden = next === null ? [] : CLASSES.filter((at) => !next.has(at));
    this.#from().current.choose({ hidden });
  }

  #cellAt(id: string): number | null {
    const at = this.#cells?.ids.indexOf(id) ?? -1;
    return at < 0 ? null : at;
  }
}

const CLASSES = Array.from({ length: CLASS_COUNT }, (_, at) => at);
