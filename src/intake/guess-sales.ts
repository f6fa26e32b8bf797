import type { DraftBlock } from './draft.ts';
import { guessBlock, type Known, valueOf, withField } from './guess-block.ts';
import { withMoney } from './guess-money.ts';
import { titleRole } from './guess-role.ts';
import { mendZip } from './place.ts';
import type { ColumnProfile, Profile } from './profile.ts';

/** The table with money in most rows, its name and other tables weighed in; null: none has money. */
export function bestSales(known: Known): DraftBlock | null {
  const profiles = [...known.profiles.values()].filter(({ rows }) => rows > 0);
  const scored = profiles.flatMap((profile) => {
    const guessed = guessBlock('sales', profile, known, 'it has money in most rows');
    const block = withMoney(guessed, profile);
    return block.fields.has('money') ? [{ block, score: scoreOf(block, profile, known) }] : [];
  });
  const best = scored.sort((a, b) => b.score - a.score)[0]?.block;
  return best ? accountOf(best, known) : null;
}

/** A table named for something else, or that others point to, is less likely the sales. */
function scoreOf(block: DraftBlock, profile: Profile, known: Known): number {
  const title = titleRole(profile);
  const named = title === 'sales' ? 4 : title === 'deals' ? 2 : title === null ? 1 : 0.2;
  const pointedTo = known.links.some(({ to }) => to === profile.id) ? 0.2 : 1;
  const dated = block.fields.has('date') ? 2 : 1;
  return block.fields.size * Math.sqrt(profile.rows) * named * pointedTo * dated;
}

const PLACES = ['zip', 'city', 'lat', 'county'];

/** What tells accounts apart: an id, or a name with its place; a customer with many places is a family. */
function accountOf(block: DraftBlock, known: Known): DraftBlock {
  const profile = known.profiles.get(block.file);
  if (!profile) return block;
  const sited = withSite(block, profile, known);
  const account = ownColumn(profile, valueOf(sited, 'account'));
  if (!account) return sited;
  const zip = ownColumn(profile, valueOf(sited, 'zip'));
  if (zip && isSpread(account, zip)) {
    const family = valueOf(sited, 'name') ?? account.name;
    return withField(
      withField(
        sited,
        'account',
        [account.name, zip.name],
        'an account has several ZIPs: each is one',
      ),
      'family',
      family,
      'an account has several places',
    );
  }
  return isNameOnly(account, sited, known) ? asName(sited, account) : sited;
}

const ownColumn = (profile: Profile, value: unknown): ColumnProfile | undefined =>
  profile.columns.find(({ name }) => name === value);

/** Of several keys the one whose table says where the account is; the other is then its family. */
function withSite(block: DraftBlock, profile: Profile, known: Known): DraftBlock {
  if (PLACES.some((field) => isOwn(block, field, profile))) return block;
  const link = known.links.find(({ from, to }) => {
    const table = from === profile.id ? known.profiles.get(to) : undefined;
    const fields = table && guessBlock('accounts', table, known, '').fields;
    return fields && PLACES.some((field) => fields.has(field)) && titleRole(table) === 'accounts';
  });
  if (!link || valueOf(block, 'account') === link.fromColumn) return block;
  const name = valueOf(block, 'name');
  const sited = withField(block, 'account', link.fromColumn, `${link.to} says where each one is`);
  return name === null
    ? sited
    : withField(without(sited, 'name'), 'family', name, 'one name, several places');
}

const isOwn = (block: DraftBlock, field: string, profile: Profile): boolean =>
  ownColumn(profile, valueOf(block, field)) !== undefined;

export function without(block: DraftBlock, field: string): DraftBlock {
  const fields = new Map(block.fields);
  fields.delete(field);
  return { ...block, fields };
}

function isSpread(account: ColumnProfile, place: ColumnProfile): boolean {
  if (!place.unique.some((text) => mendZip(text) !== null)) return false;
  const pairs = new Set(account.cells.map((id, row) => JSON.stringify([id, place.cells[row]])));
  return pairs.size > 1.2 * account.distinct;
}

/** Words with blanks in a column of accounts, with places beside them, are names and no ids. */
function isNameOnly(account: ColumnProfile, block: DraftBlock, known: Known): boolean {
  const linked = known.links.some(
    ({ from, fromColumn }) => from === block.file && fromColumn === account.name,
  );
  const placed = PLACES.some((field) => block.fields.has(field));
  const words = account.unique.filter((text) => /\p{L}{2}/u.test(text)).length;
  return (
    !linked &&
    placed &&
    words > 0.6 * account.unique.length &&
    !/ (id|no|nr|number|code)$/.test(account.plain)
  );
}

const asName = (block: DraftBlock, { name }: ColumnProfile): DraftBlock =>
  block.fields.has('name')
    ? block
    : withField(
        without(block, 'account'),
        'name',
        name,
        'names; with the place they tell accounts apart',
      );
