import { appendFileSync } from 'node:fs';
import type { Reporter, TestModule, SerializedError } from 'vitest/node';

/** Appends `passed failed` to the file named in TALLY; broken modules and stray errors fail. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    let passed = 0;
    let failed = errors.length;
    for (const module of modules) {
      if (module.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        else if (state === 'failed') failed += 1;
      }
    }
    if (process.env['TALLY']) appendFileSync(process.env['TALLY'], `${passed} ${failed}\n`);
  }
}
