/**
 * What was assigned is read from what the registry said: to this person only, each as it was said last, and not what was ended.
 * What this program does not know is kept and passed over.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { multibaseOf } from '#core/credential/proof/did-key.ts';
import { audienceOf, type FeedBody, feedIdOf, signFeedItem } from '#core/sync/feed-item.ts';
import { issuerDid, issuerKey } from '../../test/fixtures/issuer.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { openFeedLog } from './feed-log.ts';
import { newMarks } from './marks.ts';
import { outboxFolder } from './outbox.ts';
import { readAssigned } from './read-assigned.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('assigned');
  mkdirSync(outboxFolder(folder.path), { recursive: true });
});
afterEach(() => folder.remove());

const now = () => new Date('2027-02-01T12:00:00.000Z');
const key = { name: multibaseOf(issuerKey.publicKey), key: issuerKey };
const said = (body: FeedBody, person = 'p1') => signFeedItem(feedIdOf(audienceOf(person), body), body, key);
const assigned = (letter: string, change: Partial<Extract<FeedBody, { kind: 'assigned' }>> = {}): FeedBody => ({
  kind: 'assigned',
  assignment: letter.repeat(24),
  turn: 1,
  course: 'basic-security',
  dueOn: '2027-03-12',
  note: '',
  at: '2027-02-01T10:00:00.000Z',
  ...change,
});

function signUp(person: string | null) {
  const registry = { id: issuerDid, name: { en: 'R' }, keys: [key.name], sealingKey: 'c2VhbA' };
  const enrolment = person && {
    address: 'https://registry.test',
    registry,
    person: { id: person, name: 'Amina' },
    learner: 'abcdefgh12345678',
    enrolledAt: now().toISOString(),
    needsCode: false,
  };
  const marks = { ...newMarks('did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'), enrolment };
  writeFileSync(join(outboxFolder(folder.path), 'marks.json'), JSON.stringify(marks));
}

async function hear(...items: ReturnType<typeof said>[]) {
  const log = await openFeedLog(outboxFolder(folder.path), now);
  if (!log.ok) throw new Error(log.failure.code);
  expect(await log.value.keep(items)).toEqual({ ok: true, value: {} });
  await log.value.close();
}

test('each as it was said last, in whatever order it came; what was ended is gone; another person’s is not ours', async () => {
  expect(await readAssigned(folder.path)).toBeNull();
  signUp('p1');
  expect(await readAssigned(folder.path)).toEqual({
    learner: 'abcdefgh12345678',
    assigned: [],
    held: [],
    refused: new Set(),
  });
  await hear(
    said(assigned('a', { turn: 2, dueOn: '2027-04-01', note: 'before you travel' })),
    said(assigned('a')),
    said(assigned('b', { course: 'road-safety' })),
    said(assigned('c', { course: 'other' }), 'p2'),
  );
  const first = await readAssigned(folder.path);
  expect(first?.assigned).toEqual([
    {
      course: 'basic-security',
      dueOn: '2027-04-01',
      note: 'before you travel',
      assignedAt: Date.parse('2027-02-01T10:00:00.000Z'),
    },
    { course: 'road-safety', dueOn: '2027-03-12', note: '', assignedAt: Date.parse('2027-02-01T10:00:00.000Z') },
  ]);
  await hear(said({ kind: 'assignment-ended', assignment: 'b'.repeat(24), at: now().toISOString() }));
  expect((await readAssigned(folder.path))?.assigned.map(({ course }) => course)).toEqual(['basic-security']);
  // Somebody else signs up on this computer.
  signUp('p2');
  expect((await readAssigned(folder.path))?.assigned.map(({ course }) => course)).toEqual(['other']);
  signUp(null);
  expect(await readAssigned(folder.path)).toBeNull();
});

test('a kind of item that nobody knows yet is kept for a later program, and in nobody’s way', async () => {
  signUp('p1');
  const strange = { kind: 'from-the-future', at: now().toISOString() } as unknown as FeedBody;
  await hear(said(strange), said(assigned('a')));
  expect((await readAssigned(folder.path))?.assigned).toHaveLength(1);
  expect(readFileSync(join(outboxFolder(folder.path), 'feed.ndjson'), 'utf8')).toContain('from-the-future');
});
