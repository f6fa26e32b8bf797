import type { TableColumns } from '#domain/extract.ts';
import { makeRows, type Rows } from './rows.ts';
import { dayText, FIELD, OVERLAY } from './settings.ts';
import type { Accounts } from './accounts.ts';
import type { Hierarchy } from './hierarchy.ts';
import type { People, Shift } from './people.ts';
import type { Plants } from './plants.ts';

interface Span {
  readonly rep: string | null;
  readonly from: string;
  readonly to: string | null;
}

/** Who holds a territory's accounts over time; after the last rep left, the house does. */
function spansOf(people: People, territory: number): Span[] {
  const shifts = people.shifts.filter((shift) => shift.territory === territory);
  const rep = (shift: Shift) => people.reps[shift.rep]?.id ?? null;
  const to = (shift: Shift) => (shift.to === null ? null : dayText(shift.to));
  const spans = shifts.map((shift): Span => ({
    rep: rep(shift),
    from: dayText(shift.from),
    to: to(shift),
  }));
  const end = shifts.at(-1)?.to ?? null;
  return end === null ? spans : [...spans, { rep: null, from: dayText(end + 1), to: null }];
}

function addSpans(
  rows: Rows<'ownership'>,
  account: string,
  layer: string,
  spans: readonly Span[],
  share: number,
): void {
  for (const { rep, from, to } of spans) {
    rows.add({ account, layer, owner_kind: rep === null ? 'house' : 'rep', rep, share, from, to });
  }
}

/**
 * The owner in fact, dated, in both layers. Accounts with two owners are shared half and half
 * with the next territory's rep.
 */
export function ownershipTable(
  accounts: Accounts,
  owner: Int32Array,
  served: Int32Array,
  people: People,
  hierarchy: Hierarchy,
  plants: Plants,
): TableColumns {
  const rows = makeRows('ownership');
  const count = hierarchy.id.length;
  const spans = Array.from({ length: count + hierarchy.overlayId.length }, (_, at) =>
    spansOf(people, at),
  );
  const two = new Set(plants.twoOwners);
  accounts.id.forEach((account, at) => {
    const territory = served[at] ?? 0;
    const shared = two.has(at);
    addSpans(rows, account, FIELD, spans[territory] ?? [], shared ? 0.5 : 1);
    if (shared) addSpans(rows, account, FIELD, spans[(territory + 1) % count] ?? [], 0.5);
    addSpans(
      rows,
      account,
      OVERLAY,
      spans[count + (hierarchy.overlay[owner[at] ?? 0] ?? 0)] ?? [],
      1,
    );
  });
  return rows.columns;
}
