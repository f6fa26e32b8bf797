import type { GroupFacts } from '#domain/facts.ts';
import { capital } from '#domain/format.ts';
import { segmentTitle } from '#domain/headline.ts';
import type { Position, Stance, Yardstick } from '#domain/segment.ts';
import { median, stanceOf, stanceWords } from '#domain/segment.ts';
import type { ReportInput } from './input.ts';
import { valueOf } from './input.ts';
import type { SegmentGrid, SegmentRow } from './segments.ts';
import type { TerritoryRow } from './territory-rows.ts';

const positionOf = (input: ReportInput, group: GroupFacts): Position => ({
  potentialCents: valueOf(input, 'potential', group),
  penetration: valueOf(input, 'penetration', group),
  growth: valueOf(input, 'growth', group),
});

function yardstick(input: ReportInput, parts: readonly Position[]): Yardstick {
  const { penetration, growth } = positionOf(input, input.facts.total);
  return {
    penetration,
    growth,
    largeCents: median(parts.map(({ potentialCents }) => potentialCents)),
  };
}

/** What to do about each row of segments, cell by cell, in words; by row id. */
export function segmentStances(input: ReportInput, grid: SegmentGrid): ReadonlyMap<string, string> {
  const groups = grid.rows.flatMap(({ cells }) =>
    cells.flatMap(({ group }) => (group ? [group] : [])),
  );
  const parts = groups.map((group) => positionOf(input, group));
  const whole = { ...yardstick(input, parts), penetration: grid.midpoint };
  // 'Defend A, develop B': the head of the table says that these are tiers.
  const names = new Map(grid.columns.map(({ id, name }) => [id, name.replace(/^tier /i, '')]));
  const words = ({ cells }: SegmentRow) =>
    stanceWords(
      cells.map(({ column, group }) => ({
        name: names.get(column) ?? column,
        stance: group ? stanceOf(positionOf(input, group), whole) : null,
      })),
    );
  return new Map(grid.rows.map((row) => [row.id, words(row) || '–']));
}

/** 'Food processing' within a sentence; 'IT services' stays. */
const midSentence = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

/** What the segments say together: those rows whose whole is worth investing in. */
export function segmentHeadline(input: ReportInput, grid: SegmentGrid): string {
  const positions = grid.rows.map((row) => ({
    name: row.name,
    position: positionOf(input, row.group),
  }));
  const parts = positions.map(({ position }) => position);
  const whole = { ...yardstick(input, parts), penetration: grid.midpoint };
  return segmentTitle(
    positions.map(({ name, position }) => ({
      name: grid.by === 'industry' ? midSentence(name) : name,
      potentialCents: position.potentialCents,
      stance: stanceOf(position, whole),
    })),
  );
}

export interface TerritoryStance {
  readonly territory: string;
  readonly name: string;
  readonly stance: Stance | null;
  readonly words: string;
  readonly row: TerritoryRow;
  readonly growth: number;
}

/** Every territory's stance, the one with most potential first. */
export function territoryStances(
  input: ReportInput,
  rows: readonly TerritoryRow[],
): readonly TerritoryStance[] {
  const groups = new Map(input.facts.territories.map((facts) => [facts.territory, facts]));
  const positions = rows.flatMap((row) => {
    const group = groups.get(row.territory);
    return group ? [{ row, position: positionOf(input, group) }] : [];
  });
  const whole = yardstick(
    input,
    positions.map(({ position }) => position),
  );
  return positions
    .map(({ row, position }) => {
      const stance = stanceOf(position, whole);
      return {
        territory: row.territory,
        name: row.name,
        stance,
        words: capital(stance ?? '–'),
        row,
        growth: position.growth,
      };
    })
    .sort((a, b) => b.row.values.potential - a.row.values.potential);
}
