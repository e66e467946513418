/**
 * Reads what the test runners reported. A runner that failed without naming a failed test counts as one failure:
 * no run may look better than it was.
 * @typedef {import('./stages.mjs').Counts} Counts
 */

/**
 * @param {any} report vitest's JSON report
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countVitest(report, exitCode) {
  const files = report?.testResults ?? [];
  // A file that could not be loaded has failed, and has no tests to say so.
  const unloaded = files.filter((file) => file.status === 'failed' && !file.assertionResults.some(hasFailed));
  const counts = {
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 0) + unloaded.length,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    names: [
      ...files.flatMap((file) => file.assertionResults.filter(hasFailed).map(({ fullName }) => fullName)),
      ...unloaded.map(({ name, message }) => `${name}: ${firstLine(message)}`),
    ],
  };
  return honest(counts, exitCode);
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
  return { ...counts, failed: 1, names: [...(counts.names ?? []), 'something that is no test: see what was printed'] };
}
