import * as v from 'valibot';

const currency = v.pipe(
  v.string(),
  v.regex(/^[A-Z]{3}$/, 'a currency code of three letters is expected, e.g. "USD"'),
);

/** How one table is read, where that cannot be told or was told wrong. */
const readingSchema = v.strictObject({
  encoding: v.optional(v.string()),
  delimiter: v.optional(v.pipe(v.string(), v.length(1))),
  /** 1-based line of the header; 0: the table has none. */
  headerRow: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  sheet: v.optional(v.string()),
  decimal: v.optional(v.picklist(['.', ','])),
  dates: v.optional(v.picklist(['mdy', 'dmy'])),
  currency: v.optional(currency),
  /** Column → text as written → text it is read as. */
  mends: v.optional(v.record(v.string(), v.record(v.string(), v.string()))),
});

export type TableReading = v.InferOutput<typeof readingSchema>;

/** By table id: 'orders.csv', 'book.xlsx#Orders', 'all.zip/orders.csv'. */
export type Readings = Readonly<Record<string, TableReading>>;

export const tablesSchema = v.record(v.string(), readingSchema);

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const above0 = v.pipe(v.number(), v.gtValue(0, 'a number above 0 is expected'));

/** Rungs of the ladder of assumptions that were set by hand; what is absent has its default. */
export const assumeSchema = v.strictObject({
  /** Shares of the accounts in tiers A, B, C, D by rank. */
  tierShares: v.optional(
    v.pipe(
      v.tuple([share, share, share, share]),
      v.check((it) => Math.abs(it.reduce((a, b) => a + b) - 1) < 1e-6, 'the shares must sum to 1'),
    ),
  ),
  /** Contacts a year and minutes of each, by tier in order of worth. */
  callNeeds: v.optional(
    v.array(
      v.strictObject({
        channel: v.pipe(v.string(), v.nonEmpty()),
        contacts: v.pipe(v.number(), v.integer(), v.minValue(0)),
        minutes: v.pipe(v.number(), v.minValue(0)),
      }),
    ),
  ),
  /** Field hours a year of a rep who has none stated. */
  capacityHours: v.optional(above0),
  /** Months that money without dates is the total of. */
  periodMonths: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60))),
  /** Percentile of revenue per weight that potential is derived from. */
  potentialPercentile: v.optional(v.pipe(v.number(), v.minValue(0.05), v.maxValue(0.99))),
  /** Owners and sellers who have left, as written; their accounts are vacant. */
  left: v.optional(v.array(v.pipe(v.string(), v.nonEmpty()))),
});

export type Assume = v.InferOutput<typeof assumeSchema>;
