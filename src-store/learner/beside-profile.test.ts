/**
 * A file beside the profile: what was kept is there again, what is damaged comes back from its copy or is set aside, and either
 * is said.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { openBeside } from './beside-profile.ts';
import { studyShape } from './study-record.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('beside');
});
afterEach(() => folder.remove());

const key = 'article convoys';
const kept = { note: 'Ask the warden.', isBookmarked: true, at: '2026-11-27T10:00:00.000Z' };

async function open() {
  const opened = await openBeside(studyShape(folder.path), () => new Date());
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value;
}
/** Two changes, so that the good copy holds the first. */
async function write() {
  const { store } = await open();
  for (const note of ['first', kept.note]) {
    const done = await store.update(({ texts }) => {
      texts[key] = { ...kept, note };
    });
    expect(done.ok).toBe(true);
  }
}
const damage = (name: string) => writeFileSync(join(folder.path, name), '{"schemaVersion":1,"texts":');

test('what was kept is there again', async () => {
  await write();
  const { store, notices } = await open();
  expect(store.data.texts[key]).toEqual(kept);
  expect(notices).toEqual([]);
});

test('damaged, it comes back from its copy, and that is said', async () => {
  await write();
  damage('study.json');
  const { store, notices } = await open();
  expect(store.data.texts[key]?.isBookmarked).toBe(true);
  expect(notices.map(({ code }) => code)).toEqual(['study-restored']);
});

test('damaged with its copy, it begins anew, and what was there is set aside', async () => {
  await write();
  damage('study.json');
  damage('study.good.json');
  const { store, notices } = await open();
  expect(store.data.texts).toEqual({});
  expect(notices.map(({ code }) => code)).toEqual(['study-begun-anew']);
  const aside = readdirSync(folder.path).filter((name) => /damaged|aside/.test(name));
  expect(aside.length).toBeGreaterThan(0);
  for (const name of aside) expect(readFileSync(join(folder.path, name), 'utf8')).toContain('"texts":');
});
