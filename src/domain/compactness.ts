/** Polsby–Popper: 4πA ÷ P², 1 for a circle. For people; the optimiser uses the moment. */
export const polsbyPopper = (areaKm2: number, perimeterKm: number): number =>
  (4 * Math.PI * areaKm2) / perimeterKm ** 2;
