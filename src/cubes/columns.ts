/**
 * The shipped columns: accounts as entities, with sparse sales and contacts. Everything is an
 * index; the directory holds the ids and names in the same order.
 */
export interface Columns {
  readonly accounts: number;
  readonly units: number;
  readonly territories: number;
  readonly reps: number;
  readonly lines: number;
  readonly industries: number;
  readonly tiers: number;
  readonly channels: number;
  readonly layers: number;
  readonly months: number;
  /** Month index of the last complete month. */
  readonly lastComplete: number;
  /** First month index with contact data; −1 without contacts. */
  readonly firstContact: number;

  // Per account.
  /** Unit index, −1 not placed. */
  readonly unit: Int32Array;
  readonly industry: Int16Array;
  readonly tier: Int16Array;
  /** 0 prospect, 1 customer, 2 lapsed. */
  readonly state: Uint8Array;
  /** Cents a year, [line × accounts + account]; `potentialLines` is `lines`, or 1 when not by line. */
  readonly potentialLines: number;
  readonly potentialCents: Float64Array;
  /** Same shape as `potentialCents`. */
  readonly attainableCents: Float64Array;
  /** Contacts required a year and channel, [channel × accounts + account]. */
  readonly need: Uint16Array;
  /** Service and local travel hours a year, multiples of 1/1024 h so that sums are exact. */
  readonly serviceHours: Float64Array;
  /** Field days a year, multiples of 1/1024. */
  readonly fieldDays: Float64Array;
  /** Baseline owner, [layer × accounts + account]: territory index, −1 no owner. */
  readonly owner: Int32Array;
  /** Territory type of the rule that owns it, same shape: index in TERRITORY_TYPES, −1 none. */
  readonly ownerType: Int8Array;

  // Sparse sales, sorted by account, month, line; rows of account a: saleStart[a]..saleStart[a+1].
  readonly saleStart: Uint32Array;
  readonly saleMonth: Uint8Array;
  readonly saleLine: Uint8Array;
  /** Rep index, 65535 none. */
  readonly saleSeller: Uint16Array;
  readonly saleCents: Float64Array;
  // Orders, sorted by account, month.
  readonly orderStart: Uint32Array;
  readonly orderMonth: Uint8Array;
  readonly orderCount: Uint16Array;
  // Contacts, sorted by account, month, channel.
  readonly contactStart: Uint32Array;
  readonly contactMonth: Uint8Array;
  readonly contactChannel: Uint8Array;
  readonly contactCount: Uint16Array;

  // Per unit.
  readonly unitLon: Float64Array;
  readonly unitLat: Float64Array;
  /** Potential beyond known accounts, cents, [line × units + unit]; lines as `potentialLines`. */
  readonly remainderCents: Float64Array;
  /** Geographic owner by layer, [layer × units + unit]: territory index, −1 none. */
  readonly unitOwner: Int32Array;
  // Per territory.
  readonly territoryLayer: Int16Array;
  readonly capacityHours: Float64Array;
  /** NaN without a home. */
  readonly homeLon: Float64Array;
  readonly homeLat: Float64Array;
  /** [territory × months + month], NaN without quotas. */
  readonly quotaCents: Float64Array;
  /** Days that nobody staffed it, [territory × months + month]. */
  readonly vacantDays: Uint8Array;

  /** Territory a rep staffed in a month, [(layer × reps + rep) × months + month], −1 none. */
  readonly sellerTerritory: Int32Array;
}
