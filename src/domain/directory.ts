import type { Month } from './period.ts';
import type { TerritoryType } from './slice.ts';
import type { Defect } from './defect.ts';
import type { Published } from './publish.ts';

export interface NodeEntry {
  readonly node: string;
  readonly parent: string | null;
  /** 'company', 'region', 'district', 'territory' or the user's own words. */
  readonly level: string;
  readonly name: string;
  readonly manager: string | null;
}

export interface TerritoryEntry {
  readonly territory: string;
  readonly layer: string;
  /** Its leaf in the sales hierarchy. */
  readonly node: string;
  readonly name: string;
  /** Who staffs it at the data's end, the lead first; empty is a vacancy. */
  readonly reps: readonly string[];
  /** ISO date since when nobody staffs it; null when staffed. */
  readonly vacantSince: string | null;
  readonly capacityHours: number | null;
  readonly home: readonly [lon: number, lat: number] | null;
  /** Label position in the map's plane. */
  readonly at: readonly [x: number, y: number] | null;
}

export interface RepEntry {
  readonly rep: string;
  readonly name: string;
  readonly territory: string | null;
  readonly layer: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly costCents: number | null;
  readonly skills: readonly { kind: string; code: string; level: number }[];
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface SourceEntry {
  readonly source: string;
  readonly asOf: string | null;
  readonly rowsRead: number;
  readonly rowsKept: number;
  readonly rowsSetAside: number;
  readonly kind: 'real' | 'modelled' | 'assumed';
  readonly note: string | null;
}

/** A view that is on or off, with the reason and what would bring it. */
export interface ViewState {
  readonly view:
    | 'map'
    | 'coverage'
    | 'potential'
    | 'ranking'
    | 'trend'
    | 'attainment'
    | 'workload'
    | 'moves'
    | 'pipeline';
  readonly on: boolean;
  readonly reason: string;
}

/** A rung of the ladder of assumptions that this data stands on. */
export interface Assumption {
  readonly missing: string;
  readonly instead: string;
  /** What it can be changed by: a name of `assume` in bailiwick.json, and its value as text. */
  readonly input?: { readonly name: string; readonly label: string; readonly value: string };
}

/** Names and small facts of a data set: everything but the accounts. Shipped as one JSON file. */
export interface Directory {
  readonly title: string;
  readonly demo: boolean;
  readonly fingerprint: string;
  readonly currency: string;
  readonly distanceUnit: 'km' | 'mi';
  readonly fiscalYearStart: number;
  /** First month in the data, count of months, last complete month, last day with data. */
  readonly firstMonth: Month;
  readonly months: number;
  readonly lastComplete: Month;
  readonly asOf: string;
  /** Selling days of each month, index 0 = firstMonth; for like-for-like comparison. */
  readonly sellingDays: readonly number[];
  readonly layers: readonly {
    layer: string;
    name: string;
    role: string;
    lines: readonly string[] | null;
  }[];
  readonly nodes: readonly NodeEntry[];
  readonly territories: readonly TerritoryEntry[];
  readonly reps: readonly RepEntry[];
  readonly lines: readonly Named[];
  readonly industries: readonly Named[];
  readonly tiers: readonly Named[];
  readonly types: readonly TerritoryType[];
  readonly channels: readonly string[];
  /** Territory × month quota in cents, index territory × months + month; null without quotas. */
  readonly quotaCents: readonly number[] | null;
  readonly goals: readonly { owner: string; measure: string; target: number; due: string }[];
  readonly sources: readonly SourceEntry[];
  readonly counts: Readonly<Record<string, number>>;
  readonly defects: readonly Defect[];
  readonly views: readonly ViewState[];
  readonly assumptions: readonly Assumption[];
  /** Share of revenue outside the plurality owner of its unit, for a derived plan; else null. */
  readonly planDerived: {
    readonly overlapShare: number;
    readonly statesPerRep: readonly [number, number];
  } | null;
  readonly potential: {
    readonly source: string;
    readonly asOf: string | null;
    readonly relativeSd: number;
  } | null;
  readonly attribution: readonly string[];
  /** Absent: everything. */
  readonly published?: Published;
}
