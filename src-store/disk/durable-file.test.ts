import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { openDurably } from './durable-file.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('durable');
});
afterEach(() => folder.remove());

const file = () => join(folder.path, 'all.pdf');

test('a file that grows is there when it is kept, and not before', async () => {
  writeFileSync(file(), 'old');
  const growing = await openDurably(file());
  await growing.append('one ');
  await growing.append(new TextEncoder().encode('two'));
  expect(readFileSync(file(), 'utf8')).toBe('old');
  await growing.keep();
  expect(readFileSync(file(), 'utf8')).toBe('one two');
  expect(readdirSync(folder.path)).toEqual(['all.pdf']);
});

test('dropped, the old one stays and nothing else', async () => {
  writeFileSync(file(), 'old');
  const growing = await openDurably(file());
  await growing.append('half');
  await growing.drop();
  expect(readFileSync(file(), 'utf8')).toBe('old');
  expect(readdirSync(folder.path)).toEqual(['all.pdf']);
});
