import { describe, expect, it } from 'vitest';
import { findPlace, mendZip, type PlaceFields, type Places } from './place.ts';

describe('mendZip', () => {
  it.each([
    ['02108', '02108', false],
    ['2108', '02108', true],
    ['501', '00501', true],
    ['2108.0', '02108', true],
    ['02108-1234', '02108', false],
    ['021081234', '02108', false],
    ['2108-1234', '02108', true],
  ])('%s is %s', (text, zip, mended) => expect(mendZip(text)).toEqual({ zip, mended }));

  it.each(['', '12', '123456', 'K1A 0B1', '2108.5'])('%j is none', (text) =>
    expect(mendZip(text)).toBeNull(),
  );
});

describe('findPlace', () => {
  const at = (county: string) => ({ lon: -71, lat: 42, county });
  const places: Places = {
    byZip: (zip) => (zip === '02108' ? at('zip') : null),
    byCity: (city, state) => (city === 'Boston' && state === 'MA' ? at('city') : null),
    byCounty: (name, state) =>
      name === '25025' || (name === 'Suffolk' && state === 'MA') ? at('county') : null,
    byPoint: (lon, lat) => (lon === -71 && lat === 42 ? at('point') : null),
  };
  const none: PlaceFields = {
    unit: '',
    county: '',
    zip: '',
    city: '',
    state: '',
    country: '',
    lat: null,
    lon: null,
  };
  const find = (fields: Partial<PlaceFields>) => findPlace({ ...none, ...fields }, places);

  it.each([
    [{ unit: '25025', zip: '2108' }, 'unit', 'county'],
    [{ zip: '2108', lat: 42, lon: -71 }, 'zip', 'zip'],
    [{ zip: '99999', lat: 42, lon: -71, city: 'Boston', state: 'MA' }, 'point', 'point'],
    [{ lat: 0, lon: 0, city: 'Boston', state: 'MA' }, 'city', 'city'],
    [{ county: 'Suffolk', state: 'MA' }, 'county', 'county'],
    [{ county: '25025.0' }, 'county', 'county'],
  ])('%j by %s', (fields, by, county) => {
    expect(find(fields)).toMatchObject({ by, swapped: false, placed: { county } });
  });

  it('turns a point that stands in the wrong columns', () => {
    expect(find({ lat: -71, lon: 42 })).toMatchObject({
      by: 'point',
      swapped: true,
      placed: { county: 'point' },
    });
  });

  it.each([[{}], [{ city: 'Boston' }], [{ lat: 95, lon: 10 }], [{ county: 'Suffolk' }]])(
    '%j is nowhere',
    (fields) => {
      expect(find(fields)).toEqual({ placed: null, by: null, swapped: false });
    },
  );
});
