import { appendFileSync } from 'node:fs';
import type { FullConfig, Reporter, Suite, TestError } from '@playwright/test/reporter';

/** Appends `passed failed` to the file named in TALLY; a flaky test is a failed one. */
export default class TallyReporter implements Reporter {
  private suite: Suite | undefined;
  private errors = 0;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  onError(_error: TestError): void {
    this.errors += 1;
  }

  onEnd(): void {
    const outcomes = this.suite?.allTests().map((test) => test.outcome()) ?? [];
    const passed = outcomes.filter((outcome) => outcome === 'expected').length;
    const failed = outcomes.filter((o) => o === 'unexpected' || o === 'flaky').length + this.errors;
    if (process.env['TALLY']) appendFileSync(process.env['TALLY'], `${passed} ${failed}\n`);
  }
}
