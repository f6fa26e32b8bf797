import type { Landscape } from './landscape.ts';

interface City {
  readonly name: string;
  people: number;
  readonly at: { x: number; y: number };
}

const COMPASS = ['East', 'North', 'West', 'South'] as const;

/** People by territory and city; a city is known by name and state. */
function citiesByTerritory(
  land: Landscape,
  owner: Int32Array,
  territories: number,
): Map<string, City>[] {
  const found = Array.from({ length: territories }, () => new Map<string, City>());
  land.zipCity.forEach((name, zip) => {
    const unit = land.zipUnit[zip] ?? 0;
    const cities = found[owner[unit] ?? 0];
    const key = `${name}, ${land.zipState[zip] ?? ''}`;
    const people = land.zipPopulation[zip] ?? 0;
    const city = cities?.get(key);
    if (city) city.people += people;
    else cities?.set(key, { name, people, at: { x: land.x[unit] ?? 0, y: land.y[unit] ?? 0 } });
  });
  return found;
}

/** Side of the city the territory's middle lies on; the plane's y runs down. */
function side(land: Landscape, units: readonly number[], city: City): (typeof COMPASS)[number] {
  const mean = (values: Float64Array) =>
    units.reduce((sum, unit) => sum + (values[unit] ?? 0), 0) / units.length;
  const turn = Math.atan2(city.at.y - mean(land.y), mean(land.x) - city.at.x);
  return COMPASS[Math.round((turn / (2 * Math.PI)) * 4 + 4) % 4] ?? 'East';
}

/**
 * Names territories after their main city; where several share it, the one with most of its
 * people has the plain name, the others add the side they lie on, else take their next city.
 */
export function nameTerritories(land: Landscape, owner: Int32Array, territories: number): string[] {
  const cities = citiesByTerritory(land, owner, territories).map((found) =>
    [...found.values()].sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1)),
  );
  const units = Array.from({ length: territories }, (): number[] => []);
  owner.forEach((territory, unit) => units[territory]?.push(unit));
  const order = Array.from({ length: territories }, (_, at) => at);
  order.sort((a, b) => (cities[b]?.[0]?.people ?? 0) - (cities[a]?.[0]?.people ?? 0) || a - b);
  const names = new Array<string>(territories).fill('');
  const taken = new Set<string>();
  for (const territory of order) {
    const options = (cities[territory] ?? []).slice(0, 6).flatMap((city, rank) => {
      const plain = city.name;
      return rank === 0 ? [plain, `${plain} ${side(land, units[territory] ?? [], city)}`] : [plain];
    });
    const name = options.find((option) => !taken.has(option)) ?? `Territory ${territory + 1}`;
    taken.add(name);
    names[territory] = name;
  }
  return names;
}
