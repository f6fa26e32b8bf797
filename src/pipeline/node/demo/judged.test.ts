import { beforeAll, describe, expect, it } from 'vitest';
import { bandSide } from '#domain/band.ts';
import type { Directory } from '#domain/directory.ts';
import { isRanking, rankReps, type RankGroup } from '#domain/ranking.ts';
import { WHOLE } from '#domain/slice.ts';
import type { Advice } from '#domain/suggestion.ts';
import { openNative } from '#engine/native.ts';
import { suggest } from '#planning/suggest.ts';
import { reportFacts } from '#queries/report.ts';
import { writePlan } from '../../plan.ts';
import { prepare } from '../../prepare.ts';
import { createTables } from '../../tables.ts';
import { sampleCompany, textColumn } from './company.sample.ts';
import { FIELD } from './settings.ts';

const { tables, key } = sampleCompany({ seed: 1 });

/** Indexes of the units that touch, in the order of the units' ids. */
function neighbours(unitIds: readonly string[]): { a: number[]; b: number[] } {
  const at = new Map(unitIds.map((unit, index) => [unit, index]));
  const side = (name: string) =>
    textColumn(tables, 'unit_neighbour', name).map((unit) => at.get(unit) ?? -1);
  return { a: side('a'), b: side('b') };
}

/** What a reader is told of the demo company, by the pipeline's own way. */
describe('the demo company as it is judged', () => {
  let directory: Directory;
  let advice: Advice;
  let groups: ReadonlyMap<string, RankGroup>;

  beforeAll(async () => {
    const engine = await openNative();
    await createTables(engine);
    for (const [name, columns] of Object.entries(tables)) await engine.insert(name, columns);
    const prepared = await prepare(engine, { defects: [], assumptions: [] });
    await writePlan(engine, prepared.plan);
    directory = prepared.directory;
    const { reps } = await reportFacts(engine, directory, { ...WHOLE, layer: FIELD });
    await engine.close();
    const ranking = rankReps(reps, directory.planDerived);
    if (!isRanking(ranking)) throw new TypeError(ranking.reason);
    groups = new Map(ranking.rows.map(({ rep, group }) => [rep, group]));
    const unitIds = textColumn(tables, 'unit', 'unit').sort();
    advice = suggest({ ...prepared, unitIds, neighbours: neighbours(unitIds) });
  }, 120_000);

  it('places the good rep on poor ground clearly above, the poor one on rich clearly below', () => {
    expect(groups.get(key.goodOnPoor?.rep ?? '')).toBe('above');
    expect(groups.get(key.poorOnRich?.rep ?? '')).toBe('below');
  });

  it('leaves most reps where their ground puts them', () => {
    const expected = [...groups.values()].filter((group) => group === 'expected').length;
    expect(expected / groups.size).toBeGreaterThan(0.6);
  });

  it('is advised as the generator was told', () => {
    expect(advice.verdict).toBe(key.advice.verdict);
    expect(advice.movedShare).toBeCloseTo(key.advice.moved, 6);
    const yearOne = advice.together?.years[0];
    expect((yearOne?.median ?? 0) / 19e9).toBeCloseTo(key.advice.yearOne, 6);
    expect(yearOne?.positive).toBeGreaterThanOrEqual(0.8);
    expect(advice.inBandAfter).toBeGreaterThan(advice.inBandBefore);
  });

  it('is advised to take ground from the four heavy territories first', () => {
    const givers = advice.suggestions.slice(0, 5).map(({ from }) => from.territory);
    expect(givers.every((territory) => key.heavy.includes(territory))).toBe(true);
  });

  it('is told of room only where there is room: no taker ends above the band, none of either side leaves it', () => {
    for (const { from, to, contiguous, reason } of advice.suggestions) {
      expect(contiguous).toBe(true);
      expect(bandSide(to.indexAfter), reason.text).not.toBe('above');
      expect(bandSide(from.indexAfter), reason.text).not.toBe('below');
      if (reason.text.includes('has room')) expect(bandSide(to.indexBefore)).toBe('below');
    }
  });

  it('names the heavy territories after their metros', () => {
    const names = new Map(directory.territories.map(({ territory, name }) => [territory, name]));
    for (const territory of key.heavy)
      expect(names.get(territory)).not.toMatch(/ (East|North|West|South)$/);
  });
});
