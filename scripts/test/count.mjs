/**
 * Reads what the test runners reported. A runner that failed without naming a failed test counts as one failure:
 * no run may look better than it was.
 * @typedef {import('./stages.mjs').Counts} Counts
 */
import { basename } from 'node:path';

/** @typedef {{message: string, file: string | null}[]} Unhandled errors outside of a test */

/** Files in which something failed, to be run once more. @param {Run} run @returns {string[]} */
export function filesThatFailed({ report, unhandled }) {
  const failed = (report?.testResults ?? []).filter(({ status }) => status === 'failed').map(({ name }) => name);
  return [...new Set([...failed, ...unhandled.flatMap(({ file }) => file ?? [])])];
}

/**
 * The first run, with what came of the files in which something failed when they were run once more.
 * @typedef {{report: any, unhandled: Unhandled, code: number}} Run
 * @param {Run} first @param {Run} second
 * @returns {Counts}
 */
export function countAgain(first, second) {
  const files = filesThatFailed(first);
  const others = first.report.testResults
    .filter(({ name }) => !files.includes(name))
    .flatMap((file) => file.assertionResults);
  const of = (status) => others.filter((one) => one.status === status).length;
  const again = countVitest(second);
  return {
    passed: of('passed') + again.passed,
    failed: again.failed,
    skipped: others.length - of('passed') + again.skipped,
    names: [...(again.names ?? []), ...(countVitest(first).names ?? []).map(passedLater)],
  };
}

const passedLater = (name) => `(the first time) ${name}`;

/** @param {Run} run `report`: vitest's JSON report @returns {Counts} */
export function countVitest({ report, unhandled, code }) {
  const files = report?.testResults ?? [];
  // A file that could not be loaded has failed, and has no tests to say so.
  const unloaded = files.filter((file) => file.status === 'failed' && !file.assertionResults.some(hasFailed));
  const counts = {
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 0) + unloaded.length,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    names: [
      ...files.flatMap((file) => file.assertionResults.filter(hasFailed).map(({ fullName }) => fullName)),
      ...unloaded.map(({ name, message }) => `${basename(name)}: ${firstLine(message)}`),
      ...unhandled.map(
        ({ file, message }) => `${basename(file ?? 'no file')}, outside of a test: ${firstLine(message)}`,
      ),
    ],
  };
  return honest(counts, code);
}

/**
 * @param {any} report Playwright's JSON report
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countPlaywright(report, exitCode) {
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = report?.stats ?? {};
  const suites = report?.suites ?? [];
  const names = [
    ...suites.flatMap((suite) => specsThat(hasFailedSpec, suite)),
    ...suites.flatMap((suite) => specsThat(passedLate, suite)).map((name) => `(only when tried again) ${name}`),
  ];
  return honest({ passed: expected + flaky, failed: unexpected, skipped, names }, exitCode);
}

/** @param {(spec: any) => boolean} wanted @param {any} suite @returns {string[]} */
function specsThat(wanted, { title, specs = [], suites = [] }) {
  const own = specs.filter(wanted).map((spec) => spec.title);
  return [...own, ...suites.flatMap((suite) => specsThat(wanted, suite))].map((name) => `${title} › ${name}`);
}

const hasFailedSpec = ({ ok }) => !ok;
const passedLate = ({ ok, tests = [] }) => ok && tests.some(({ status }) => status === 'flaky');

const firstLine = (text = '') => text.trim().split('\n')[0];

function hasFailed(assertion) {
  return assertion.status === 'failed';
}

/** @param {Counts} counts @param {number} exitCode @returns {Counts} */
function honest(counts, exitCode) {
  if (exitCode === 0 || counts.failed > 0) return counts;
  return { ...counts, failed: 1 };
}
