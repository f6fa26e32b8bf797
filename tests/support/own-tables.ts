/** Tables of a small made-up company, with the slips real ones have. Deterministic. */

const PLACES = [
  ['Houston', 'TX', '77002'],
  ['Dallas', 'TX', '75201'],
  ['Denver', 'CO', '80202'],
  ['Phoenix', 'AZ', '85004'],
  ['Seattle', 'WA', '98101'],
  ['Chicago', 'IL', '60601'],
] as const;
const OWNERS = ['Dan Priest', 'Elif Aydin', 'Ezra Flynn'] as const;
const PRODUCTS = ['GTX Basic', 'GTX Pro', 'MG Special'] as const;

interface OwnTables {
  readonly orders: string;
  readonly products: string;
  /** Cents. */
  readonly revenueCents: number;
  readonly rows: number;
}

/**
 * Orders of 24 months in which every date and every amount can be read two ways ('1.234' is meant as
 * a thousand), one product in four is misspelt, and the accounts have places.
 */
export function ownTables(): OwnTables {
  const lines: string[] = [];
  let revenueCents = 0;
  for (let at = 0; at < 960; at++) {
    const account = at % 48;
    const [city, state, zip] = PLACES[account % PLACES.length] ?? PLACES[0];
    const dollars = 1000 + ((at * 7919) % 9000);
    revenueCents += dollars * 100;
    const month = String(1 + (at % 12)).padStart(2, '0');
    const day = String(1 + ((at * 5) % 12)).padStart(2, '0');
    const product = at % 4 === 0 ? 'GTXPro' : PRODUCTS[at % PRODUCTS.length];
    lines.push(
      [
        `O${1000 + at}`,
        `${month}/${day}/${at < 480 ? 2024 : 2025}`,
        `C${100 + account}`,
        OWNERS[account % OWNERS.length],
        product,
        city,
        state,
        zip,
        `${Math.floor(dollars / 1000)}.${String(dollars % 1000).padStart(3, '0')}`,
      ].join(';'),
    );
  }
  const head = 'order_id;order_date;customer_id;sales_rep;product;city;state;zip;amount';
  return {
    orders: [head, ...lines].join('\n'),
    products: `product,series\n${PRODUCTS.map((name) => `${name},${name.split(' ')[0]}`).join('\n')}\n`,
    revenueCents,
    rows: lines.length,
  };
}

/** Account, city, owner and revenue, and nothing else: no dates, no ids, no visits. */
export function oneSheet(): (string | number)[][] {
  const rows = Array.from({ length: 90 }, (_, at): (string | number)[] => {
    const [city, state] = PLACES[at % PLACES.length] ?? PLACES[0];
    return [
      `Customer ${at + 1} Ltd`,
      city,
      state,
      OWNERS[at % OWNERS.length] ?? '',
      1000 + ((at * 137) % 9000) + 0.5,
    ];
  });
  return [['Account', 'City', 'State', 'Owner', 'Revenue'], ...rows];
}
