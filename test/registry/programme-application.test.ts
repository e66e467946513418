/**
 * A candidate at a real desk who is signed up with a real registry: what was reached here is registered there, and what comes back takes
 * the place of the provisional certificate.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { SignOff } from '#core/assessment/sign-off.ts';
import type { Entry } from '#core/evidence/chain.ts';
import type { AttemptEvent } from '#core/exam/attempt-event.ts';
import type { Result } from '#core/result/result.ts';
import { readEventLine } from '#core/sync/device-event.ts';
import { readLibrary } from '#store/content/library.ts';
import { courseRecordIn, newLessonRecord } from '#store/learner/profile.ts';
import { followTrust } from '#store/trust/publish-trust.ts';
import { checkBytes } from '#store/verify/check-files.ts';
import { digestOfText } from '../../src-main/programme/programme-view.ts';
import { syncService } from '../../src-main/sync/sync-service.ts';
import { helper } from '../fixtures/assessing.ts';
import {
  answerOf,
  assessors,
  bothPasses,
  candidateAt,
  declaration,
  judged,
  programmeText,
  signed,
  stationOf,
  writeCandidateContent,
} from '../fixtures/candidate.ts';
import { learnerId } from '../fixtures/desk.ts';
import { trustList } from '../fixtures/issuer.ts';
import { beginRegistry, decidedAttempt } from '../fixtures/registry.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const begun = new Date('2027-03-01T09:00:00.000Z');
const days = (count: number, hour = 0) => new Date(begun.getTime() + (count * 24 + hour) * 3_600_000);

const folder = tempFolder('programme-application');
const content = join(folder.path, 'shipped');
const data = join(folder.path, 'desk');
let running: Awaited<ReturnType<typeof beginRegistry>>['running'];
let registry: Awaited<ReturnType<typeof beginRegistry>>['registry'];
const closing: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: begun });
  chmodSync(folder.path, 0o711);
  mkdirSync(data);
  await writeCandidateContent(content);
  // The station counts after the certificate of the course: it is older than what the registry makes of it.
  writeFileSync(
    join(content, 'programmes', helper, 'programme.yaml'),
    programmeText((text) =>
      text
        .replace(
          '  - { id: talk,',
          '  - { id: held, kind: credential, credential: sample, title: { en: Certificate, zh: 证书 } }\n  - { id: talk,',
        )
        .replace('after: [exam] }\n  - { id: hours', 'after: [exam, held] }\n  - { id: hours')
        .replace('[course, exam, ethics', '[course, exam, held, ethics'),
    ),
  );
  const library = await readLibrary(content);
  expect(library.refused).toEqual([]);
  ({ running, registry } = await beginRegistry(join(folder.path, 'registry'), { library, now: () => new Date() }));
  const { identity, dataFolder } = running.registry;
  const { list: known } = await trustList();
  const trusted = await followTrust(join(dataFolder, 'trust'), identity.secrets.passphrase, begun, (list) => ({
    list: { ...list, issuers: [...list.issuers, ...known.issuers] },
  }));
  expect(trusted.ok).toBe(true);
});
afterAll(async () => {
  for (const close of closing) await close();
  await running?.stop();
  vi.useRealTimers();
  folder.remove();
});
const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

type Candidate = Awaited<ReturnType<typeof candidateAt>>;

/** The lesson read, the exam really passed, and the certificate of it made by this computer. */
async function learned({ desk, learner, credentials }: Candidate): Promise<void> {
  const { courses, framework } = await desk.library();
  const course = courses.find(({ id }) => id === 'sample');
  if (!course) throw new Error('no course');
  const made = { seed: 'helper', learner: learnerId, wanted: 'passed', begunAt: days(1) } as const;
  const { attempt, entries, journal } = decidedAttempt(course, made);
  writeFileSync(
    join(learner.attempts, `${attempt}.ndjson`),
    `${entries.map((entry) => JSON.stringify(entry)).join('\n')}\n`,
  );
  const last = entries.at(-1) as Entry<AttemptEvent>;
  const decidedAt = last.at.wall;
  if (last.event.kind !== 'decided') throw new Error('not decided');
  const { decision } = last.event;
  await learner.profile.update((profile) => {
    const record = courseRecordIn(profile, 'sample');
    for (const { lessons } of course.modules)
      for (const { id } of lessons) record.lessons[id] = { ...newLessonRecord(), readAt: days(1).toISOString() };
    record.tries.push({ attemptId: attempt, decidedAt, passed: true, missed: [], failedPart: null });
  });
  value(
    await credentials.issue(
      learner,
      { course, framework },
      { ...{ language: 'en', assurance: 'self-study', decision, decidedAt, earlier: [] }, evidence: journal.hash },
    ),
  );
}

test('reached without a network, told once, registered under the same number; what a registry issues later takes nothing back', async () => {
  const told: Promise<void>[] = [];
  const candidate = await candidateAt(data, content, () => told.push(sync.noted()));
  const { desk, programmes, logbook, credentials, learner } = candidate;
  const sync = syncService(desk, {
    fetch,
    checkPaper: checkBytes,
    changed: () => undefined,
    settleAll: async () => undefined,
    ofProgrammes: () => programmes.reached(),
    random: () => 0.5,
    bytes: (bytes) => new Uint8Array(randomBytes(bytes)),
    openInBrowser: async () => undefined,
    donePage: async () => '',
  });
  closing.push(async () => {
    await sync.close();
    await learner.close();
  });
  const bring = async (lines: string[]) => {
    candidate.chosen.push([answerOf(lines, bothPasses(begun))]);
    return value(await programmes.bring());
  };

  value(await programmes.takeUp(helper));
  await learned(candidate);
  vi.setSystemTime(days(2));
  const declaring = { programmeId: helper, documentId: 'ethics', digest: digestOfText(declaration) };
  value(await programmes.declare(declaring));
  vi.setSystemTime(days(5));
  for (const hour of [5, 7]) {
    const entry = { programmeId: helper, activity: 'talks', people: 1, note: 'about sleep' };
    value(await logbook.add({ ...entry, from: days(3, hour).toISOString(), to: days(3, hour + 1).toISOString() }));
  }
  const entries = value(await logbook.read()).entries.map(({ id }) => id);
  const station = await stationOf(desk);
  const about: SignOff['about'] = {
    ...{ kind: 'hours', activity: 'talks', entries },
    ...{ minutes: 120, from: days(3, 5).toISOString() },
  };
  expect(
    await bring([
      signed(judged(station), days(3)),
      signed(judged(station), days(3, 1), {}, assessors[1]),
      signed(about, days(3, 8)),
      signed({ kind: 'recommendation', by: 'supervisor' }, days(4), {}, assessors[1]),
    ]),
  ).toMatchObject({ refused: [] });
  const cardOf = async (course: string) => value(await credentials.cards()).find(({ courseId }) => courseId === course);
  const provisional = await cardOf(helper);
  expect(provisional).toMatchObject({ state: 'provisional' });

  vi.setSystemTime(days(10));
  const { code } = await registry.invite('Amina Yusuf');
  value(await sync.look(running.url));
  value(await sync.enrol(code));
  const settled = async () => {
    await vi.waitUntil(async () => value(await sync.read()).waiting.count === 0, { timeout: 30_000, interval: 50 });
    await running.replayed();
  };
  await settled();
  vi.setSystemTime(days(11));
  // The exchange before may still be going on, and has read the feed by then: it is asked for until it is heard.
  const isRegistered = async () => {
    value(await sync.now());
    return (await cardOf(helper))?.state === 'registered';
  };
  await vi.waitUntil(isRegistered, { timeout: 30_000, interval: 100 });
  expect(await cardOf(helper)).toMatchObject({
    number: provisional?.number,
    holder: 'Amina Yusuf',
  });
  expect((await cardOf('sample'))?.state).toBe('registered');
  // Its certificate of the course is issued on day 10 now, and the station was seen on day 3.
  expect(value(await programmes.read(helper))).toMatchObject({ state: 'certified', certificate: provisional?.number });

  const outbox = () => readFileSync(join(data, 'device', 'outbox', 'events.ndjson'), 'utf8');
  const said = () =>
    outbox()
      .trim()
      .split('\n')
      .flatMap((line) => {
        const read = readEventLine(line);
        return 'event' in read && read.event.body.kind === 'programme.reached' ? [read.event.body] : [];
      });
  await sync.noted();
  expect(said().length).toBe(1);
  expect(value(await sync.read()).programmes).toMatchObject([
    { programme: helper, outcome: 'registered', reasons: [] },
  ]);
  expect(said()[0]).toMatchObject({
    hours: [{ count: 2, minutes: 120, activity: 'talks' }],
    takenUp: [{ version: '1.0.0' }],
  });
  expect(outbox()).not.toContain('sleep');

  // Signed once more: told once more, and it is the same certificate.
  vi.setSystemTime(days(12));
  await bring([signed({ kind: 'recommendation', by: 'supervisor' }, days(11))]);
  await Promise.all(told);
  await sync.noted();
  expect(said().length).toBe(2);
  await vi.waitUntil(() => outbox().length > 0);
  value(await sync.now());
  await settled();
  const { rows } = await running.registry.pool.query(
    "select r.verdict->>'number' as number from replays r join events e on e.id = r.event where e.kind = 'programme.reached'",
  );
  expect(rows.map(({ number }) => number)).toEqual([provisional?.number, provisional?.number]);
});
