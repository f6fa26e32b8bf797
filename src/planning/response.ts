import { power } from '#optimiser/power.ts';

/** One territory as the response model sees it. */
export interface Served {
  /** Potential of the known accounts it serves, cents a year. */
  readonly potential: number;
  /** Hours a year with customers, and on the way between home and ground. */
  readonly serviceHours: number;
  readonly travelHours: number;
}

/** Share of a rep's time that reaches customers; a territory without work loses none. */
const serviceShare = ({ serviceHours, travelHours }: Served): number =>
  serviceHours > 0 ? serviceHours / (serviceHours + travelHours) : 1;

/**
 * W^(1−e)·(H·service ÷ (service + travel))^e: sales of a territory but for a constant. H, the mean
 * capacity of all, is part of the constant: the verdict treats every territory as staffed alike.
 */
export const response = (served: Served, elasticity: number): number =>
  power(served.potential, 1 - elasticity) * power(serviceShare(served), elasticity);
