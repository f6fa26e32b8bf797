import type { Directory } from './directory.ts';
import type { ReportFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { gapFinding, whitespaceFinding } from './finding-gap.ts';
import { bandFinding, overlapFinding, vacancyFindings } from './finding-people.ts';
import { actFinding } from './finding-signs.ts';
import { sceneOf } from './standing.ts';

/** Where money does not decide, this order does. */
const ORDER: readonly Finding['code'][] = [
  'overlap',
  'attainable-gap',
  'out-of-band',
  'vacancy',
  'whitespace',
  'when-to-act',
];

/**
 * What the data says about the business, by tested rules: robust findings before others, then the
 * kinds in their order, then by what is at stake. Empty where no rule fires.
 */
export function findingsOf(report: ReportFacts, directory: Directory): Finding[] {
  const scene = sceneOf(report, directory);
  const found = [
    overlapFinding(scene),
    gapFinding(scene),
    bandFinding(scene),
    ...vacancyFindings(scene),
    whitespaceFinding(scene),
    actFinding(scene),
  ].filter((finding) => finding !== null);
  const place = (finding: Finding) => ORDER.indexOf(finding.code);
  return found.sort(
    (a, b) => Number(b.robust) - Number(a.robust) || place(a) - place(b) || b.weight - a.weight,
  );
}
