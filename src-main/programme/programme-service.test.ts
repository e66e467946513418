/**
 * A candidate at a real desk: from taking up a programme to its certificate, and what content that changed or a program that was ended
 * makes of it.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { type Carried, carriedCode, readCarried } from '#core/assessment/carried.ts';
import type { SignOff } from '#core/assessment/sign-off.ts';
import { allCalls } from '#core/contract/contract.ts';
import { signingKeyOf } from '#core/credential/proof/signing-key.ts';
import { hasProgrammeRecord, programmeFile } from '#store/learner/programme-file.ts';
import { helper, stationText } from '../../test/fixtures/assessing.ts';
import {
  able,
  assessors,
  bothPasses,
  judged,
  programmeText,
  signed,
  stationOf,
  writeCandidateContent,
} from '../../test/fixtures/candidate.ts';
import { candidates } from '../../test/fixtures/candidates.ts';
import { learnerId } from '../../test/fixtures/desk.ts';
import { installRelease } from '../../test/fixtures/installed-release.ts';
import { issuerKey, passesText } from '../../test/fixtures/issuer.ts';
import { samplePack, writeSamplePack } from '../../test/fixtures/sample-pack.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';

const desk = candidates();
const {
  begun,
  days,
  close,
  sitDown,
  value,
  takenUp,
  view,
  requirement,
  met,
  bring,
  lines,
  readyToBeSeen,
  paper,
  word,
  hoursFrom,
} = desk;

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

test('newer content takes nothing back: a lesson more, another rubric, an activity that is gone', async () => {
  const candidate = await readyToBeSeen();
  const station = await stationOf(candidate.desk);
  vi.setSystemTime(days(5));
  const seen = [0, 1].map((index) => signed(judged(station), days(3), {}, assessors[index]));
  await bring(candidate, [...seen, signed(hoursFrom(days(3, 2), 120), days(3, 4)), signed(paper, days(4))]);
  const done = await view(candidate);
  expect(done.state).toBe('certified');
  await close();

  writeFileSync(join(desk.content.path, 'programmes', helper, 'stations', 'first-talk.yaml'), stationText(4));
  const later = programmeText((text) =>
    text
      .replace('version: 1.0.0', 'version: 2.0.0')
      .replace('{ id: talks, title: { en: Talks, zh: 谈话 } }', '{ id: visits, title: { en: Visits, zh: 探访 } }')
      .replace('activity: talks', 'activity: visits'),
  );
  const withoutHours = later
    .replace('talk, hours, {', 'talk, {')
    .replace('requirement: hours', 'requirement: { all: [hours, course] }');
  writeFileSync(join(desk.content.path, 'programmes', helper, 'programme.yaml'), withoutHours);
  const more = 'courses/sample/modules/road/plan-more';
  const road = 'courses/sample/modules/road/module.yaml';
  const lesson = (language: 'en' | 'zh') =>
    (samplePack[`courses/sample/modules/road/plan-it.${language}.md`] ?? '').replace('::check{#plan-c1}', '');
  writeSamplePack(desk.content.path, {
    [`${more}.en.md`]: lesson('en'),
    [`${more}.zh.md`]: lesson('zh'),
    [road]: `${samplePack[road]}  - id: plan-more\n    minutes: 5\n    competencies: [travel.plan]\n`,
  });
  rmSync(join(desk.folder.path, 'cache'), { recursive: true, force: true });

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
  await installRelease(desk.folder.path, desk.content.path, {
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
  rmSync(join(desk.content.path, 'trust'), { recursive: true });
  const again = await sitDown();
  const shown = await view(again);
  expect(shown.signed).toMatchObject([{ title: 'A first talk', by: null, fault: 'issuer-unknown' }]);
  expect(requirement(shown, 'talk').have).toBe(0);
  expect(lines(again)).toBe(lines(candidate));
});

test('a pass that was withdrawn: what fell, by whom and from when is shown; what was signed before stays, and so does the record', async () => {
  const candidate = await readyToBeSeen();
  const station = await stationOf(candidate.desk);
  await bring(candidate, [
    signed(judged(station), days(1, 1)),
    signed(paper, days(1, 3)),
    signed(word, days(1, 4), {}, assessors[1]),
  ]);
  const withdraw = (pass: number, from: Date, change = {}, key = issuerKey) => {
    const entry = { pass: `00000000-0000-4000-8000-00000000000${pass}`, withdrawnAt: from.toISOString() };
    const text = passesText([{ ...entry, reason: 'in-doubt' }], { madeAt: days(2).toISOString(), ...change }, key);
    mkdirSync(join(desk.content.path, 'trust', 'status'), { recursive: true });
    writeFileSync(join(desk.content.path, 'trust', 'status', 'passes.json'), text);
  };
  const faults = async () =>
    (await view(candidate)).signed.map(({ kind, fault }) => `${kind} ${fault ?? 'counts'}`).sort();
  const whole = ['document counts', 'practical counts', 'recommendation counts'];
  expect(await faults()).toEqual(whole);
  // Of a pass that it did not give, and by nobody that is known.
  withdraw(1, days(1), {}, signingKeyOf(new Uint8Array(32).fill(99)));
  expect(await faults()).toEqual(whole);
  const kept = lines(candidate);

  const from = days(1, 2);
  withdraw(1, from);
  expect(await faults()).toEqual(['document assessor-withdrawn', 'practical counts', 'recommendation counts']);
  const shown = await view(candidate);
  expect(shown.signed.find(({ fault }) => fault)).toMatchObject({
    ...{ by: 'Bo Lind', title: 'Licence' },
    withdrawn: { issuer: 'Meridian Relief', from: from.toISOString() },
  });
  expect(requirement(shown, 'paper').have).toBe(0);
  expect(requirement(shown, 'talk').have).toBe(1);
  expect(lines(candidate)).toBe(kept);
  // Brought again, or signed now: refused with the reason; by somebody whose pass counts it is taken.
  expect(await bring(candidate, [signed(paper, days(1, 5))])).toEqual({ taken: [], refused: ['assessor-withdrawn'] });
  expect((await bring(candidate, [signed(paper, days(1, 5), {}, assessors[1])])).taken).toHaveLength(1);
  expect(requirement(await view(candidate), 'paper').isMet).toBe(true);
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
