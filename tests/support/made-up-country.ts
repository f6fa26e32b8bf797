/** A country of 4 × 3 districts far from the US, drawn loosely; and a company that sells there. */

const COLUMNS = 4;
const ROWS = 3;
/** Degrees: the Tasman Sea, across no country; 178 puts it across the date line. */
const WEST = 160;
const SOUTH = -38;

interface Country {
  readonly shapes: string;
  readonly accounts: string;
  readonly sales: string;
  readonly revenueCents: number;
  /** Account → the district it lies in. */
  readonly homes: ReadonlyMap<string, string>;
}

const nameOf = (at: number) => `Bezirk ${String.fromCharCode(65 + at)}`;
const codeOf = (at: number) => `B-${at + 1}`;

/** `west`: where it begins, degrees. The last district is an island of its own. */
export function madeUpCountry(west = WEST): Country {
  const count = COLUMNS * ROWS;
  const homes = new Map<string, string>();
  const accounts: string[] = [];
  const sales: string[] = [];
  let revenueCents = 0;
  for (let at = 0; at < count * 5; at++) {
    const district = at % count;
    const account = `K${100 + at}`;
    const [x, y] = cornerOf(district, west);
    const place = [y + 0.1 + (0.8 * ((at * 7) % 11)) / 11, wrap(x + 0.15 + (0.7 * (at % 5)) / 5)];
    homes.set(account, codeOf(district));
    // Every other account names its district, the rest are found by their coordinates.
    const said =
      at % 2 === 0 ? [codeOf(district), '', ''] : ['', ...place.map((it) => it.toFixed(5))];
    accounts.push(
      [account, `Kunde ${at}`, ...said, `Rep ${1 + Math.floor(district / 4)}`].join(','),
    );
    for (let month = 1; month <= 24; month++) {
      const cents = 100_000 + ((at * 31 + month * 17) % 400) * 100;
      revenueCents += cents;
      const day = `${month <= 12 ? 2024 : 2025}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-15`;
      sales.push([account, day, (cents / 100).toFixed(2)].join(','));
    }
  }
  return {
    shapes: JSON.stringify({ type: 'FeatureCollection', features: features(count, west) }),
    accounts: `customer_id,customer,unit,latitude,longitude,sales_rep\n${accounts.join('\n')}\n`,
    sales: `customer_id,order_date,revenue\n${sales.join('\n')}\n`,
    revenueCents,
    homes,
  };
}

const wrap = (lon: number): number => ((lon + 540) % 360) - 180;

function cornerOf(district: number, west: number): readonly [lon: number, lat: number] {
  const island = district === COLUMNS * ROWS - 1 ? 1.5 : 0;
  return [west + (district % COLUMNS) + island, SOUTH + Math.floor(district / COLUMNS)];
}

/** Each district drawn by itself, a few metres off its neighbours. */
function features(count: number, west: number): object[] {
  return Array.from({ length: count }, (_, at) => {
    const [x, y] = cornerOf(at, west);
    const off = (at % 3) * 1e-5;
    const ring = [
      [x + off, y],
      [x + 1, y - off],
      [x + 1 + off, y + 1],
      [x, y + 1 + off],
      [x + off, y],
    ].map(([lon = 0, lat = 0]) => [wrap(lon), lat]);
    return {
      type: 'Feature',
      properties: { code: codeOf(at), name: nameOf(at), einwohner: 1000 * (at + 1) },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
}
