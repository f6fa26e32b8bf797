import { REQUIRED, type RoleName } from '#domain/roles.ts';
import type { DraftBlock } from './draft.ts';
import { guessBlock, type Known } from './guess-block.ts';
import { nameRank, plainName } from './names.ts';
import type { Profile } from './profile.ts';

/** Role → words in a table's name that speak for it, in English, German, French, Spanish. */
const TITLES: readonly (readonly [RoleName, RegExp])[] = [
  ['dealStages', /(deal|opportunit\w*) ?(stage|histor)/],
  ['leadStages', /lead ?(stage|histor)/],
  ['callNeeds', /call ?(need|plan|frequenc|norm)|besuchsfrequenz|besuchsnorm/],
  ['repSkills', /skill|kompetenz|competence/],
  ['accountTraits', /traits?\b|tags?\b|merkmale/],
  ['visits', /visit|calls?\b|activit|meeting|besuch|kontakte|visitas?\b|visites?\b/],
  ['quota', /quota|target|budget|plan\b|soll|ziele?\b|zielumsatz|objecti[fv]|cuota/],
  ['goals', /goals?\b|okr/],
  ['leads', /leads?\b|inquir|enquir|anfragen/],
  ['deals', /deals?\b|opportunit|pipeline|verkaufschance|opportunidades/],
  ['signals', /signals?\b|usage|events?\b|engagement/],
  ['staffing', /staff|assignment of reps|besetzung|roster/],
  ['assignments', /alignment|assignment|zip ?to|territor\w* ?(zip|plz|count|unit)|zuordnung/],
  ['territories', /territor|gebiete?\b|bezirke?\b|secteurs?\b/],
  ['potential', /potential|potenzial|potentiel|potencial|market ?size|establishments/],
  [
    'reps',
    /\breps?\b|sales ?team|sales ?people|salesperson|sellers?\b|employees|vertreter|verkaufer|mitarbeiter|vendeurs|vendedores|comerciales/,
  ],
  [
    'accounts',
    /accounts?\b|customers?\b|clients?\b|kunden?\b|debitoren|stores?\b|store location|shops?\b|outlets|clientes/,
  ],
  ['lines', /lines?\b|categories|warengruppen/],
  [
    'sales',
    /sales|orders?\b|revenue|invoices?\b|transactions?\b|umsatz|umsatze|bestellungen|auftrage|rechnungen|ventes|commandes|ventas|pedidos/,
  ],
];

/** The role a table's name speaks for. */
export function titleRole(profile: Profile): RoleName | null {
  const title = plainName(profile.source.title.replace(/\.\w+$/, ''));
  return TITLES.find(([, words]) => words.test(title))?.[0] ?? null;
}

/** Whether a block has what its role cannot do without. */
export function isComplete({ role, fields }: DraftBlock): boolean {
  const has = (...names: readonly string[]): boolean => names.some((name) => fields.has(name));
  if (!REQUIRED[role].every((field) => fields.has(field))) return false;
  if (role === 'accounts') return has('account', 'name');
  if (role === 'potential')
    return has('money', 'weight') && has('zip', 'county', 'unit', 'lat', 'city');
  if (role === 'quota' || role === 'goals') return has('rep', 'territory');
  return role !== 'assignments' || has('zip', 'county', 'unit', 'city', 'lat');
}

/** Roles that a table can have by its columns alone, when its name says nothing. */
const TELLING: readonly (readonly [RoleName, (profile: Profile) => boolean])[] = [
  ['visits', (it) => hasName(it, 'visitId') || hasName(it, 'visitDate')],
  ['quota', (it) => hasName(it, 'quota') && !hasName(it, 'accountId')],
  ['leads', (it) => hasName(it, 'leadId')],
  ['deals', (it) => hasName(it, 'dealId')],
  ['callNeeds', (it) => hasName(it, 'contacts') && hasName(it, 'tier') && it.rows < 60],
];

const hasName = (profile: Profile, concept: Parameters<typeof nameRank>[0]): boolean =>
  profile.columns.some(({ plain }) => nameRank(concept, plain) === 0);

/** The block of a table that is neither the sales nor linked to them; null: it says nothing. */
export function otherBlock(profile: Profile, known: Known): DraftBlock | null {
  const title = titleRole(profile);
  const byName = title === null || title === 'sales' ? [] : [[title, 'its name says so'] as const];
  const byColumns = TELLING.filter(([, tells]) => tells(profile)).map(
    ([role]) => [role, 'its columns say so'] as const,
  );
  for (const [role, reason] of [...byName, ...byColumns]) {
    const block = guessBlock(role, profile, known, reason);
    if (isComplete(block)) return block;
  }
  return null;
}
