/**
 * What an assessor has is made once, and is never lost in silence: torn files, a key store of somebody else, a process that was killed.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isSignedBy } from '#core/credential/proof/signing-key.ts';
import { practicalRequest } from '../../test/fixtures/assessing.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import type { Vault } from '../keys/device-keys.ts';
import { plainVault } from '../keys/plain-vault.ts';
import { type AssessorRoom, openAssessorRoom } from './assessor-room.ts';
import { hasAssessorRecord } from './has-assessor-record.ts';
import { type KeptRequest, openRequests } from './kept-request.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('assessor');
});
afterEach(() => folder.remove());

const now = () => new Date('2027-03-02T10:00:00.000Z');
const at = (...names: string[]) => join(folder.path, 'assessor', ...names);
const id = '00000000-0000-4000-8000-000000000001';
const jpeg = (letter: number) => new Uint8Array([0xff, 0xd8, letter, letter, 0xff, 0xd9]);

const kept = (change: Partial<KeptRequest> = {}): KeptRequest => ({
  schemaVersion: 1,
  id,
  takenAt: now().toISOString(),
  request: practicalRequest(now()),
  draft: { rubric: null, ratings: {}, note: '', seenAt: null, pictures: [] },
  signed: null,
  ...change,
});

/** A vault that only its own user opens. */
const vaultOf = (user: string): Vault => ({
  isProtected: true,
  seal: (secret) => Buffer.from(`${user}:${Buffer.from(secret).toString('hex')}`).toString('base64'),
  open: (sealed) => {
    const [owner, hex = ''] = Buffer.from(sealed, 'base64').toString().split(':');
    if (owner !== user) throw new Error('sealed by somebody else');
    return new Uint8Array(Buffer.from(hex, 'hex'));
  },
});

async function open(vault: Vault = plainVault) {
  const opened = await openAssessorRoom(folder.path, { vault, now, random: randomBytes });
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value;
}
const codes = ({ notices }: Awaited<ReturnType<typeof open>>) => notices.map(({ code }) => code);
const draftIn = (room: AssessorRoom) => room.requests().map(({ data }) => data.draft);

test('the key is made once, sealed where the system seals, and signs; only its owner opens it', async () => {
  const first = await open(vaultOf('bo'));
  const again = await open(vaultOf('bo'));
  expect(again.room.key.did).toBe(first.room.key.did);
  expect(codes(again)).toEqual([]);
  const message = new Uint8Array([1, 2, 3]);
  expect(isSignedBy(first.room.key.signing.publicKey, message, again.room.key.signing.sign(message))).toBe(true);
  expect(first.room.key.isProtected).toBe(true);
  if (process.platform !== 'win32') expect(statSync(at('key.json')).mode & 0o077).toBe(0);

  const sealed = readFileSync(at('key.json'), 'utf8');
  const other = await open(vaultOf('somebody else'));
  expect(other.room.key.did).not.toBe(first.room.key.did);
  expect(codes(other)).toEqual(['assessor-key-new']);
  const aside = readdirSync(at()).find((name) => name.startsWith('key.locked-')) ?? '';
  expect(readFileSync(at(aside), 'utf8')).toBe(sealed);
});

test('a torn key comes back from its copy; both torn: a new one, and it is said', async () => {
  const { room } = await open();
  const whole = readFileSync(at('key.json'));
  for (const length of [0, whole.length >> 1, whole.length - 1]) {
    writeFileSync(at('key.json'), whole.subarray(0, length));
    expect((await open()).room.key.did).toBe(room.key.did);
  }
  writeFileSync(at('key.json'), '{"schem');
  writeFileSync(at('key.good.json'), '');
  const anew = await open();
  expect(anew.room.key.did).not.toBe(room.key.did);
  expect(codes(anew)).toEqual(['assessor-key-new']);
});

test('each tap is on the disk, wherever the file is torn afterwards', async () => {
  const { room } = await open();
  const taken = await room.take(kept());
  if (!taken.ok) throw new Error(taken.failure.code);
  const draftThere = async () => {
    const opened = await openRequests(at('requests'), now);
    return opened.ok && opened.value.stores.map(({ data }) => data.draft.ratings);
  };
  for (const step of ['done', 'done-well'] as const) {
    await taken.value.update(({ draft }) => {
      draft.ratings.listens = step;
    });
    expect(await draftThere()).toEqual([{ listens: step }]);
  }
  const file = at('requests', `${id}.json`);
  const whole = readFileSync(file);
  for (const part of [0, 0.5, 0.99]) {
    writeFileSync(file, whole.subarray(0, Math.floor(part * whole.length)));
    expect(await draftThere()).toEqual([{ listens: 'done-well' }]);
  }
});

test('killed while it wrote: what is half there is swept away, what was there before is there', async () => {
  const { room } = await open();
  await room.take(kept());
  writeFileSync(at('requests', `.${id}.json.4711.3.tmp`), '{"schemaVersion":1,"id":');
  // The main file was replaced, its copy not yet.
  const file = at('requests', `${id}.json`);
  const newer = JSON.parse(readFileSync(file, 'utf8')) as KeptRequest;
  writeFileSync(file, JSON.stringify({ ...newer, draft: { ...newer.draft, note: 'newer' } }));
  const again = await open();
  expect(draftIn(again.room)).toMatchObject([{ note: 'newer' }]);
  expect(codes(again)).toEqual([]);
  expect(readdirSync(at('requests')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('a request that is damaged with its copy is told and stays aside; the others are there', async () => {
  const { room } = await open();
  await room.take(kept());
  const other = '00000000-0000-4000-8000-000000000002';
  await room.take(kept({ id: other }));
  writeFileSync(at('requests', `${id}.json`), 'x');
  writeFileSync(at('requests', `${id}.good.json`), 'x');
  const again = await open();
  expect(again.room.requests().map(({ data }) => data.id)).toEqual([other]);
  expect(codes(again)).toEqual(['request-damaged']);
  expect(readdirSync(at('requests')).some((name) => name.includes('.damaged-'))).toBe(true);
});

test('passes come back from their copy, or begin anew, and either is said', async () => {
  const { room } = await open();
  await room.passes.update((copy) => {
    copy.lines.push('a line');
  });
  writeFileSync(at('passes.json'), '{');
  const restored = await open();
  expect(restored.room.passes.data.lines).toEqual(['a line']);
  expect(codes(restored)).toEqual(['assessor-restored']);
  writeFileSync(at('passes.json'), '{');
  writeFileSync(at('passes.good.json'), '{');
  const anew = await open();
  expect(anew.room.passes.data.lines).toEqual([]);
  expect(codes(anew)).toEqual(['assessor-begun-anew']);
});

test('a request that was removed does not come back from its copy, and takes along what no other has', async () => {
  const { room } = await open();
  const shared = await room.putPicture(jpeg(1));
  const own = await room.putPicture(jpeg(2));
  if (!shared.ok || !own.ok) throw new Error('not kept');
  const withPictures = (...pictures: string[]) => ({ draft: { ...kept().draft, pictures } });
  await room.take(kept(withPictures(shared.value, own.value)));
  await room.take(kept({ id: '00000000-0000-4000-8000-000000000002', ...withPictures(shared.value) }));
  expect((await room.remove(id)).ok).toBe(true);
  const again = await open();
  expect(again.room.requests()).toHaveLength(1);
  expect(await again.room.picture(shared.value)).toEqual(jpeg(1));
  expect(await again.room.picture(own.value)).toBeNull();
  expect(existsSync(at('pictures', `${own.value}.jpg`))).toBe(false);
});

test('a picture that was changed on the disk is none', async () => {
  const { room } = await open();
  const put = await room.putPicture(jpeg(1));
  if (!put.ok) throw new Error('not kept');
  writeFileSync(at('pictures', `${put.value}.jpg`), jpeg(2));
  expect(await room.picture(put.value)).toBeNull();
});

test('whoever has a pass or was asked is an assessor; whoever only looked is none', async () => {
  expect(await hasAssessorRecord(folder.path)).toBe(false);
  const { room } = await open();
  expect(await hasAssessorRecord(folder.path)).toBe(false);
  await room.take(kept());
  expect(await hasAssessorRecord(folder.path)).toBe(true);
  await room.remove(id);
  expect(await hasAssessorRecord(folder.path)).toBe(false);
  await room.passes.update((copy) => {
    copy.lines.push('a line');
  });
  expect(await hasAssessorRecord(folder.path)).toBe(true);
});
