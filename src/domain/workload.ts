import { parseMonth, type Month } from './period.ts';

/** Visible inputs of the workload model (domain.md, "Workload and headcount"). */
export interface WorkloadInputs {
  /** Road kilometres for one straight-line kilometre. */
  readonly circuity: number;
  readonly speedKmh: number;
  readonly stopsPerDay: number;
  /** Beyond this distance a trip holds `daysPerTrip` field days. */
  readonly overnightKm: number;
  readonly daysPerTrip: number;
}

export const WORKLOAD: WorkloadInputs = {
  circuity: 1.3,
  speedKmh: 60,
  stopsPerDay: 4,
  overnightKm: 120,
  daysPerTrip: 4,
};

/** Capacity of a full-time rep without one of their own: field hours a year. */
export const FIELD_HOURS = 1536;

/** Tour constant of random stops in the plane: tour ≈ k·√(n·A) for many stops. */
const TOUR = 0.7124;
const SMALL_TOUR = 0.33;
const GRAIN = 1024;

/** To the nearest 1/1024 h: sums of such hours are exact in any order. */
export const exactHours = (hours: number): number => Math.round(hours * GRAIN) / GRAIN;

/** Straight-line kilometres of one day's tour of `stops` over `areaKm2`; 0.33/n longer when short. */
export const tourKm = (stops: number, areaKm2: number): number =>
  TOUR * Math.sqrt(stops * areaKm2) * (1 + SMALL_TOUR / stops);

/** Contacts a year of one account in one channel. */
export interface ContactNeed {
  readonly channel: string;
  readonly contacts: number;
  readonly minutes: number;
}

export interface AccountWork {
  /** Contacts and local travel, hours a year, in 1/1024 h. */
  readonly serviceHours: number;
  /** Days on the road a year, in 1/1024; phone and video make none. */
  readonly fieldDays: number;
}

/** The fixed, additive work of an account in a unit of `areaKm2`, whoever serves it. */
export function accountWork(
  needs: readonly ContactNeed[],
  areaKm2: number,
  inputs: WorkloadInputs = WORKLOAD,
): AccountWork {
  let contactHours = 0;
  let visits = 0;
  for (const need of needs) {
    contactHours += (need.contacts * need.minutes) / 60;
    if (need.channel === 'field') visits += need.contacts;
  }
  const fieldDays = exactHours(visits / inputs.stopsPerDay);
  const travel = localTravelHours(visits / inputs.stopsPerDay, areaKm2, inputs);
  return { serviceHours: exactHours(contactHours + travel), fieldDays };
}

/** Hours a year between the stops of `fieldDays` days in a unit. */
export function localTravelHours(
  fieldDays: number,
  areaKm2: number,
  inputs: WorkloadInputs = WORKLOAD,
): number {
  return (fieldDays * tourKm(inputs.stopsPerDay, areaKm2) * inputs.circuity) / inputs.speedKmh;
}

/** Hours a year from home to the unit and back; `distanceKm` is straight-line. In 1/1024 h. */
export function lineHaulHours(
  distanceKm: number,
  fieldDays: number,
  inputs: WorkloadInputs = WORKLOAD,
): number {
  const trips = distanceKm > inputs.overnightKm ? fieldDays / inputs.daysPerTrip : fieldDays;
  return exactHours((2 * distanceKm * inputs.circuity * trips) / inputs.speedKmh);
}

/** Share of a full rep's capacity and quota by quarter since the start; full afterwards. */
export const RAMP: readonly number[] = [0.25, 0.5, 0.75, 1];

/** Ramp of a rep who started on `start` (ISO date) in `month`; 0 before the start. */
export function rampAt(
  start: string | null,
  month: Month,
  curve: readonly number[] = RAMP,
): number {
  return rampFrom(start === null ? null : parseMonth(start), month, curve);
}

/** As `rampAt`, the month of the start known. */
export function rampFrom(
  first: Month | null,
  month: Month,
  curve: readonly number[] = RAMP,
): number {
  if (first === null) return 1;
  if (month < first) return 0;
  return curve[Math.floor((month - first) / 3)] ?? 1;
}

/** Mean ramp over the months from..to: a part-year counts in proportion. */
export function meanRamp(
  start: string | null,
  from: Month,
  to: Month,
  curve: readonly number[] = RAMP,
): number {
  let sum = 0;
  for (let month = from; month <= to; month += 1) sum += rampAt(start, month, curve);
  return sum / (to - from + 1);
}

/** Hours a rep can be with customers: (working hours − breaks) × share in the field. */
export const fieldHours = (working: number, breaks: number, inField = 0.8): number =>
  (working - breaks) * inField;
