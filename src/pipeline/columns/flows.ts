import type { Columns } from '#cubes/columns.ts';
import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';

type FlowPart = Pick<
  Columns,
  | 'saleStart'
  | 'saleMonth'
  | 'saleLine'
  | 'saleSeller'
  | 'saleCents'
  | 'orderStart'
  | 'orderMonth'
  | 'orderCount'
  | 'contactStart'
  | 'contactMonth'
  | 'contactChannel'
  | 'contactCount'
>;

const NO_SELLER = 65_535;

/** Positions by id, as tables to join: the order of `entities`. */
const PLACES = sql`
  opening as (select min(month) as first from calendar),
  accounts as (select account, row_number() over (order by account) - 1 as nth from account),
  sellers as (select rep as seller, row_number() over (order by rep) - 1 as nth from rep),
  lines as (select line, row_number() over (order by line) - 1 as nth from (
    select line from sale union select line from account_potential where line is not null
    union select line from unit_potential where line is not null)),
  channels as (select channel, row_number() over (order by channel) - 1 as nth from (
    select channel from need union select channel from visit))`;

const SALES = sql`
  with ${PLACES}
  select a.nth as account, datediff('month', first, s.month) as month, l.nth as line,
    coalesce(r.nth, ${NO_SELLER}) as seller, cast(sum(s.cents) as double) as cents
  from sale s cross join opening join accounts a using (account) join lines l using (line)
    left join sellers r using (seller)
  group by all order by 1, 2, 3, 4`;

const ORDERS = sql`
  with ${PLACES}
  select a.nth as account, datediff('month', first, o.month) as month,
    cast(sum(o.orders) as integer) as orders
  from orders o cross join opening join accounts a using (account)
  group by all having sum(o.orders) <> 0 order by 1, 2`;

const CONTACTS = sql`
  with ${PLACES}
  select a.nth as account, datediff('month', first, v.date) as month, c.nth as channel,
    cast(count(*) as integer) as contacts
  from visit v cross join opening join accounts a using (account) join channels c using (channel)
  group by all order by 1, 2, 3`;

/** Sales, orders and contacts as sparse rows by account. */
export async function readFlows(engine: Engine, accounts: number): Promise<FlowPart> {
  const sales = await numbers(engine, SALES);
  const orders = await numbers(engine, ORDERS);
  const contacts = await numbers(engine, CONTACTS);
  return {
    saleStart: starts(sales.account, accounts),
    saleMonth: Uint8Array.from(sales.month ?? []),
    saleLine: Uint8Array.from(sales.line ?? []),
    saleSeller: Uint16Array.from(sales.seller ?? []),
    saleCents: sales.cents ?? new Float64Array(),
    orderStart: starts(orders.account, accounts),
    orderMonth: Uint8Array.from(orders.month ?? []),
    orderCount: Uint16Array.from(orders.orders ?? []),
    contactStart: starts(contacts.account, accounts),
    contactMonth: Uint8Array.from(contacts.month ?? []),
    contactChannel: Uint8Array.from(contacts.channel ?? []),
    contactCount: Uint16Array.from(contacts.contacts ?? []),
  };
}

async function numbers(
  engine: Engine,
  question: ReturnType<typeof sql>,
): Promise<Readonly<Record<string, Float64Array>>> {
  return (await engine.columns(question)) as Readonly<Record<string, Float64Array>>;
}

/** Row range of each account in ascending `account`: rows of a are starts[a]..starts[a + 1]. */
export function starts(account: ArrayLike<number> | undefined, accounts: number): Uint32Array {
  const start = new Uint32Array(accounts + 1);
  for (let row = 0; row < (account?.length ?? 0); row += 1) {
    const next = (account?.[row] ?? 0) + 1;
    start[next] = (start[next] ?? 0) + 1;
  }
  for (let at = 1; at <= accounts; at += 1) start[at] = (start[at] ?? 0) + (start[at - 1] ?? 0);
  return start;
}
