/**
 * Beside vitest's JSON report, which does not have them: errors that happened outside of a test, and in which file.
 */
import { writeFileSync } from 'node:fs';

/** Named by its path on vitest's command line. Writes to the file that FIELDPASS_UNHANDLED_ERRORS names. */
export default class UnhandledErrors {
  /** @param {unknown} _modules @param {readonly {message: string, VITEST_TEST_PATH?: string}[]} errors */
  onTestRunEnd(_modules, errors) {
    const found = errors.map(({ message, VITEST_TEST_PATH }) => ({ message, file: VITEST_TEST_PATH ?? null }));
    writeFileSync(process.env.FIELDPASS_UNHANDLED_ERRORS ?? '', JSON.stringify(found));
  }
}
