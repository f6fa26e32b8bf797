const YES = /\b(won|win|yes|true|y|1|gewonnen|ja|gagne|oui|ganad[oa]|si|closed won)\b/;
const NO =
  /\b(lost|lose|no|false|n|0|verloren|nein|perdue?|perdid[oa]|closed lost|cancell?ed|disqualified)\b/;

/** 'Closed Won' → true, 'Lost' → false; null for what is open or says neither. */
export function readWon(text: string): boolean | null {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/[_-]+/g, ' ');
  if (NO.test(plain)) return false;
  return YES.test(plain) ? true : null;
}
