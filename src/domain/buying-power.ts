/** Buying-power index of consumer ground: 0.5·income + 0.3·retail sales + 0.2·population shares. */
export const buyingPower = (income: number, retailSales: number, population: number): number =>
  0.5 * income + 0.3 * retailSales + 0.2 * population;
