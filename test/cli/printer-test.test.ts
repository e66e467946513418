/**
 * The command line writes a sheet to try a printer with: in the language and size asked for, never over a file that is
 * there, and never good to a checker.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fieldpass } from '../fixtures/command-line.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const folder = tempFolder('printer-test');
afterAll(() => folder.remove());
const at = (name: string) => join(folder.path, name);

const printerTest = (...args: string[]) => fieldpass(['printer-test', '--out', at('test.pdf'), ...args]);

test('writes the sheet in the language and size asked for, and not over a file that is there', async () => {
  const made = await printerTest('--paper-language', 'fr', '--size', 'Letter');
  expect([made.status, made.stderr]).toEqual([0, '']);
  expect(made.stdout).toContain(`Written to ${at('test.pdf')}`);
  expect(execFileSync('pdfinfo', [at('test.pdf')], { encoding: 'utf8' })).toMatch(/Page size:\s+792 x 612/);
  expect(execFileSync('pdftotext', [at('test.pdf'), '-'], { encoding: 'utf8' })).toContain('Test de l’imprimante');

  writeFileSync(at('test.pdf'), 'mine');
  const refused = await printerTest('--language', 'zh');
  expect([refused.status, readFileSync(at('test.pdf'), 'utf8')]).toEqual([1, 'mine']);
  expect(refused.stderr).toContain('--force');
  expect((await printerTest('--force', '--language', 'zh')).stdout).toContain('双面打印');
  expect(execFileSync('pdfinfo', [at('test.pdf')], { encoding: 'utf8' })).toMatch(/Page size:\s+841.89 x 595.28/);

  execFileSync('pdftoppm', ['-r', '300', '-png', '-singlefile', at('test.pdf'), at('scan')]);
  const checked = await fieldpass(['verify', '--json', at('test.pdf'), at('scan.png')]);
  expect(checked.status).toBe(1);
  const reports = JSON.parse(checked.stdout) as { verdict: string; reason: string }[];
  expect(reports.map(({ verdict }) => verdict)).toEqual(['cannot tell', 'cannot tell']);
  expect(reports[1]?.reason).toMatch(/printer-test|printer test/);
});

test('what is not understood or cannot be written is said', async () => {
  expect((await fieldpass(['printer-test'])).status).toBe(2);
  expect((await printerTest('--size', 'A3')).status).toBe(2);
  const nowhere = join(folder.path, 'none', 'test.pdf');
  const lost = await fieldpass(['printer-test', '--out', nowhere]);
  expect([lost.status, existsSync(nowhere)]).toEqual([1, false]);
  expect(lost.stderr).not.toContain('    at ');
});
