/** First words of a row that adds up the rows above it. */
const TOTAL =
  /^(grand |sub-?)?(total|totals|sum|sums|summe|gesamt|gesamtsumme|insgesamt|totale|total général|suma|totaal)\s*:?$/i;

export const TOTAL_REASON = 'it looks like a total of the rows above, which would count them twice';

/** Whether a table's last row is the sum of the others: its first filled cell says so. */
export function isTotal(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '');
  return first !== undefined && TOTAL.test(first.trim());
}
