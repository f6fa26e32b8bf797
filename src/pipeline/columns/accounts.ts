import type { Columns } from '#cubes/columns.ts';
import { accountWork, type ContactNeed } from '#domain/workload.ts';
import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { indexOf, type Entities } from '../entities.ts';

type AccountPart = Pick<
  Columns,
  | 'unit'
  | 'industry'
  | 'tier'
  | 'state'
  | 'potentialCents'
  | 'attainableCents'
  | 'need'
  | 'serviceHours'
  | 'fieldDays'
>;

const STATES = ['prospect', 'customer', 'lapsed'] as const;
type Texts = readonly (string | null)[];

/** What each account is, is worth and asks for. */
export async function readAccountColumns(engine: Engine, entities: Entities): Promise<AccountPart> {
  const columns = await engine.columns(sql`
    select unit, coalesce(naics, '') as industry, coalesce(tier, '') as tier, state from account order by account`);
  const index = (column: string, ids: readonly string[]) => {
    const at = indexOf(ids);
    return (columns[column] as Texts).map((id) => at.get(id ?? '\0') ?? -1);
  };
  return {
    unit: Int32Array.from(index('unit', entities.units)),
    industry: Int16Array.from(index('industry', entities.industries)),
    tier: Int16Array.from(index('tier', entities.tiers)),
    state: Uint8Array.from(columns.state as Texts, (state) =>
      Math.max(
        0,
        STATES.findIndex((known) => known === state),
      ),
    ),
    ...(await readPotential(engine, entities)),
    ...(await readNeeds(engine, entities)),
  };
}

async function readPotential(
  engine: Engine,
  entities: Entities,
): Promise<Pick<Columns, 'potentialCents' | 'attainableCents'>> {
  const { nth, line, cents, attainable } = (await engine.columns(sql`
    with place as (select account, row_number() over (order by account) - 1 as nth from account)
    select nth, p.line, cast(sum(p.cents) as double) as cents, cast(sum(p.attainable_cents) as double) as attainable
    from account_potential p join place using (account) group by all`)) as {
    nth: Float64Array;
    line: Texts;
    cents: Float64Array;
    attainable: Float64Array;
  };
  const lines = indexOf(entities.lines);
  const size = (entities.byLine ? entities.lines.length : 1) * entities.accounts.length;
  const [potentialCents, attainableCents] = [new Float64Array(size), new Float64Array(size)];
  nth.forEach((account, row) => {
    const row0 = entities.byLine ? (lines.get(line[row] ?? '') ?? 0) * entities.accounts.length : 0;
    const place = row0 + account;
    potentialCents[place] = (potentialCents[place] ?? 0) + (cents[row] ?? 0);
    attainableCents[place] = (attainableCents[place] ?? 0) + (attainable[row] ?? 0);
  });
  return { potentialCents, attainableCents };
}

interface NeedRows {
  readonly nth: Float64Array;
  readonly area: Float64Array;
  readonly channel: readonly string[];
  readonly contacts: Float64Array;
  readonly minutes: Float64Array;
}

async function readNeeds(
  engine: Engine,
  entities: Entities,
): Promise<Pick<Columns, 'need' | 'serviceHours' | 'fieldDays'>> {
  const rows = (await engine.columns(sql`
    with place as (select account, unit, row_number() over (order by account) - 1 as nth from account)
    select nth, coalesce(u.area_km2, 0) as area, n.channel, n.contacts, n.minutes
    from need n join place using (account) left join unit u using (unit) order by nth, n.channel`)) as unknown as NeedRows;
  const count = entities.accounts.length;
  const channels = indexOf(entities.channels);
  const need = new Uint16Array(entities.channels.length * count);
  const serviceHours = new Float64Array(count);
  const fieldDays = new Float64Array(count);
  for (let row = 0; row < rows.nth.length;) {
    const account = rows.nth[row] ?? 0;
    const area = rows.area[row] ?? 0;
    const needs: ContactNeed[] = [];
    for (; rows.nth[row] === account; row += 1) needs.push(needOf(rows, row));
    for (const { channel, contacts } of needs)
      need[(channels.get(channel) ?? 0) * count + account] = contacts;
    const work = accountWork(needs, area);
    serviceHours[account] = work.serviceHours;
    fieldDays[account] = work.fieldDays;
  }
  return { need, serviceHours, fieldDays };
}

const needOf = (rows: NeedRows, row: number): ContactNeed => ({
  channel: rows.channel[row] ?? '',
  contacts: rows.contacts[row] ?? 0,
  minutes: rows.minutes[row] ?? 0,
});
