import { bench, describe } from 'vitest';
import { parse } from './parse.ts';
import { sniff } from './sniff.ts';

/** Orders as a shop keeps them: one column of ids, amounts that rarely repeat, the rest repeats. */
function orders(rows: number): Uint8Array {
  const lines = ['order,date,account,product,channel,city,quantity,price,discount,amount'];
  for (let i = 0; i < rows; i++) {
    const day = `2018-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`;
    const [quantity, price] = [1 + (i % 9), ((i * 7_919) % 99_999) / 100];
    lines.push(
      `SO-${i},${day},ACC-${(i * 31) % 12_000},Product ${i % 47},Online,Zürich,${quantity},${price},0.1,${quantity * price}`,
    );
  }
  return new TextEncoder().encode(lines.join('\n'));
}

const ONCE = { iterations: 3, time: 0, warmupIterations: 1, warmupTime: 0 };

describe('a CSV of 300,000 lines and 10 columns', () => {
  const bytes = orders(300_000);
  const sniffed = sniff('orders.csv', bytes);
  bench('decode and sniff', () => void sniff('orders.csv', bytes), ONCE);
  bench('parse all columns', () => void parse(sniffed), ONCE);
  bench(
    'parse and look at every cell',
    () => {
      for (const store of parse(sniffed).stores)
        for (let row = 0; row < (store?.rows ?? 0); row++) store?.at(row);
    },
    ONCE,
  );
});
