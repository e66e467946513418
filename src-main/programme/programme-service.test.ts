/**
 * A candidate at a real desk: from taking up a programme to its certificate, each way to be refused, and what content that changed or
 * a program that was ended makes of it.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Carried, carriedCode, readCarried } from '#core/assessment/carried.ts';
import type { SignOff } from '#core/assessment/sign-off.ts';
import { allCalls } from '#core/contract/contract.ts';
import type { AskedView, ProgrammeView, RequirementView } from '#core/contract/programme-calls.ts';
import { didKeyOf } from '#core/credential/proof/did-key.ts';
import { type SigningKey, signingKeyOf } from '#core/credential/proof/signing-key.ts';
import type { Result } from '#core/result/result.ts';
import { hasProgrammeRecord, programmeFile } from '#store/learner/programme-file.ts';
import { helper, passLine, stationText } from '../../test/fixtures/assessing.ts';
import {
  able,
  answerOf,
  assessors,
  bothPasses,
  type Candidate,
  candidateAt,
  declaration,
  judged,
  programmeText,
  readAndPassed,
  signed,
  stationOf,
  writeCandidateContent,
} from '../../test/fixtures/candidate.ts';
import { learnerId } from '../../test/fixtures/desk.ts';
import { installRelease } from '../../test/fixtures/installed-release.ts';
import { samplePack, writeSamplePack } from '../../test/fixtures/sample-pack.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { digestOfText } from './programme-view.ts';

const begun = new Date('2027-03-01T09:00:00.000Z');
const days = (count: number, hour = 0) => new Date(begun.getTime() + (count * 24 + hour) * 3_600_000);

let folder: ReturnType<typeof tempFolder>;
let content: ReturnType<typeof tempFolder>;
let closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: begun });
  folder = tempFolder('programme-service');
  content = tempFolder('programme-content');
  await writeCandidateContent(content.path);
});
afterEach(async () => {
  await close();
  vi.useRealTimers();
  folder.remove();
  content.remove();
});
async function close() {
  for (const one of closing) await one();
  closing = [];
}

async function sitDown(): Promise<Candidate> {
  const candidate = await candidateAt(folder.path, content.path);
  closing.push(() => candidate.learner.close());
  return candidate;
}
const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
};
const takenUp = async (candidate: Candidate) => value(await candidate.programmes.takeUp(helper));
const view = async ({ programmes }: Candidate) => value(await programmes.read(helper));

const leavesOf = (asked: AskedView): RequirementView[] =>
  asked.kind === 'requirement' ? [asked] : asked.parts.flatMap(leavesOf);
const requirement = ({ asked }: ProgrammeView, id: string): RequirementView => {
  const found = leavesOf(asked).find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const met = (shown: ProgrammeView) =>
  leavesOf(shown.asked)
    .filter(({ isMet }) => isMet)
    .map(({ id }) => id);

/** Brings one file with these lines, and says what came of it. */
async function bring({ chosen, programmes }: Candidate, lines: string[], passes = bothPasses(begun)) {
  chosen.push([answerOf(lines, passes)]);
  const brought = value(await programmes.bring());
  if (!brought) throw new Error('nothing chosen');
  return {
    taken: brought.taken.map(({ title, by }) => ({ title, by })),
    refused: brought.refused.map(({ fault }) => fault),
  };
}
const lines = ({ learner }: Candidate) => readFileSync(programmeFile(learner.path), 'utf8').split('\n').length - 1;

/** Everything but the two assessors. */
async function readyToBeSeen(): Promise<Candidate> {
  const candidate = await sitDown();
  await takenUp(candidate);
  await readAndPassed(candidate.learner, days(1).toISOString());
  vi.setSystemTime(days(2));
  value(
    await candidate.programmes.declare({
      programmeId: helper,
      documentId: 'ethics',
      digest: digestOfText(declaration),
    }),
  );
  return candidate;
}

test('what every call answers is what the contract says', async () => {
  const calls = await allCalls();
  const candidate = await readyToBeSeen();
  const ask = { programmeId: helper, about: { kind: 'practical', station: 'first-talk' } } as const;
  for (const [name, result] of [
    ['programme.list', await candidate.programmes.list()],
    ['programme.read', await candidate.programmes.read(helper)],
    ['programme.ask', await candidate.programmes.ask(ask)],
    ['programme.save-ask', await candidate.programmes.saveAsk(ask)],
    ['programme.bring', await candidate.programmes.bring()],
    ['programme.frame', await candidate.programmes.frame(new Uint8Array())],
    ['logbook.read', await candidate.logbook.read()],
  ] as const)
    expect(calls[name]?.output.safeParse(value<unknown>(result)).error).toBeUndefined();
});

test('who only looks has nothing on the disk; taken up twice it is taken up once', async () => {
  const candidate = await sitDown();
  expect(value(await candidate.programmes.list())).toMatchObject([
    { id: helper, state: 'not-begun', met: 0, needed: 6 },
  ]);
  expect((await view(candidate)).takenUpAt).toBeNull();
  expect(await hasProgrammeRecord(candidate.learner.path)).toBe(false);
  expect(readdirSync(candidate.learner.path).filter((name) => name.startsWith('logbook'))).toEqual([]);
  expect(await takenUp(candidate)).toMatchObject({ state: 'under-way', takenUpAt: begun.toISOString() });
  vi.setSystemTime(days(1));
  expect(await takenUp(candidate)).toMatchObject({ takenUpAt: begun.toISOString() });
  expect(lines(candidate)).toBe(1);
  expect(requirement(await view(candidate), 'hours').dueOn).toBe('2028-03-01T09:00:00.000Z');
  expect(requirement(await view(candidate), 'talk').waitsFor).toEqual(['The exam']);
});

test('from taking up to the certificate; opened anew it is all the same', async () => {
  const candidate = await readyToBeSeen();
  const { programmes, logbook, saved } = candidate;
  const begunWith = await view(candidate);
  expect(met(begunWith)).toEqual(['course', 'exam', 'ethics']);
  expect(requirement(begunWith, 'talk').waitsFor).toEqual([]);
  // Taken up, declared, and the course as it was read: however often it is looked at.
  expect(lines(candidate)).toBe(3);
  const station = await stationOf(candidate.desk);

  // Seen by two, who signed on two computers: one hands over a file, the other a code.
  const seen = days(3);
  vi.setSystemTime(days(4));
  expect(await bring(candidate, [signed(judged(station), seen)])).toEqual({
    taken: [{ title: 'A first talk', by: 'Bo Lind' }],
    refused: [],
  });
  expect(requirement(await view(candidate), 'talk')).toMatchObject({ have: 1, need: 2, isMet: false });
  const signedAt = days(3, 1).toISOString();
  const second = signed(judged(station, { ...able, asks: 'done' }), seen, { signedAt }, assessors[1]);
  const carried: Carried = { fieldpass: 'sign-off', v: 1, signOffs: [second], passes: bothPasses(begun).slice(1) };
  const code = carriedCode(carried);
  if (!code) throw new Error('too long for a code');
  expect(value(await programmes.frame(new TextEncoder().encode(code)))).toMatchObject({ taken: [{ by: 'Chen Li' }] });
  const judgedTwice = await view(candidate);
  expect(met(judgedTwice)).toContain('talk');
  expect(judgedTwice.agreement).toMatchObject([{ station: 'A first talk', pairs: 4, observed: 0.75 }]);

  // Hours: written down, asked for, confirmed.
  for (const [day, hour] of [
    [3, 5],
    [3, 7],
  ] as const)
    value(
      await logbook.add({
        ...{ programmeId: helper, activity: 'talks', people: 1, note: 'about sleep' },
        from: days(day, hour).toISOString(),
        to: days(day, hour + 1).toISOString(),
      }),
    );
  expect(requirement(await view(candidate), 'hours')).toMatchObject({
    have: 0,
    need: 120,
    way: { kind: 'hours', waiting: 120 },
  });
  const { entries } = value(await logbook.read());
  const about = {
    kind: 'hours' as const,
    activity: 'talks',
    entries: entries.map(({ id, from, to, people }) => ({ id, from, to, people })),
  };
  const { file } = value(await programmes.saveAsk({ programmeId: helper, about }));
  expect(file).toContain('fieldpass-request-talks-Amina.json');
  expect(saved[0]?.carried).toMatchObject({ candidate: { id: learnerId, name: 'Amina' }, about });
  expect(JSON.stringify(saved)).not.toContain('sleep');
  const asked = value(await programmes.ask({ programmeId: helper, about }));
  expect(readCarried(asked.code ?? '')).toMatchObject({ fieldpass: 'request', about });
  const hours: SignOff['about'] = {
    ...{ kind: 'hours', activity: 'talks', entries: entries.map(({ id }) => id), minutes: 120 },
    from: days(3, 5).toISOString(),
  };
  const word: SignOff['about'] = { kind: 'recommendation', by: 'supervisor' };
  vi.setSystemTime(days(5));
  const brought = await bring(candidate, [signed(hours, days(3, 8)), signed(word, days(4, 1), {}, assessors[1])]);
  expect(brought.taken.map(({ title, by }) => `${title} ${by}`)).toEqual(['Talks Bo Lind', 'Supervisor Chen Li']);

  // The certificate was made as the last of it came in.
  const [held] = await candidate.credentials.list(candidate.learner);
  expect(held?.claims).toMatchObject({ course: { id: helper }, issuedAt: seen.toISOString() });
  expect(held?.claims.assessments?.find(({ kind }) => kind === 'hours')).toMatchObject({ by: 'Bo Lind' });
  const done = await view(candidate);
  expect(done).toMatchObject({ state: 'certified', purpose: 'renewal', certificate: held?.claims.number });
  expect(done.period).toEqual({ from: seen.toISOString(), until: '2029-03-04T09:00:00.000Z' });
  expect(done.signed.map(({ kind, by }) => `${kind} ${by}`)).toEqual([
    'recommendation Chen Li',
    'hours Bo Lind',
    'practical Chen Li',
    'practical Bo Lind',
  ]);
  expect(done.signed.at(-1)).toMatchObject({ isAble: true, fault: null });
  expect(done.signed.at(-1)?.criteria[0]).toMatchObject({
    text: 'Says the limits of confidence first',
    says: 'Says them before the story begins.',
    isCritical: true,
  });

  const listed = value(await programmes.list());
  await close();
  const again = await sitDown();
  expect(await view(again)).toEqual(done);
  expect(value(await again.programmes.list())).toEqual(listed);
  expect(await again.credentials.list(again.learner)).toHaveLength(1);
});

test('of hours in the book those wait that nobody confirmed', async () => {
  const candidate = await sitDown();
  await takenUp(candidate);
  vi.setSystemTime(days(2));
  for (const hour of [0, 2])
    value(
      await candidate.logbook.add({
        ...{ programmeId: helper, activity: 'talks', people: 1, note: '' },
        from: days(1, hour).toISOString(),
        to: days(1, hour + 1).toISOString(),
      }),
    );
  const [last] = value(await candidate.logbook.read()).entries;
  if (!last) throw new Error('no entry');
  const about = { ...hoursFrom(new Date(last.from), 60), entries: [last.id] } as SignOff['about'];
  await bring(candidate, [signed(about, new Date(last.to))]);
  expect(requirement(await view(candidate), 'hours')).toMatchObject({ have: 60, way: { waiting: 60 } });
});

test('"not yet" is kept and shown, and meets nothing', async () => {
  const candidate = await readyToBeSeen();
  const station = await stationOf(candidate.desk);
  const line = signed(judged(station, { ...able, limits: 'with-help' }), days(1, 12), {
    note: 'Say the limits first.',
  });
  expect((await bring(candidate, [line])).taken).toHaveLength(1);
  const shown = await view(candidate);
  expect(shown.signed).toMatchObject([{ isAble: false, note: 'Say the limits first.', by: 'Bo Lind' }]);
  expect(requirement(shown, 'talk').have).toBe(0);
});

const other = signingKeyOf(new Uint8Array(32).fill(77));
const own = didKeyOf((assessors[0] as SigningKey).publicKey);
const ownPass = (change: Parameters<typeof passLine>[2], by?: SigningKey) => [passLine(own, begun, change, by)];
const paper: SignOff['about'] = { kind: 'document', document: 'licence' };
const word: SignOff['about'] = { kind: 'recommendation', by: 'supervisor' };
const hoursFrom = (from: Date, minutes: number, entry = 1): SignOff['about'] => ({
  ...{ kind: 'hours', activity: 'talks', minutes, from: from.toISOString() },
  entries: [`00000000-0000-4000-8000-00000000f00${entry}`],
});

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

test('newer content takes nothing back: a lesson more, another rubric, an activity that is gone', async () => {
  const candidate = await readyToBeSeen();
  const station = await stationOf(candidate.desk);
  vi.setSystemTime(days(5));
  const seen = [0, 1].map((index) => signed(judged(station), days(3), {}, assessors[index]));
  await bring(candidate, [...seen, signed(hoursFrom(days(3, 2), 120), days(3, 4)), signed(paper, days(4))]);
  const done = await view(candidate);
  expect(done.state).toBe('certified');
  await close();

  writeFileSync(join(content.path, 'programmes', helper, 'stations', 'first-talk.yaml'), stationText(4));
  const later = programmeText((text) =>
    text
      .replace('version: 1.0.0', 'version: 2.0.0')
      .replace('{ id: talks, title: { en: Talks, zh: 谈话 } }', '{ id: visits, title: { en: Visits, zh: 探访 } }')
      .replace('activity: talks', 'activity: visits'),
  );
  const withoutHours = later
    .replace('talk, hours, {', 'talk, {')
    .replace('requirement: hours', 'requirement: { all: [hours, course] }');
  writeFileSync(join(content.path, 'programmes', helper, 'programme.yaml'), withoutHours);
  const more = 'courses/sample/modules/road/plan-more';
  const road = 'courses/sample/modules/road/module.yaml';
  const lesson = (language: 'en' | 'zh') =>
    (samplePack[`courses/sample/modules/road/plan-it.${language}.md`] ?? '').replace('::check{#plan-c1}', '');
  writeSamplePack(content.path, {
    [`${more}.en.md`]: lesson('en'),
    [`${more}.zh.md`]: lesson('zh'),
    [road]: `${samplePack[road]}  - id: plan-more\n    minutes: 5\n    competencies: [travel.plan]\n`,
  });
  rmSync(join(folder.path, 'cache'), { recursive: true, force: true });

  const again = await sitDown();
  const library = await again.desk.library();
  expect(library.refused).toEqual([]);
  expect(library.courses[0]?.modules[0]?.lessons).toHaveLength(2);
  const shown = await view(again);
  expect(shown).toMatchObject({ version: '2.0.0', state: 'certified', period: done.period });
  expect(shown.signed.every(({ fault }) => fault === null)).toBe(true);
  expect(shown.signed.find(({ kind }) => kind === 'hours')?.title).toBe('Talks');
});

test('judged by the rubric that came with the program, while newer content is shown: it counts', async () => {
  const newer = tempFolder('programme-newer');
  await writeCandidateContent(newer.path, stationText(4));
  await installRelease(folder.path, content.path, {
    ...{ content: newer.path, id: 'ab'.repeat(32), publishedAt: begun.toISOString() },
  });
  newer.remove();
  const candidate = await readyToBeSeen();
  const shown = await stationOf(candidate.desk);
  expect(shown.enough).toBe(4);
  const station = (await candidate.desk.libraryOf(null))?.programmes[0]?.stations[0];
  if (!station) throw new Error('no station');
  const lines = [judged(station), judged({ ...station, enough: 1 })].map((about) => signed(about, days(1, 12)));
  expect(await bring(candidate, lines)).toEqual({
    taken: [{ title: 'A first talk', by: 'Bo Lind' }],
    refused: ['rubric-changed'],
  });
  expect((await view(candidate)).signed).toMatchObject([{ isAble: true, fault: null }]);
});

test('an organisation that is not trusted any more: what its assessor signed does not count, and is shown so', async () => {
  const candidate = await readyToBeSeen();
  const station = await stationOf(candidate.desk);
  await bring(candidate, [signed(judged(station), days(1, 1))]);
  await close();
  rmSync(join(content.path, 'trust'), { recursive: true });
  const again = await sitDown();
  const shown = await view(again);
  expect(shown.signed).toMatchObject([{ title: 'A first talk', by: null, fault: 'issuer-unknown' }]);
  expect(requirement(shown, 'talk').have).toBe(0);
  expect(lines(again)).toBe(lines(candidate));
});

test('what was kept when its answer never came: it is there, and is known when it is brought again', async () => {
  const first = await sitDown();
  await takenUp(first);
  vi.setSystemTime(days(2));
  const line = signed(paper, days(1));
  await bring(first, [line]);
  await close();
  const again = await sitDown();
  expect(requirement(await view(again), 'paper').isMet).toBe(true);
  expect((await bring(again, [line])).refused).toEqual(['known-already']);
  expect(lines(again)).toBe(2);
});

test('a record with a damaged line: the rest counts on, the person is told, and what is missing can be brought again', async () => {
  const first = await sitDown();
  await takenUp(first);
  vi.setSystemTime(days(2));
  const damagedLine = signed(paper, days(1));
  await bring(first, [damagedLine, signed(word, days(1))]);
  await close();
  const path = programmeFile(first.learner.path);
  const text = readFileSync(path, 'utf8').split('\n');
  text[1] = (text[1] ?? '').slice(0, 100);
  writeFileSync(path, text.join('\n'));
  const again = await sitDown();
  expect(met(await view(again))).toEqual(['word']);
  expect(again.desk.notices.list().map(({ failure }) => failure.code)).toEqual(['programmes-mended']);
  expect((await bring(again, [damagedLine])).taken).toHaveLength(1);
  expect(met(await view(again))).toEqual(['word', 'paper']);
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
