import names from '../../../../data/demo/names.json' with { type: 'json' };
import type { Random } from './random.ts';

const trades: Readonly<Record<string, readonly string[]>> = names.trades;

/** An invented company of an industry, e.g. 'Harlan Food Works'. */
export function companyName(random: Random, naics: string): string {
  const first = random.chance(0.72) ? random.pick(names.roots) : random.pick(names.landmarks);
  const trade = random.pick(trades[naics] ?? names.endings);
  const second = random.chance(0.08) ? ` & ${random.pick(names.roots)}` : '';
  const ending = random.chance(0.22) ? ` ${random.pick(names.endings)}` : '';
  return `${first}${second} ${trade}${ending}`;
}

/** A person's name that `taken` does not hold yet; it is added. */
export function personName(random: Random, taken: Set<string>): string {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const name = `${random.pick(names.given)} ${random.pick(names.family)}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
  throw new RangeError(`no free name after ${taken.size}`);
}
