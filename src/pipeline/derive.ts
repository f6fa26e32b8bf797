import type { Assumption, Directory, ViewState } from '#domain/directory.ts';
import { ExtractError } from '#domain/extract.ts';
import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { writeAttainable } from './derive/attainable.ts';
import { ensureNeeds, ensureTiers } from './derive/needs.ts';
import { ensureReps } from './derive/people.ts';
import { ensurePlan } from './derive/plan.ts';
import { modelPotential, type PotentialModel } from './derive/potential.ts';
import { ensureCalendar, type Span } from './derive/span.ts';
import { held, viewStates } from './derive/views.ts';

/** What the data stands on after everything absent was derived. */
export interface Derived {
  readonly span: Span;
  readonly views: readonly ViewState[];
  readonly assumptions: readonly Assumption[];
  readonly planDerived: Directory['planDerived'];
  readonly potential: Directory['potential'];
}

/**
 * Completes the contract tables: calendar, reps, potential, tiers, call needs, plan, attainable
 * revenue (contract.md, "Derived when absent" and "The ladder of assumptions"). What is given
 * stays. Throws ExtractError where there is no dated sale at all.
 */
export async function derive(engine: Engine): Promise<Derived> {
  const span = await ensureCalendar(engine);
  if (!span)
    throw new ExtractError(
      'The tables hold no month of sales; a sales table with money is needed.',
    );
  const given = await givenPotential(engine);
  const modelled = given ? null : await modelPotential(engine, span.lastComplete);
  const potential =
    given ?? (modelled && { source: 'modelled', asOf: null, relativeSd: modelled.relativeSd });
  const assumptions: Assumption[] = [];
  if (modelled) assumptions.push(await said(engine, modelled));
  assumptions.push(...(await ensureReps(engine)));
  assumptions.push(...(await ensureTiers(engine, span.lastComplete)));
  assumptions.push(...(await ensureNeeds(engine, span.lastComplete)));
  const plan = await ensurePlan(engine, span);
  await writeAttainable(engine, span.lastComplete);
  const views = viewStates(await held(engine), span, plan.derived);
  return {
    span,
    views,
    assumptions: [...assumptions, ...plan.assumptions],
    planDerived: plan.derived,
    potential,
  };
}

async function said(engine: Engine, model: PotentialModel): Promise<Assumption> {
  const [row] = await engine.rows<{ weights: number }>(
    sql`select count(*) as weights from unit_weight`,
  );
  const weight = row && row.weights > 0 ? 'the given weight' : 'the people';
  const [low, high] = [model.low, model.high].map((rate) => (rate / 100).toPrecision(3));
  return {
    missing: 'potential',
    instead: `${weight} of each place × the revenue for each that a quarter of the ground beats: ${(model.rate / 100).toPrecision(3)} a year (${low} to ${high}), from ${model.units} places with revenue`,
  };
}

/** Where given potential comes from and how sure it is (its mean, weighted by money). */
async function givenPotential(engine: Engine): Promise<Directory['potential']> {
  const [row] = await engine.rows<{ source: string | null; sd: number }>(sql`
    with given as (
      select source, relative_sd, cents from account_potential
      union all select source, relative_sd, cents from unit_potential
    )
    select string_agg(distinct source, ', ' order by source) as source,
      coalesce(sum(relative_sd * cents) / nullif(sum(cents), 0), 0) as sd from given`);
  if (!row || row.source === null) return null;
  const [dated] = await engine.rows<{ as_of: string | null }>(sql`
    select max(as_of) as as_of from source where contains(lower(source), 'potential')`);
  return {
    source: row.source,
    asOf: dated?.as_of ?? null,
    relativeSd: Math.round(row.sd * 1000) / 1000,
  };
}
