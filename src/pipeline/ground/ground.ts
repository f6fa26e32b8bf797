import type { Arc, Shape } from '#geo/grid.ts';

export interface State {
  /** Two-digit FIPS code. */
  readonly fips: string;
  /** Postal code, e.g. 'TX'. */
  readonly code: string;
  readonly name: string;
}

export interface County {
  readonly fips: string;
  /** Unique within its state: an independent city beside a county of its name is 'Richmond City'. */
  readonly name: string;
  /** Postal code, e.g. 'TX'. */
  readonly state: string;
  readonly areaKm2: number;
  /** Centre of its people where that lies inside, else of its most populous ZIP or its ground. */
  readonly lon: number;
  readonly lat: number;
  readonly population: number;
}

export interface Zip {
  readonly zip: string;
  readonly city: string;
  readonly state: string;
  /** FIPS of the county with most of its people. */
  readonly county: string;
  readonly lon: number;
  readonly lat: number;
  readonly population: number;
  /** People a km². */
  readonly density: number;
  /** Shares of its people by county, largest first; they sum to 1. */
  readonly weights: readonly (readonly [county: string, share: number])[];
}

export interface City {
  readonly name: string;
  readonly state: string;
  readonly lon: number;
  readonly lat: number;
  readonly population: number;
  /** 0 = most populous. */
  readonly rank: number;
}

/** Everything known of the country's ground, from packages; real, not modelled. */
export interface Ground {
  /** 50 states and DC. */
  readonly states: readonly State[];
  /** All their counties by ascending FIPS. */
  readonly counties: readonly County[];
  /** All ZIP areas, territories too, by ascending ZIP. */
  readonly zips: readonly Zip[];
  readonly cities: readonly City[];
  /** Larger cities of the rest of the world, their state ''. */
  readonly abroad: readonly City[];
  /** County, state and nation shapes over the same arcs, ids are FIPS. */
  readonly arcs: readonly Arc[];
  readonly countyShapes: readonly Shape[];
  readonly stateShapes: readonly Shape[];
}
