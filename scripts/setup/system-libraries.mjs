/**
 * The system packages that Electron and the tests need on Debian and Ubuntu. Other systems have them, or name them
 * differently; there this step does nothing.
 */
import { existsSync } from 'node:fs';
import { hasDisplay } from './has-display.mjs';
import { runCommand } from './run-command.mjs';
import { SetupProblem, say } from './say.mjs';

/** Each line is one need; the second name is what Ubuntu 24.04 and Debian 13 call it. */
const forElectron = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['libxss1'],
  ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
  ['libnotify4'],
  ['libsecret-1-0'],
];
const forVirtualDisplay = [['xvfb'], ['xauth']];
/** pdftotext and pdftoppm: the tests read and look at what was printed. */
const forTests = [['poppler-utils'], ['qpdf']];

/** @param {{tests: boolean}} options */
export async function ensureSystemLibraries({ tests }) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const needs = [...forElectron, ...(hasDisplay() ? [] : forVirtualDisplay), ...(tests ? forTests : [])];
  const missing = await missingOf(needs);
  if (missing.length === 0) return;

  if (process.getuid?.() !== 0) {
    const names = missing.map((names) => names[0]).join(' ');
    const chosen = (await Promise.all(missing.map(nameHere))).join(' ');
    throw new SetupProblem(
      `System libraries: missing ${names}. Type this once, then run the same command again:\n\n` +
        `  sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends ${chosen}'\n`,
    );
  }
  say(`System libraries: installing ${missing.map((names) => names[0]).join(', ')}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await runCommand('apt-get', ['update', '-q'], { env, capture: true });
  const chosen = await Promise.all(missing.map(nameHere));
  const install = await runCommand('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...chosen], {
    env,
    capture: true,
  });
  const still = await missingOf(needs);
  if (still.length > 0) {
    const reason = (install.stderr || install.stdout || update.stderr).trim().split('\n').slice(-6).join('\n  ');
    throw new SetupProblem(`System libraries: could not install ${still.map((n) => n[0]).join(', ')}.\n  ${reason}`);
  }
  say('System libraries: installed.');
}

/**
 * @param {string[][]} needs
 * @returns {Promise<string[][]>} those of which no name is installed
 */
async function missingOf(needs) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders
  const format = '${Package} ${db:Status-Status}\n';
  const { stdout } = await runCommand('dpkg-query', ['-W', '-f', format, ...needs.flat()], { capture: true });
  const installed = new Set();
  for (const line of stdout.split('\n')) {
    const [name, status] = line.split(' ');
    if (status === 'installed') installed.add(name);
  }
  return needs.filter((names) => !names.some((name) => installed.has(name)));
}

/**
 * Which of its names this system's package lists know. A name that is only provided by others has no version.
 * @param {string[]} names
 */
async function nameHere(names) {
  for (const name of names) {
    const { stdout } = await runCommand('apt-cache', ['policy', name], {
      capture: true,
      env: { ...process.env, LC_ALL: 'C' },
    });
    if (/Candidate: (?!\(none\))/.test(stdout)) return name;
  }
  return names[0];
}
