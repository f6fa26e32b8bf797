import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { distanceKm } from '#geo/distance.ts';
import { loadGround } from '../node/ground.ts';
import { placesOf } from './places.ts';

const places = placesOf(loadGround());

describe('placesOf', () => {
  it('finds ZIPs, with what follows them left out', () => {
    expect(places.byZip('77002-1234')).toMatchObject({ county: '48201', zip: '77002' });
    expect(places.byZip('00000')).toBeNull();
  });

  it.each([
    ['St. Louis', 'MO', '29510'],
    ['saint louis', 'Missouri', '29510'],
    ['New York', 'NY', '36061'],
    ['NEW YORK CITY', 'ny', '36061'],
    ['St. Paul', 'MN', '27123'],
    ['Nashville-Davidson', 'TN', '47037'],
    ['Hartford (Town)', 'CT', '09110'],
    ['Portland', 'OR', '41051'],
    ['Portland', 'ME', '23005'],
  ])('places %s, %s', (city, state, county) => {
    expect(places.byCity(city, state)?.county).toBe(county);
  });

  it.each([
    ['48201', undefined, '48201'],
    ['1001', undefined, '01001'],
    ['09001', undefined, '09190'],
    ['Harris County', 'TX', '48201'],
    ['harris', 'Texas', '48201'],
    ['Shelby County/Jefferson County', 'AL', '01117'],
    ['Orleans Parish', 'LA', '22071'],
    ['Richmond city', 'VA', '51760'],
    ['Richmond County', 'VA', '51159'],
    ['Alexandria city', 'VA', '51510'],
    ['Fairfield County', 'CT', '09190'],
    ['St Louis', 'MO', '29189'],
  ])('places county %s, %s', (name, state, county) => {
    expect(places.byCounty(name, state)?.county).toBe(county);
  });

  it('knows nothing of what is nowhere', () => {
    expect(places.byCity('Atlantis', 'TX')).toBeNull();
    expect(places.byCounty('Atlantis', 'TX')).toBeNull();
    expect(places.byPoint(-0.1, 51.5)).toBeNull();
    expect(places.byPoint(-90, 26)).toBeNull();
  });

  const stores = new URL(
    '../../../../shared/data/us-regional-sales/store_location.csv',
    import.meta.url,
  );
  it.skipIf(!existsSync(stores))('places 367 real stores, by city where it is one', () => {
    const rows = readFileSync(stores, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const [near, placed] = [new Set<string>(), new Set<string>()];
    for (const [id = '', city = '', , state = '', , lat = '', lon = ''] of rows) {
      if (places.byPoint(Number(lon), Number(lat))) placed.add(id);
      const found = places.byCity(city, state);
      if (found && distanceKm(found.lon, found.lat, Number(lon), Number(lat)) < 30) near.add(id);
    }
    expect(placed.size).toBe(367);
    // The rest are townships of Illinois and Indiana, which are no places of GeoNames.
    expect(near.size).toBeGreaterThanOrEqual(345);
  });
});
