import type { Directory } from '#domain/directory.ts';
import type { ReportFacts } from '#domain/facts.ts';
import { reportFrom, type ReportParts } from '#domain/report.ts';
import { WHOLE, type Slice } from '#domain/slice.ts';
import type { Engine } from '#engine/engine.ts';
import { readGround } from './known.ts';
import { questionOf } from './question.ts';
import { remainders } from './remainder.ts';
import { luckParts, repRevenue, vacantDays } from './reps.ts';
import { segmentFacts } from './segments.ts';
import { seriesFacts } from './series.ts';
import { territoryFacts } from './territories.ts';
import { territoryLineFacts } from './territory-lines.ts';

/** The report of a slice, from SQL. Needs the temp table `plan`. */
export async function reportFacts(
  engine: Engine,
  directory: Directory,
  slice: Slice,
): Promise<ReportFacts> {
  return reportFrom(directory, slice, await reportParts(engine, directory, slice));
}

/** The default report of every node ('company' is the whole), from one set of questions. */
export async function allPages(
  engine: Engine,
  directory: Directory,
  slice: Slice = WHOLE,
): Promise<Record<string, ReportFacts>> {
  const parts = await reportParts(engine, directory, slice);
  const page = (node: string | null): ReportFacts =>
    reportFrom(directory, { ...slice, node }, parts);
  const tops = directory.nodes.filter(({ parent }) => parent === null);
  // A single top node is the company itself, with what no territory owns.
  const nodes = directory.nodes.map(({ node }) => [
    node,
    page(tops.length === 1 && tops[0]?.node === node ? null : node),
  ]);
  return Object.fromEntries([['company', page(null)], ...nodes]);
}

/** Asked at territory grain for the whole company; nodes are sums of it. */
async function reportParts(
  engine: Engine,
  directory: Directory,
  slice: Slice,
): Promise<ReportParts> {
  const question = questionOf(directory, { ...slice, node: null });
  const ground = await readGround(engine, directory);
  const rest = await remainders(engine, question, ground.byLine);
  return {
    territories: await territoryFacts(engine, directory, question, ground, rest),
    series: await seriesFacts(engine, directory, question, ground, rest),
    industryTier: await segmentFacts(engine, directory, question, ground),
    territoryLine: await territoryLineFacts(engine, directory, question, ground, rest),
    repRevenue: await repRevenue(engine, directory, question),
    luck: await luckParts(engine, directory, question),
    vacantDays: await vacantDays(engine, directory),
  };
}
