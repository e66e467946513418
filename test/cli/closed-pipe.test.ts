/**
 * A command whose reader has left, as `head` does: no trace of a fault, and the exit code is still that of the work.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fieldpassProgram } from '../fixtures/programs.ts';
import { writeSamplePack } from '../fixtures/sample-pack.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('closed-pipe');
  writeSamplePack(folder.path);
});
afterEach(() => folder.remove());

/** Started with an output that nobody reads; both outputs, with `alsoErrors`. */
async function withoutReader(args: readonly string[], { alsoErrors = false } = {}) {
  const child = spawn(process.execPath, [...fieldpassProgram(), ...args]);
  child.stdout.destroy();
  let stderr = '';
  if (alsoErrors) child.stderr.destroy();
  else child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const status = await new Promise((resolve) => child.once('close', resolve));
  return { status, stderr };
}

test('what is good stays good', async () => {
  expect(await withoutReader(['content', 'stats', '--content', folder.path])).toEqual({ status: 0, stderr: '' });
  expect(await withoutReader(['content', '--help'])).toEqual({ status: 0, stderr: '' });
});

test('what is wrong is still known by the exit code, after many lines that nobody read', async () => {
  rmSync(join(folder.path, 'courses/sample/pictures'), { recursive: true, force: true });
  rmSync(join(folder.path, 'courses/sample/exam.yaml'));
  const { status, stderr } = await withoutReader(['content', 'check', '--content', folder.path]);
  expect([status, stderr]).toEqual([1, expect.not.stringContaining('EPIPE')]);
});

test('an error that nobody reads either is one all the same', async () => {
  expect((await withoutReader(['content', 'nonsense'], { alsoErrors: true })).status).toBe(2);
});
