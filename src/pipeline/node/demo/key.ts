import { monthDate } from '#domain/period.ts';
import { WRONG_FACTOR, WRONG_MONTH } from './quotas.ts';
import { DAYS, dayOf, dayText, FIRST_MONTH, SETTINGS } from './settings.ts';
import type { Accounts } from './accounts.ts';
import type { AdviceFigures, DesignFigures } from './checks.ts';
import type { Hierarchy } from './hierarchy.ts';
import type { People } from './people.ts';
import type { Plants } from './plants.ts';

interface RepAt {
  readonly rep: string;
  readonly territory: string;
}

/** What was planted, by the ids of the tables: the answers that findings are tested against. */
export interface DemoKey {
  readonly figures: DesignFigures;
  readonly advice: AdviceFigures;
  /** Territories of several times the others' share. */
  readonly heavy: readonly string[];
  readonly understaffedMetros: readonly string[];
  /** First day without anybody, and who left. */
  readonly vacancy: {
    readonly territory: string;
    readonly since: string;
    readonly lastRep: string;
  };
  readonly overlaps: readonly {
    readonly territory: string;
    readonly soldBy: string;
    readonly accounts: readonly string[];
  }[];
  readonly goodOnPoor: RepAt | null;
  readonly poorOnRich: RepAt | null;
  readonly staleList: string | null;
  readonly twoOwners: readonly string[];
  readonly wrongQuota: {
    readonly territory: string;
    readonly month: string;
    readonly factor: number;
  } | null;
}

/** Ids by the generator's indices. */
function translator(accounts: Accounts, people: People, hierarchy: Hierarchy) {
  const territory = (at: number) => hierarchy.id[at] ?? '';
  const repOn = (at: number, day: number) => people.reps[people.repAt(at, day)]?.id ?? '';
  const last = DAYS - 1;
  return {
    territory,
    repOn,
    accountIds: (list: readonly number[]) => list.map((at) => accounts.id[at] ?? ''),
    repAt: (at: number): RepAt | null =>
      at < 0 ? null : { rep: repOn(at, last), territory: territory(at) },
  };
}

/** Translates the plants from the generator's indices. */
export function makeKey(
  plants: Plants,
  heavy: number,
  accounts: Accounts,
  people: People,
  hierarchy: Hierarchy,
  { figures, advice }: Pick<DemoKey, 'figures' | 'advice'>,
): DemoKey {
  const { territory, repOn, accountIds, repAt } = translator(accounts, people, hierarchy);
  const { vacant, wrongQuota } = plants;
  const left = dayOf(SETTINGS.vacantFrom) - 1;
  return {
    figures,
    advice,
    heavy: Array.from({ length: heavy }, (_, at) => territory(at)),
    understaffedMetros: plants.understaffed.map(territory),
    vacancy: {
      territory: territory(vacant),
      since: dayText(left + 1),
      lastRep: repOn(vacant, left),
    },
    overlaps: plants.overlaps.map(({ owner, intruder, accounts: list }) => ({
      territory: territory(owner),
      soldBy: territory(intruder),
      accounts: accountIds(list),
    })),
    goodOnPoor: repAt(plants.goodOnPoor),
    poorOnRich: repAt(plants.poorOnRich),
    staleList: heavy > 0 ? SETTINGS.staleList.source : null,
    twoOwners: accountIds(plants.twoOwners),
    wrongQuota:
      wrongQuota < 0
        ? null
        : { territory: territory(wrongQuota), month: WRONG_DATE, factor: WRONG_FACTOR },
  };
}

const WRONG_DATE = monthDate(FIRST_MONTH + WRONG_MONTH);
