import { inWords, money, share, signed } from '#domain/format.ts';
import type { Directory } from '#domain/directory.ts';
import type { Advice, NetBenefit } from '#domain/suggestion.ts';
import type { Limits } from './assumptions.ts';

/** Why no move can be advised at all, in a sentence; null when one can. */
export function reasonForNone(
  directory: Pick<Directory, 'planDerived' | 'potential' | 'territories'>,
  knownPotentialCents: number,
  limits: Limits,
): string | null {
  const { planDerived, potential, territories } = directory;
  if (potential === null || !(knownPotentialCents > 0))
    return 'No moves are suggested: without potential there is no telling what ground is worth to whom.';
  if (territories.length < 2) return 'No moves are suggested: there is one territory only.';
  if (planDerived && planDerived.overlapShare > limits.overlap)
    return `No moves are suggested: ${share(planDerived.overlapShare, 0)} of revenue is sold outside the territory that holds the ground, so ground has no single owner to take it from.`;
  return null;
}

/** Reshuffle only if year one clears the bar in size and in certainty. */
export function verdictOf(
  together: NetBenefit | null,
  revenueCents: number,
  limits: Limits,
): Advice['verdict'] {
  if (!together) return 'leave';
  const { median, positive } = together.years[0];
  return median >= limits.yearOne * revenueCents && positive >= limits.certainty
    ? 'reshuffle'
    : 'leave';
}

/** The sentence that says when not to reshuffle. */
export function verdictReason(
  verdict: Advice['verdict'],
  together: NetBenefit | null,
  moves: number,
  currency: string,
  limits: Limits,
): string {
  if (!together)
    return `Leave the plan as it is: no move within the limits nets ${share(limits.moveNet, 2)} of revenue over three years.`;
  if (verdict === 'reshuffle') {
    if (together.breakEvenQ === null)
      return 'Worth it: none of the revenue that changes hands would have stayed.';
    return `If you expect to lose more than ${share(together.breakEvenQ, 0)} of the revenue that changes hands, keep today’s plan.`;
  }
  const { median, positive } = together.years[0];
  const best = moves === 1 ? 'the best move' : `the best ${inWords(moves)} moves`;
  return `Leave the plan as it is: ${best} would bring ${signed(money(median, currency))} in year one, with a chance of ${share(positive, 0)} to gain at all; a reshuffle should earn ${share(limits.yearOne)} of revenue at ${share(limits.certainty, 0)}.`;
}
