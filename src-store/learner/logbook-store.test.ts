/**
 * The logbook at rest: nothing of it can be read on the disk, damage is mended from the copy, and another key opens nothing and breaks
 * nothing.
 */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KeptEntry } from '#core/logbook/kept-entry.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { vaultOf } from '../../test/fixtures/vault-of.ts';
import type { Vault } from '../keys/device-keys.ts';
import { plainVault } from '../keys/plain-vault.ts';
import { hasLogbook, openLogbook } from './logbook-store.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('logbook');
});
afterEach(() => folder.remove());

const note = 'Sat long with a driver after the ambush near the bridge';
const entry: KeptEntry = {
  ...{ id: '00000000-0000-4000-8000-000000000001', programmeId: 'peer-helper', activity: 'talks', people: 1, note },
  from: '2027-03-01T09:00:00.000Z',
  to: '2027-03-01T10:00:00.000Z',
};
const own = vaultOf('amina');
const main = () => join(folder.path, 'logbook.sealed.json');
const good = () => join(folder.path, 'logbook.sealed.good.json');

const opening = (vault: Vault = own, id = 'abcdefgh12345678') =>
  openLogbook({ id, path: folder.path }, { vault, random: randomBytes, now: () => new Date() });
async function open(...given: Parameters<typeof opening>) {
  const opened = await opening(...given);
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value;
}
async function write(vault?: Vault) {
  const { store } = await open(vault);
  const kept = await store.update(({ entries }) => {
    entries.push(entry);
  });
  expect(kept.ok).toBe(true);
}
const bytes = () => readdirSync(folder.path).map((name) => [name, readFileSync(join(folder.path, name), 'utf8')]);

test.each([
  ['with a key store', own],
  ['without one', plainVault],
])('%s: kept and there again, and nothing of it in any byte of the folder', async (_name, vault) => {
  expect(await hasLogbook({ path: folder.path })).toBe(false);
  await write(vault);
  expect(await hasLogbook({ path: folder.path })).toBe(true);
  expect((await open(vault)).store.data.entries).toEqual([entry]);
  expect(bytes()).toHaveLength(2);
  for (const [, text = ''] of bytes()) {
    // Each long enough not to stand there by chance.
    for (const part of [note, 'a driver after', 'activity":"talks', 'peer-helper', '2027-03-01T', entry.id]) {
      expect(text).not.toContain(part);
      for (let at = 0; at < 3; at += 1)
        expect(text).not.toContain(Buffer.from(part.slice(at)).toString('base64').replace(/..=*$/, ''));
    }
  }
});

test('the same book twice does not lie there in the same bytes', async () => {
  await write();
  const first = readFileSync(main(), 'utf8');
  const { store } = await open();
  await store.update(({ entries }) => {
    entries.length = 0;
  });
  await store.update(({ entries }) => {
    entries.push(entry);
  });
  expect(readFileSync(main(), 'utf8')).not.toBe(first);
});

const boxChanged = (text: string) => {
  const sealed = JSON.parse(text) as { box: string };
  const box = Buffer.from(sealed.box, 'base64');
  box[3] = (box[3] ?? 0) ^ 1;
  return JSON.stringify({ ...sealed, box: box.toString('base64') });
};

test.each([
  ['cut in half', (text: string) => text.slice(0, text.length / 2)],
  ['one bit of it changed', boxChanged],
  ['empty', () => ''],
])('damaged (%s): set aside, restored without loss, and said', async (_name, damage) => {
  await write();
  writeFileSync(main(), damage(readFileSync(main(), 'utf8')));
  const { store, notices } = await open();
  expect(store.data.entries).toEqual([entry]);
  expect(notices.map(({ code }) => code)).toEqual(['logbook-restored']);
  expect(readdirSync(folder.path).filter((name) => name.includes('damaged'))).toHaveLength(1);
  expect((await open()).notices).toEqual([]);
});

test('damaged with its copy: begun anew, and what was there is set aside', async () => {
  await write();
  writeFileSync(main(), 'x');
  writeFileSync(good(), 'y');
  const { store, notices } = await open();
  expect(store.data.entries).toEqual([]);
  expect(notices.map(({ code }) => code)).toEqual(['logbook-begun-anew']);
  const aside = bytes().filter(([name = '']) => name.includes('damaged'));
  expect(aside.map(([, text]) => text).sort()).toEqual(['x', 'y']);
});

test('another person’s key store, or none where there was one: said, and not a byte is touched', async () => {
  await write();
  const before = bytes();
  for (const vault of [vaultOf('bo'), plainVault]) {
    expect(await opening(vault)).toMatchObject({ ok: false, failure: { code: 'logbook-locked' } });
    expect(bytes()).toEqual(before);
  }
  expect((await open()).store.data.entries).toEqual([entry]);
});

test('locked while the main file is damaged: the copy is not given up', async () => {
  await write();
  writeFileSync(main(), 'x');
  expect(await opening(vaultOf('bo'))).toMatchObject({ ok: false, failure: { code: 'logbook-locked' } });
  expect((await open()).store.data.entries).toEqual([entry]);
});

test('begun without a key store: opened, and sealed with another key as soon as there is one', async () => {
  await write(plainVault);
  const { key } = JSON.parse(readFileSync(main(), 'utf8')) as { key: string };
  const { store } = await open(own);
  expect(store.data.entries).toEqual([entry]);
  await store.update(({ entries }) => {
    entries.push({ ...entry, id: '00000000-0000-4000-8000-000000000002' });
  });
  const sealed = JSON.parse(readFileSync(main(), 'utf8')) as { key: string; isProtected: boolean };
  expect(sealed.isProtected).toBe(true);
  expect(Buffer.from(own.open(sealed.key)).toString('base64')).not.toBe(key);
  expect((await open(own)).store.data.entries).toHaveLength(2);
});

test('a book is its owner’s: put into another folder it does not open as theirs', async () => {
  await write();
  const { store, notices } = await open(own, 'zzzzzzzz12345678');
  expect(store.data.entries).toEqual([]);
  expect(notices.map(({ code }) => code)).toEqual(['logbook-begun-anew']);
});
