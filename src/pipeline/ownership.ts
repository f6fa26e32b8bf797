import { own, type OwnedAccounts, type Owned } from '#domain/ownership.ts';
import { parseRule, type Rule } from '#domain/rule.ts';
import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import type { Entities } from './entities.ts';

/** Who owns the accounts, layer by layer, and the ground under them. */
export interface PlanInView {
  readonly rules: readonly Rule[];
  /** One a layer, in the entities' order. */
  readonly layers: readonly Owned[];
  /** Layer → unit → territory. */
  readonly assignment: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Applies the rules of every layer to the accounts. */
export async function ownAccounts(engine: Engine, entities: Entities): Promise<PlanInView> {
  const rows = await engine.rows<Record<keyof Rule, unknown>>(
    sql`select * from rule order by rule`,
  );
  const rules = rows.map(parseRule);
  const accounts = await readOwned(engine);
  const assignment = await readAssignment(engine);
  const lines = await engine.rows<{ layer: string; lines: string | null }>(
    sql`select layer, lines from layer`,
  );
  const layers = entities.layers.map((layer) =>
    own({
      accounts,
      rules,
      territories: entities.territories,
      layer,
      layerLines: layerLines(lines.find((row) => row.layer === layer)?.lines ?? null),
      assignment: assignment.get(layer) ?? new Map(),
    }),
  );
  return { rules, layers, assignment };
}

/** 'a;b' → ['a', 'b']; null is all lines. */
export const layerLines = (text: string | null): string[] | null =>
  text === null ? null : text.split(/[;,|]/).map((line) => line.trim());

async function readOwned(engine: Engine): Promise<OwnedAccounts> {
  const columns = await engine.columns(sql`
    select a.account, a.family, a.naics, a.tier, a.size, a.traits, a.unit, u.state as "unitState",
      cast(coalesce(p.cents, 0) as double) as potential
    from account a left join unit u using (unit)
      left join (select account, sum(cents) as cents from account_potential group by 1) p using (account)
    order by a.account`);
  const text = (name: string) => columns[name] as readonly (string | null)[];
  return {
    account: text('account').map((account) => account ?? ''),
    family: text('family'),
    naics: text('naics'),
    tier: text('tier'),
    size: text('size'),
    traits: text('traits'),
    unit: text('unit'),
    unitState: text('unitState'),
    potentialCents: columns.potential as Float64Array,
  };
}

async function readAssignment(engine: Engine): Promise<Map<string, Map<string, string>>> {
  const rows = await engine.rows<{ layer: string; unit: string; territory: string }>(
    sql`select layer, unit, territory from assignment`,
  );
  const maps = new Map<string, Map<string, string>>();
  for (const { layer, unit, territory } of rows) {
    const map = maps.get(layer) ?? new Map<string, string>();
    maps.set(layer, map.set(unit, territory));
  }
  return maps;
}
