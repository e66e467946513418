/**
 * What a candidate's desk refuses, each with its reason and with nothing kept of it.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { didKeyOf } from '#core/credential/proof/did-key.ts';
import { type SigningKey, signingKeyOf } from '#core/credential/proof/signing-key.ts';
import type { Result } from '#core/result/result.ts';
import { helper, passLine } from '../../test/fixtures/assessing.ts';
import { able, assessors, declaration, judged, signed, stationOf } from '../../test/fixtures/candidate.ts';
import { candidates } from '../../test/fixtures/candidates.ts';
import { learnerId } from '../../test/fixtures/desk.ts';
import { digestOfText } from './programme-view.ts';

const desk = candidates();
const { begun, days, sitDown, value, takenUp, bring, lines, readyToBeSeen, paper, word, hoursFrom } = desk;

const other = signingKeyOf(new Uint8Array(32).fill(77));
const own = didKeyOf((assessors[0] as SigningKey).publicKey);
const ownPass = (change: Parameters<typeof passLine>[2], by?: SigningKey) => [passLine(own, begun, change, by)];

test.each<[string, () => { line: string; passes?: string[] }]>([
  [
    'for-somebody-else',
    () => ({ line: signed(paper, days(1), { candidate: { id: 'zzzzzzzz12345678', name: 'Zo' } }) }),
  ],
  [
    'by-oneself',
    () => ({ line: signed(paper, days(1)), passes: ownPass({ person: { id: learnerId, name: 'Amina' } }) }),
  ],
  ['assessor-unknown', () => ({ line: signed(paper, days(1), {}, other) })],
  ['issuer-unknown', () => ({ line: signed(paper, days(1)), passes: ownPass({}, other) })],
  [
    'issuer-unknown',
    () => ({ line: signed(paper, days(1)), passes: ownPass({ issuer: 'did:web:elsewhere.example' }) }),
  ],
  ['assessor-not-for-this', () => ({ line: signed(paper, days(1)), passes: ownPass({ programmes: ['counsellor'] }) })],
  ['assessor-not-for-this', () => ({ line: signed(word, days(1)), passes: ownPass({ may: ['assess'] }) })],
  ['assessor-not-yet', () => ({ line: signed(paper, days(1)), passes: ownPass({ from: days(1, 1).toISOString() }) })],
  ['assessor-expired', () => ({ line: signed(paper, days(1)), passes: ownPass({ until: days(1).toISOString() }) })],
  // Seen while the pass counted, signed when it had run out.
  [
    'assessor-expired',
    () => ({
      line: signed(paper, days(1), { signedAt: days(2).toISOString() }),
      passes: ownPass({ until: days(2).toISOString() }),
    }),
  ],
  ['signed-late', () => ({ line: signed(paper, days(1), { signedAt: days(31, 1).toISOString() }) })],
  ['not-yet', () => ({ line: signed(paper, days(1), { signedAt: days(41).toISOString() }) })],
  ['signed-before-seen', () => ({ line: signed(paper, days(2), { signedAt: days(1).toISOString() }) })],
  ['before-training', () => ({ line: signed(paper, days(-1)) })],
  ['before-training', () => ({ line: signed(hoursFrom(days(-1), 30), days(1)) })],
  [
    'programme-unknown',
    () => ({
      line: signed(paper, days(1), { programme: 'counsellor' }),
      passes: ownPass({ programmes: ['counsellor'] }),
    }),
  ],
  ['not-of-programme', () => ({ line: signed({ kind: 'document', document: 'passport' }, days(1)) })],
  ['hours-do-not-fit', () => ({ line: signed(hoursFrom(days(1), 61), days(1, 1)) })],
  ['altered', () => ({ line: signed(paper, days(1)).replace('licence', 'licency') })],
  ['malformed', () => ({ line: 'not a line' })],
])('%s: refused with that reason, and nothing is kept', async (fault, make) => {
  const candidate = await sitDown();
  await takenUp(candidate);
  vi.setSystemTime(days(40));
  const { line, passes } = make();
  expect(await bring(candidate, [line], passes)).toEqual({ taken: [], refused: [fault] });
  expect(lines(candidate)).toBe(1);
});

test('by the own device, though an organisation gave it a pass', async () => {
  const candidate = await sitDown();
  await takenUp(candidate);
  const keys = value(await candidate.desk.keys());
  vi.setSystemTime(days(2));
  const line = signed(paper, days(1), {}, keys.signing);
  expect(await bring(candidate, [line], [passLine(keys.did, begun)])).toEqual({ taken: [], refused: ['by-oneself'] });
});

test('a rubric that was changed, or not filled', async () => {
  const candidate = await readyToBeSeen();
  const station = await stationOf(candidate.desk);
  const changed = judged({ ...station, enough: 1 });
  const { asks: _asks, ...less } = able;
  expect((await bring(candidate, [signed(changed, days(1)), signed(judged(station, less), days(1))])).refused).toEqual([
    'rubric-changed',
    'rubric-not-filled',
  ]);
});

test('brought twice, or the same hours again: known; of several in a file the good ones are taken', async () => {
  const candidate = await sitDown();
  await takenUp(candidate);
  vi.setSystemTime(days(2));
  const good = signed(paper, days(1));
  const hours = signed(hoursFrom(days(1), 30), days(1, 1));
  const sameHours = signed(hoursFrom(days(1, 2), 30), days(1, 3), {}, assessors[1]);
  expect(await bring(candidate, [good, good, hours, sameHours, 'rubbish'])).toEqual({
    taken: [
      { title: 'Licence', by: 'Bo Lind' },
      { title: 'Talks', by: 'Bo Lind' },
    ],
    refused: ['known-already', 'hours-known', 'malformed'],
  });
  expect((await bring(candidate, [good, hours])).refused).toEqual(['known-already', 'known-already']);
  // Two who confirm more than the time has hours.
  const tooMuch = signed(hoursFrom(days(1), 45, 2), days(1, 1), {}, assessors[1]);
  expect((await bring(candidate, [tooMuch])).refused).toEqual(['hours-do-not-fit']);
  expect(lines(candidate)).toBe(3);
});

test('other files: what goes between people and is no answer, and what is nothing at all', async () => {
  const candidate = await sitDown();
  await takenUp(candidate);
  const request = value(
    await candidate.programmes.ask({ programmeId: helper, about: { kind: 'document', document: 'licence' } }),
  );
  candidate.chosen.push(['', '{}', request.code ?? '']);
  expect(value(await candidate.programmes.bring())?.refused.map(({ fault }) => fault)).toEqual([
    'other-file',
    'other-file',
    'other-file',
  ]);
  const frame = (text: string) => candidate.programmes.frame(new TextEncoder().encode(text));
  expect(value(await frame('https://example.org'))).toBeNull();
  expect(value(await frame(''))).toBeNull();
  expect(value(await frame(request.code ?? ''))).toMatchObject({ refused: [{ fault: 'other-file' }] });
  expect(value(await candidate.programmes.bring())).toBeNull();
});

test('what cannot be: another programme, before it is taken up, another text, entries that are not in the book', async () => {
  const candidate = await sitDown();
  const { programmes } = candidate;
  const declared = (digest: string, documentId = 'ethics') =>
    programmes.declare({ programmeId: helper, documentId, digest });
  const code = async (result: Promise<Result<unknown>>) => {
    const done = await result;
    return done.ok ? 'ok' : done.failure.code;
  };
  const about = { kind: 'practical', station: 'first-talk' } as const;
  expect(await code(programmes.read('nothing'))).toBe('programme-unknown');
  expect(await code(programmes.takeUp('nothing'))).toBe('programme-unknown');
  expect(await code(declared(digestOfText(declaration)))).toBe('programme-not-taken-up');
  expect(await code(programmes.ask({ programmeId: helper, about }))).toBe('programme-not-taken-up');
  await takenUp(candidate);
  expect(await code(declared('0'.repeat(64)))).toBe('programme-text-changed');
  expect(await code(declared(digestOfText(declaration), 'licence'))).toBe('input-invalid');
  expect(await code(declared(digestOfText('我不写名字。')))).toBe('ok');
  expect(await code(declared(digestOfText('我不写名字。')))).toBe('ok');
  expect(lines(candidate)).toBe(2);
  const asks = [
    { kind: 'practical', station: 'other' },
    { kind: 'document', document: 'ethics' },
    { kind: 'recommendation', by: 'nobody' },
    {
      ...{ kind: 'hours', activity: 'talks' },
      entries: [
        {
          id: '00000000-0000-4000-8000-000000000001',
          from: begun.toISOString(),
          to: days(0, 1).toISOString(),
          people: 1,
        },
      ],
    },
  ] as const;
  for (const one of asks)
    expect(await code(programmes.ask({ programmeId: helper, about: one as (typeof asks)[0] }))).toBe('input-invalid');
  candidate.desk.learner = null;
  for (const result of [programmes.list(), programmes.read(helper), programmes.bring(), candidate.logbook.read()])
    expect(await code(result as Promise<Result<unknown>>)).toBe('learner-not-open');
  candidate.desk.learner = candidate.learner;
});

test('by the key with which the same person assesses others', async () => {
  const candidate = await sitDown();
  await takenUp(candidate);
  const ofOther = passLine(didKeyOf(other.publicKey), begun);
  const assessing = join(candidate.learner.path, 'assessor');
  mkdirSync(assessing);
  writeFileSync(join(assessing, 'passes.json'), JSON.stringify({ schemaVersion: 1, lines: [ofOther] }));
  vi.setSystemTime(days(2));
  expect((await bring(candidate, [signed(paper, days(1), {}, other)], [ofOther])).refused).toEqual(['by-oneself']);
  // Its copy says the same.
  renameSync(join(assessing, 'passes.json'), join(assessing, 'passes.good.json'));
  expect((await bring(candidate, [signed(paper, days(1), {}, other)], [ofOther])).refused).toEqual(['by-oneself']);
  rmSync(assessing, { recursive: true });
  expect((await bring(candidate, [signed(paper, days(1), {}, other)], [ofOther])).taken).toHaveLength(1);
});
