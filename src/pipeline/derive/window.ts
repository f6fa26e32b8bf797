import type { Sql } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { monthDate, type Month } from '#domain/period.ts';

/** The condition that `column` lies in the 12 months that end with `last`. */
export const trailingYear = (column: Sql, last: Month): Sql =>
  sql`${column} between cast(${monthDate(last - 11)} as date) and cast(${monthDate(last)} as date)`;
