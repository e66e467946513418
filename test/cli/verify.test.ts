/**
 * `fieldpass verify`, as another program calls it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fieldpassProgram, programOf } from '../fixtures/programs.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = tempFolder('verify-cli');
const at = (name: string) => join(folder.path, name);
const trust = ['--trust', at('trust'), '--at', '2026-12-01T09:00:00Z'];
const verify = (...args: string[]) =>
  spawnSync(process.execPath, [...fieldpassProgram(), 'verify', ...args], { encoding: 'utf8', cwd: root });

beforeAll(() => {
  const make = new URL('../fixtures/make-papers.ts', import.meta.url);
  execFileSync(process.execPath, [...programOf(make), folder.path, '130'], { cwd: root });
});
afterAll(() => folder.remove());

test('--json prints an array of file, verdict, reason, credential, issuer and what it was checked against', () => {
  const run = verify('--json', at('good.pdf'), at('good.json'), at('code.txt'), ...trust);
  expect(run.status).toBe(0);
  const reports = JSON.parse(run.stdout);
  expect(reports).toHaveLength(3);
  for (const report of reports) {
    expect(report).toMatchObject({
      verdict: 'good',
      credential: { holder: 'Amina Yusuf', course: { id: 'basic-security' } },
      issuer: { id: 'did:web:training.meridian.example', name: 'Meridian Relief', listed: true },
      checkedAgainst: { trustList: { sequence: 1 }, statusOf: '2026-11-30T00:00:00.000Z' },
    });
    expect(report.reason).toContain('Meridian Relief');
  }
  expect(reports[0].file).toBe(at('good.pdf'));
});

test('exit 0 only if all are good, and every word in two languages', () => {
  const files = ['good.pdf', 'changed.pdf', 'provisional.pdf', 'revoked.json', 'not-there.pdf'].map(at);
  const run = verify('--json', ...files, ...trust);
  expect(run.status).toBe(1);
  expect(JSON.parse(run.stdout).map(({ verdict }: { verdict: string }) => verdict)).toEqual([
    'good',
    'changed',
    'provisional',
    'revoked',
    'cannot tell',
  ]);
  const read = verify(...files, ...trust, '--language', 'zh');
  expect(read.stdout).toContain('已撤销');
  expect(read.stdout).toContain('已被改动');
  // Without a trust list nobody is known, and nothing is good.
  expect(verify(at('good.pdf'), '--trust', at('nowhere')).stdout).toContain('UNKNOWN ISSUER');
});

test('a credential of another kind, and one that no issuer signed, are told apart', () => {
  const bogus = JSON.parse(readFileSync(at('good.json'), 'utf8'));
  expect(bogus.type).toContain('AchievementCredential');
  expect(verify(join(root, 'package.json'), ...trust).stdout).toContain('CANNOT TELL');
});

test('many files: in the order in which they were given, on all cores, with how far it is', () => {
  const files = Array.from({ length: 130 }, (_, index) => at(`many-${index}.pdf`));
  const run = verify('--json', ...files, ...trust);
  const reports = JSON.parse(run.stdout) as { file: string; verdict: string }[];
  expect(reports.map(({ file }) => file)).toEqual(files);
  expect(reports.map(({ verdict }) => verdict)).toEqual(
    files.map((_, index) => (index % 10 === 0 ? 'changed' : 'good')),
  );
  expect(run.stderr).toMatch(/Checking 50 %/);
});
