/**
 * Lists in real folders: what is written, what is never touched, damaged files, a full disk and one that cannot be written.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { multibaseOf } from '#core/credential/proof/did-key.ts';
import { signingKeyOf } from '#core/credential/proof/signing-key.ts';
import { digestOfList } from '#core/trust/bringing.ts';
import { type SignedTrustList, signTrustList } from '#core/trust/trust-list.ts';
import { issuerDid, now, passesText, statusText, trustList } from '../../test/fixtures/issuer.ts';
import { smallDisk } from '../../test/fixtures/small-disk.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import type { TrustFolders } from './bring-lists.ts';
import { readKnown } from './read-known.ts';
import { readPassTrust } from './read-pass-trust.ts';
import { type ListSource, performTrustWork, type TrustAnswer } from './trust-work.ts';

let folder: ReturnType<typeof tempFolder>;
let folders: TrustFolders;
beforeEach(() => {
  folder = tempFolder('trust');
  folders = { shipped: join(folder.path, 'content', 'trust'), own: join(folder.path, 'data', 'trust') };
  mkdirSync(join(folder.path, 'data'));
});
afterEach(() => folder.remove());

const stranger = signingKeyOf(new Uint8Array(32).fill(99));
const numbered = (sequence: number) => trustList((list) => ({ ...list, sequence }));
const foreign = async (sequence: number): Promise<SignedTrustList> => {
  const name = multibaseOf(stranger.publicKey);
  return signTrustList({ ...(await numbered(sequence)).list, roots: [name] }, [{ name, key: stranger }]);
};
const textOf = (list: SignedTrustList | string) => (typeof list === 'string' ? list : JSON.stringify(list));
const sourceOf = (list: SignedTrustList | string, index = 0): ListSource => ({
  name: `${index}.json`,
  what: { bytes: new TextEncoder().encode(textOf(list)) },
});

const bring = (lists: (SignedTrustList | string)[], confirmed: string | null = null, at = folders) =>
  performTrustWork({
    folders: at,
    now,
    task: { kind: 'bring', sources: lists.map(sourceOf), confirmed, by: 'Amina' },
  });
const answerOf = async (work: ReturnType<typeof performTrustWork>): Promise<TrustAnswer> => {
  const done = await work;
  if (!done.ok) throw new Error(done.failure.code);
  return done.value;
};
const words = async (work: ReturnType<typeof performTrustWork>) =>
  (await answerOf(work)).brought.map(({ outcome }) => outcome);
const shown = () => answerOf(performTrustWork({ folders, now, task: { kind: 'describe' } }));
const known = () => readKnown([folders.shipped, folders.own], now);

/** Brings the first list and says yes to it. */
async function trust(first: SignedTrustList): Promise<TrustAnswer> {
  const { offer } = await answerOf(bring([first]));
  return answerOf(bring([first], offer?.digest));
}
const ship = (list: SignedTrustList) => {
  mkdirSync(folders.shipped, { recursive: true });
  writeFileSync(join(folders.shipped, 'trust-list.json'), JSON.stringify(list));
};
const filesIn = (path: string) =>
  existsSync(path) ? readdirSync(path, { recursive: true, encoding: 'utf8' }).sort() : [];

test('the first list is written after the yes only, and says who brought it; those after it at once', async () => {
  const asked = await answerOf(bring([await numbered(2), await statusText('revocation', [7])]));
  expect(asked).toMatchObject({ offer: { sequence: 2, issuers: [{ id: 'did:web:training.meridian.example' }] } });
  expect(filesIn(folders.own)).toEqual([]);
  expect((await shown()).description).toEqual({ list: null, issuers: [], leftOut: 0, unreadable: 0 });

  const { files = [], digest = '' } = asked.offer ?? {};
  const sources = files.map(({ name, text }) => ({ name, what: { text } }));
  const done = await answerOf(
    performTrustWork({ folders, now, task: { kind: 'bring', sources, confirmed: digest, by: 'Amina' } }),
  );
  expect(done).toMatchObject({ hasChanged: true, brought: [{ outcome: 'trust-taken' }, { outcome: 'status-taken' }] });
  expect(done.description.list).toMatchObject({ sequence: 2, brought: { by: 'Amina', at: now }, pin: digest });
  expect(done.description.list?.fingerprint).toBe(asked.offer?.fingerprint);

  expect(await words(bring([await numbered(3), await statusText('refresh', [])]))).toEqual([
    'trust-taken',
    'status-taken',
  ]);
  const world = await known();
  expect(world.trustList?.sequence).toBe(3);
  expect(world.statusLists.size).toBe(2);
  expect((await shown()).description).toMatchObject({ list: { sequence: 3, pin: digest }, unreadable: 0 });
  expect(filesIn(folders.own).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('a newer status list takes the place of the one before, in its file', async () => {
  await trust(await numbered(1));
  await bring([await statusText('revocation', [])]);
  const before = filesIn(join(folders.own, 'status'));
  const newer = await statusText('revocation', [7], { issuedAt: '2026-12-01T00:00:00.000Z' });
  expect(await words(bring([newer]))).toEqual(['status-taken']);
  expect(filesIn(join(folders.own, 'status'))).toEqual(before);
  expect([...(await known()).statusLists.values()]).toMatchObject([{ issuedAt: '2026-12-01T00:00:00.000Z' }]);
  expect(await words(bring([await statusText('revocation', [])]))).toEqual(['status-older']);
});

test('what was shipped is pinned, is never written to, and cannot be forgotten', async () => {
  await trust(await foreign(9));
  ship(await numbered(2));
  const before = readFileSync(join(folders.shipped, 'trust-list.json'), 'utf8');
  const { description } = await shown();
  // The one that was brought in by hand before counts no more, and that is said.
  expect(description).toMatchObject({ list: { sequence: 2, isShipped: true, brought: null, pin: null }, leftOut: 1 });
  expect(await words(bring([await foreign(10), await numbered(3)]))).toEqual(['trust-not-following', 'trust-taken']);
  expect((await shown()).description.list).toMatchObject({ sequence: 3, isShipped: false, pin: null });
  expect(filesIn(folders.shipped)).toEqual(['trust-list.json']);
  expect(readFileSync(join(folders.shipped, 'trust-list.json'), 'utf8')).toBe(before);
  const digest = digestOfList(await numbered(2));
  const forgotten = await performTrustWork({ folders, now, task: { kind: 'forget', digest } });
  expect(forgotten).toMatchObject({ ok: false, failure: { code: 'trust-changed-meanwhile' } });
});

test('who trusted the wrong list forgets it, with all that followed, and begins anew', async () => {
  const first = await trust(await foreign(1));
  await bring([await foreign(2)]);
  const forget = (digest: string) => performTrustWork({ folders, now, task: { kind: 'forget', digest } });
  expect(await forget('0'.repeat(64))).toMatchObject({ ok: false });
  expect((await known()).trustList?.sequence).toBe(2);
  const done = await answerOf(forget(first.description.list?.pin ?? ''));
  expect(done).toMatchObject({ hasChanged: true, description: { list: null } });
  expect(filesIn(join(folder.path, 'data'))).toEqual([]);
  expect((await trust(await numbered(1))).description.list).toMatchObject({ sequence: 1, brought: { by: 'Amina' } });
});

test('a damaged file is left out and said; a damaged first list is set aside when another is taken', async () => {
  await trust(await numbered(1));
  await bring([await numbered(2), await statusText('revocation', [])]);
  writeFileSync(join(folders.own, 'status', 'torn.json'), (await statusText('refresh', [])).slice(0, 900));
  writeFileSync(join(folders.own, 'later', '00003.json'), '');
  expect((await shown()).description).toMatchObject({ list: { sequence: 2 }, unreadable: 2 });

  writeFileSync(join(folders.own, 'trust-list.json'), 'torn');
  expect((await shown()).description).toMatchObject({ list: null, unreadable: 3 });
  const done = await trust(await numbered(1));
  // What lay there and follows counts again.
  expect(done.description.list?.sequence).toBe(2);
  expect(filesIn(folders.own)).toContain('trust-list.damaged-20261201T090000Z.json');
  writeFileSync(join(folders.own, 'brought.json'), 'torn');
  expect((await shown()).description.list).toMatchObject({ sequence: 2, brought: null });
});

test('a file that is too large, no text, a folder or not there is unreadable', async () => {
  const at = (name: string) => join(folder.path, name);
  writeFileSync(at('large.json'), Buffer.alloc(16 * 1024 * 1024 + 1, 0x20));
  writeFileSync(at('binary.json'), Buffer.from([0xff, 0xfe, 0x00]));
  writeFileSync(at('marked.json'), `\uFEFF${JSON.stringify(await numbered(1))}`);
  const sources = ['large.json', 'binary.json', '.', 'nowhere.json', 'marked.json'].map((name) => ({
    name,
    what: { path: at(name) },
  }));
  const task = { kind: 'bring', sources, confirmed: null, by: '' } as const;
  expect(await words(performTrustWork({ folders, now, task }))).toEqual([
    ...['unreadable', 'unreadable', 'unreadable', 'unreadable'],
    'waits',
  ]);
});

test('a disk that is full or cannot be written is said, and what was known stays known', async () => {
  const disk = smallDisk(64);
  if (!disk) return console.warn('skipped: no small disk can be mounted here');
  try {
    const own: TrustFolders = { shipped: folders.shipped, own: join(disk.path, 'trust') };
    const first = await numbered(1);
    const { offer } = await answerOf(bring([first], null, own));
    disk.readOnly();
    expect(await bring([first], offer?.digest, own)).toMatchObject({ ok: false, failure: { code: 'disk-read-only' } });
    disk.writable();
    expect(await words(bring([first], offer?.digest, own))).toEqual(['trust-taken']);
    // The list grows until it does not fit beside the one before.
    const { list } = await numbered(2);
    const many = await trustList(() => ({
      ...list,
      issuers: Array.from({ length: 150 }, (_, index) => ({
        ...(list.issuers[0] as (typeof list.issuers)[number]),
        id: `did:web:issuer-${index}.example`,
      })),
    }));
    expect(await bring([many], null, own)).toMatchObject({ ok: false, failure: { code: 'disk-full' } });
    expect((await readKnown([own.shipped, own.own], now)).trustList?.sequence).toBe(1);
    expect(filesIn(own.own).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  } finally {
    disk.remove();
  }
});

test('withdrawn passes are kept beside the status lists; a later list takes the place of one that it says all of, and of no other', async () => {
  await trust(await numbered(1));
  const pass = (number: number, withdrawnAt = '2026-10-01T00:00:00.000Z') => ({
    ...{ pass: `00000000-0000-4000-8000-00000000000${number}`, withdrawnAt, reason: 'in-doubt' as const },
  });
  const inStatus = () => filesIn(join(folders.own, 'status'));
  const heard = async () =>
    [...((await readPassTrust([folders.shipped, folders.own]))?.withdrawn.values() ?? [])]
      .map((one) => `${one.pass.slice(-1)} ${one.withdrawnAt.slice(0, 10)}`)
      .sort();
  expect(await heard()).toEqual([]);
  expect(await words(bring([passesText([pass(1)])]))).toEqual(['passes-taken']);
  expect(await heard()).toEqual(['1 2026-10-01']);
  expect((await shown()).description.issuers).toMatchObject([
    { id: issuerDid, passes: { withdrawn: 1, madeAt: '2026-11-30T00:00:00.000Z' } },
  ]);
  expect(await words(bring([passesText([pass(1, '2026-09-01T00:00:00.000Z'), pass(2)])]))).toEqual(['passes-taken']);
  expect([await heard(), inStatus().length]).toEqual([['1 2026-09-01', '2 2026-10-01'], 1]);
  // Later, and it leaves one out: that stays withdrawn all the same.
  expect(await words(bring([passesText([pass(3)], { number: 9 })]))).toEqual(['passes-taken']);
  expect([await heard(), inStatus().length]).toEqual([['1 2026-09-01', '2 2026-10-01', '3 2026-10-01'], 2]);
  expect(await words(bring([passesText([pass(4)], { number: 10 }, stranger)]))).toEqual(['status-forged']);
  expect([await heard(), inStatus().length]).toEqual([['1 2026-09-01', '2 2026-10-01', '3 2026-10-01'], 2]);
  // One that was laid there counts; one that is damaged is told, and counts for nothing.
  const path = join(folders.own, 'status', 'passes.json');
  writeFileSync(path, passesText([pass(5)], { number: 1 }));
  expect((await heard()).length).toBe(4);
  writeFileSync(path, passesText([pass(5)], { number: 1 }).slice(0, 200));
  expect((await heard()).length).toBe(3);
  expect((await shown()).description.unreadable).toBe(1);
});
