import type { DraftBlock } from './draft.ts';
import { withField } from './guess-block.ts';
import { type Concept, nameRank } from './names.ts';
import { type ColumnProfile, isNumeric, isWithin, type Profile } from './profile.ts';

/** Money as quantity × price × (1 − discount) a line, where no column holds it. */
export function withMoney(block: DraftBlock, profile: Profile): DraftBlock {
  if (block.fields.has('money')) return block;
  const [quantity, price, discount] = (['quantity', 'price', 'discount'] as const).map((concept) =>
    numberNamed(profile, concept),
  );
  if (!quantity || !price) return block;
  const product = `${quoted(quantity)} * ${quoted(price)}`;
  const off = discount ? ` * (1 - ${shareOf(discount, profile)})` : '';
  const reason = `no column holds it; quantity × price${discount ? ' less discount' : ''}, each line rounded to the cent`;
  return withField(block, 'money', `round(${product}${off}, 2)`, reason);
}

const numberNamed = (profile: Profile, concept: Concept): ColumnProfile | undefined =>
  profile.columns.find((it) => isNumeric(it) && nameRank(concept, it.plain) !== null);

const quoted = ({ name }: ColumnProfile): string => `"${name.replaceAll('"', '""')}"`;

/** '0.075' and '7.5 %' are shares, '7.5' is per cent. */
function shareOf(discount: ColumnProfile, profile: Profile): string {
  return isWithin(discount, profile.sign, 1) ? quoted(discount) : `${quoted(discount)} / 100`;
}
