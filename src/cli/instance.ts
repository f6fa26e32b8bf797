import { type Graph, graphOf } from '#optimiser/graph.ts';
import { CallError } from './call-error.ts';

/** What both kinds of instance hold. Unit indexes are the order of the file. */
interface Common {
  readonly ids: readonly string[];
  readonly graph: Graph;
  readonly districts: number;
  /** Metres of an equal-area plane. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Districts from nothing: Σ population × (km ÷ 1000)² from a member unit, within [lower, upper]. */
export interface HessInstance extends Common {
  readonly kind: 'hess';
  readonly population: Float64Array;
  readonly lower: number;
  readonly upper: number;
}

/** Today's plan brought within the tolerance of the mean at the least moved cost. */
export interface RebalanceInstance extends Common {
  readonly kind: 'rebalance';
  readonly weight: Float64Array;
  readonly cost: Float64Array;
  readonly current: Int32Array;
  readonly locked: Uint8Array;
  readonly tolerance: number;
}

export type Instance = HessInstance | RebalanceInstance;

/**
 * An instance as JSON: `kind`, `k`, `units` with `id`, `x`, `y` and the kind's numbers, `adjacency`
 * as a list of unit indexes a unit. @throws CallError with file, field and value.
 */
export function readInstance(text: string, file: string): Instance {
  const whole = objectOf(parsed(text, file), { file, path: '' });
  const at = (path: string): Field => ({ file, path });
  const units = listOf(whole['units'], at('units')).map((unit, n) =>
    objectOf(unit, at(`units[${n}]`)),
  );
  const numbers = (name: string, least = Number.NEGATIVE_INFINITY): Float64Array =>
    Float64Array.from(units, (unit, n) => numberOf(unit[name], at(`units[${n}].${name}`), least));
  const common: Common = {
    ids: idsOf(units, file),
    graph: graphFrom(listOf(whole['adjacency'], at('adjacency')), units.length, file),
    districts: wholeOf(whole['k'], at('k'), 1, units.length),
    x: numbers('x'),
    y: numbers('y'),
  };
  const kind = whole['kind'] ?? 'hess';
  if (kind === 'rebalance') return { ...common, ...rebalanceOf(whole, common, numbers, file) };
  if (kind !== 'hess') throw bad(at('kind'), kind, '"hess" or "rebalance"');
  const lower = numberOf(whole['L'], at('L'), 0);
  const upper = numberOf(whole['U'], at('U'), lower);
  return { ...common, kind, population: numbers('pop', 0), lower, upper };
}

type Rebalance = Omit<RebalanceInstance, keyof Common>;

function rebalanceOf(
  whole: Readonly<Record<string, unknown>>,
  { ids, districts }: Common,
  numbers: (name: string, least: number) => Float64Array,
  file: string,
): Rebalance {
  const current = listOf(whole['current'], { file, path: 'current' });
  if (current.length !== ids.length)
    throw bad({ file, path: 'current' }, `${current.length} entries`, `${ids.length} entries`);
  const locked = new Uint8Array(ids.length);
  listOf(whole['locked'] ?? [], { file, path: 'locked' }).forEach((id, n) => {
    const unit = ids.indexOf(String(id));
    if (unit < 0) throw bad({ file, path: `locked[${n}]` }, id, 'the id of a unit');
    locked[unit] = 1;
  });
  return {
    kind: 'rebalance',
    weight: numbers('w', 0),
    cost: numbers('cost', 0),
    tolerance: numberOf(whole['tolerance'], { file, path: 'tolerance' }, 0),
    current: Int32Array.from(current, (it, n) =>
      wholeOf(it, { file, path: `current[${n}]` }, 0, districts - 1),
    ),
    locked,
  };
}

function idsOf(units: readonly Readonly<Record<string, unknown>>[], file: string): string[] {
  const seen = new Set<string>();
  return units.map(({ id }, n) => {
    const field = { file, path: `units[${n}].id` };
    if ((typeof id !== 'string' && typeof id !== 'number') || id === '')
      throw bad(field, id, 'a text');
    if (seen.has(String(id))) throw bad(field, id, 'an id no other unit has');
    seen.add(String(id));
    return String(id);
  });
}

/** Lists of neighbours, each pair in both lists; no unit names itself. */
function graphFrom(lists: readonly unknown[], units: number, file: string): Graph {
  if (lists.length !== units)
    throw bad({ file, path: 'adjacency' }, `${lists.length} lists`, `${units} lists`);
  const near = lists.map((list, unit) =>
    listOf(list, { file, path: `adjacency[${unit}]` }).map((it, n) =>
      wholeOf(it, { file, path: `adjacency[${unit}][${n}]` }, 0, units - 1),
    ),
  );
  const sets = near.map((list) => new Set(list));
  const [a, b]: [number[], number[]] = [[], []];
  sets.forEach((set, unit) => {
    const field = { file, path: `adjacency[${unit}]` };
    for (const other of set) {
      if (other === unit) throw bad(field, other, 'another unit than itself');
      if (!sets[other]?.has(unit))
        throw bad(field, other, `a unit whose own list has ${unit}, too (a border has two sides)`);
      if (unit < other) {
        a.push(unit);
        b.push(other);
      }
    }
  });
  return graphOf(units, a, b);
}

export interface Field {
  readonly file: string;
  readonly path: string;
}

export function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CallError(`${file}: this is no JSON (${String(cause)}).`, { cause });
  }
}

export function bad({ file, path }: Field, value: unknown, wanted: string): CallError {
  const shown = value === undefined ? 'missing' : (JSON.stringify(value) ?? String(value));
  return new CallError(
    `${file}: ${path || 'the whole'} is ${shown.slice(0, 80)}; ${wanted} is expected.`,
  );
}

export function objectOf(value: unknown, field: Field): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw bad(field, value, 'an object');
  return value as Record<string, unknown>;
}

export function listOf(value: unknown, field: Field): readonly unknown[] {
  if (!Array.isArray(value)) throw bad(field, value, 'a list');
  return value;
}

export function numberOf(value: unknown, field: Field, least: number): number {
  if (typeof value === 'number' && Number.isFinite(value) && value >= least) return value;
  const wanted = least === Number.NEGATIVE_INFINITY ? 'a number' : `a number of ${least} or more`;
  throw bad(field, value, wanted);
}

function wholeOf(value: unknown, field: Field, least: number, most: number): number {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most)
    return value as number;
  throw bad(field, value, `a whole number from ${least} to ${most}`);
}
