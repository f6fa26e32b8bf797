/**
 * Pairs of whole numbers (32 bits) → numbers from 0, in order of first sight. A Map of combined keys
 * would do, but engines hash such keys by their low 32 bits: a million of them take minutes.
 */
export function pairing(): (a: number, b: number) => number {
  let table = tableOf(1 << 12);
  let count = 0;
  return (a, b) => {
    const slot = find(table, a, b);
    const before = table.numbers[slot] ?? -1;
    if (before >= 0) return before;
    put(table, slot, a, b, count);
    if (2 * ++count > table.numbers.length) table = grown(table);
    return count - 1;
  };
}

interface Table {
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** −1: free. */
  readonly numbers: Int32Array;
}

const tableOf = (size: number): Table => ({
  first: new Int32Array(size),
  second: new Int32Array(size),
  numbers: new Int32Array(size).fill(-1),
});

function find({ first, second, numbers }: Table, a: number, b: number): number {
  const mask = numbers.length - 1;
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  let slot = (hash ^ (hash >>> 13)) & mask;
  while (numbers[slot] !== -1 && (first[slot] !== a || second[slot] !== b))
    slot = (slot + 1) & mask;
  return slot;
}

function put(
  { first, second, numbers }: Table,
  slot: number,
  a: number,
  b: number,
  n: number,
): void {
  first[slot] = a;
  second[slot] = b;
  numbers[slot] = n;
}

function grown(old: Table): Table {
  const table = tableOf(old.numbers.length * 2);
  old.numbers.forEach((n, slot) => {
    const [a, b] = [old.first[slot] ?? 0, old.second[slot] ?? 0];
    if (n >= 0) put(table, find(table, a, b), a, b, n);
  });
  return table;
}
