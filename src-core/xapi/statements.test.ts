/**
 * Statements keep to the rules of the cmi5 profile, name nobody, and are the same bytes on every machine.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AttemptState } from '../exam/attempt-state.ts';
import type { Decision } from '../exam/decision.ts';
import { noTimeOff } from '../exam/time-rule.ts';
import { isoDuration } from './duration.ts';
import { type CourseNames, type Happened, namelessCourse, passedBefore } from './happened.ts';
import { isSameStatement } from './same-statement.ts';
import { idIn } from './statement.ts';
import { type Setting, statementsOf } from './statements.ts';
import { namespaceOfAddresses, uuid5 } from './uuid5.ts';

type Json = Record<string, unknown>;
type Statement = {
  id: string;
  actor: Json;
  verb: { id: string; display: Json };
  object: { id: string; definition: { name?: Json; type: string } };
  result?: Json & { score?: { scaled: number }; extensions?: Json };
  context: Json & {
    registration: string;
    contextActivities: { parent?: { id: string }[]; grouping: { id: string }[]; category: { id: string }[] };
    extensions: Json;
  };
  timestamp: string;
};

const base = 'https://training.example.org/fieldpass';
const setting: Setting = { base, skewMs: 0, nowMs: Date.parse('2027-02-01T00:00:00.000Z') };
const learner = 'abcdefgh12345678';
const course: CourseNames = {
  id: 'basic-security',
  languages: ['en', 'zh'],
  title: { en: 'Basic security', zh: '基础安全', fr: 'Sécurité' },
  modules: [
    {
      id: 'road',
      title: {},
      summary: {},
      lessons: [
        {
          id: 'plan-it',
          moduleId: 'road',
          minutes: 5,
          competencies: [],
          texts: {
            en: { title: 'Plan it', summary: '', blocks: [] },
            zh: { title: '做计划', summary: '', blocks: [] },
          },
        },
      ],
    },
  ],
};

const decisionWith = (points: number, max: number, passed: boolean): Decision => ({
  passed,
  overall: { points, max, required: 80, met: passed },
  areas: [],
  competencies: [
    { id: 'travel.plan', points, max, criticalMissed: !passed },
    { id: 'fire.out', points: 0, max: 0, criticalMissed: false },
  ],
});

function attemptWith(decision: Decision | null, more: Partial<AttemptState> = {}): AttemptState {
  return {
    started: {
      kind: 'started',
      attemptId: '20270115T080000Z-00000001',
      learnerId: learner,
      courseId: course.id,
      courseVersion: '1.2.0',
      examId: 'e',
      examVersion: '1.0.0',
      language: 'zh',
      seed: 's',
      form: [],
      itemsDigest: '',
      limitMs: 3_600_000,
      ...more.started,
    },
    startedAt: '2027-01-15T08:00:00.000Z',
    phase: decision ? 'decided' : 'open',
    position: 0,
    responses: [],
    flagged: [],
    elapsedMs: 1_834_567,
    timeOff: noTimeOff,
    isPaused: false,
    lastReading: { wall: '2027-01-15T08:31:00.000Z', sinceBootMs: 0, boot: 'b' },
    submittedBy: 'candidate',
    submittedAt: '2027-01-15T08:31:00.000Z',
    decision,
    decidedAt: decision ? '2027-01-15T08:31:00.000Z' : null,
    evidence: 'a'.repeat(64),
    ...(({ started: _started, ...rest }) => rest)(more),
  };
}

const made = (happened: Happened, where = setting): Statement[] =>
  statementsOf(happened, where).map(({ json }) => JSON.parse(json) as Statement);
const verbOf = ({ verb }: Statement) => verb.id.split('/').at(-1) as string;

const lesson: Happened = {
  kind: 'lesson.read',
  course,
  learner,
  lesson: 'plan-it',
  readAt: '2027-01-10T10:00:00.000Z',
  passedBefore: 0,
};
const decided = (points: number, passed: boolean, more: Partial<AttemptState> = {}): Happened => ({
  kind: 'attempt.decided',
  course,
  attempt: attemptWith(decisionWith(points, 10, passed), more),
  passedBefore: 0,
});
const certified: Happened = {
  kind: 'certificate.issued',
  course,
  attempt: attemptWith(decisionWith(9, 10, true)),
  passedBefore: 0,
  expiresAt: '2028-01-15T08:31:00.000Z',
};
const all = [lesson, decided(9, true), decided(5.25, false), certified];

test('names grow into the UUIDs that RFC 9562 gives for them', () => {
  // Appendix A.4 of the RFC.
  const ofNames = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
  expect(uuid5(ofNames, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  expect(uuid5(namespaceOfAddresses, base)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
});

test('durations', () => {
  expect([0, 10, 1_834_567, 3_600_000, 90_061_000].map(isoDuration)).toEqual([
    'PT0S',
    'PT0.01S',
    'PT30M34.57S',
    'PT1H',
    'PT25H1M1S',
  ]);
});

test('a lesson that was read', () => {
  const [initialized, completed, terminated] = made(lesson) as [Statement, Statement, Statement];
  expect(made(lesson).map(verbOf)).toEqual(['initialized', 'completed', 'terminated']);
  expect(completed).toMatchObject({
    actor: { objectType: 'Agent', account: { homePage: base, name: learner } },
    verb: { id: 'http://adlnet.gov/expapi/verbs/completed', display: { en: 'completed', zh: '已完成' } },
    object: {
      id: `${base}/activities/basic-security/lessons/plan-it`,
      definition: { name: { en: 'Plan it', zh: '做计划' } },
    },
    result: { completion: true, duration: 'PT0S' },
    timestamp: '2027-01-10T10:00:00.000Z',
  });
  expect(new Set([initialized, completed, terminated].map(({ context }) => context.extensions)).size).toBe(3);
  expect(completed.context.contextActivities.parent?.[0]?.id).toBe(`${base}/activities/basic-security`);
});

test('a decided attempt: score, points, assurance, time', () => {
  const [initialized, passed, terminated] = made(decided(9, true)) as [Statement, Statement, Statement];
  expect(made(decided(9, true)).map(verbOf)).toEqual(['initialized', 'passed', 'terminated']);
  expect([initialized.timestamp, passed.timestamp]).toEqual(['2027-01-15T08:00:00.000Z', '2027-01-15T08:31:00.000Z']);
  expect(passed.result).toEqual({
    score: { scaled: 0.9 },
    success: true,
    duration: 'PT30M34.57S',
    extensions: { [`${base}/extensions/competencies`]: [{ competency: 'travel.plan', points: 9, max: 10 }] },
  });
  expect(passed.context).toMatchObject({ language: 'zh', revision: '1.2.0' });
  expect(passed.context.extensions[`${base}/extensions/assurance`]).toBe('self-study');
  expect(terminated.result).toEqual({ duration: 'PT30M34.57S' });
  const failed = made(decided(5.25, false))[1] as Statement;
  expect(verbOf(failed)).toBe('failed');
  expect(failed.result).toMatchObject({ score: { scaled: 0.525 }, success: false });
});

test('of an attempt that is open, or was not passed, nothing is said that is not so', () => {
  expect(
    statementsOf({ kind: 'attempt.decided', course, attempt: attemptWith(null), passedBefore: 0 }, setting),
  ).toEqual([]);
  const failed = attemptWith(decisionWith(1, 10, false));
  expect(statementsOf({ ...certified, attempt: failed } as Happened, setting)).toEqual([]);
});

test('a certificate satisfies the course, in the session of the attempt', () => {
  const [satisfied] = made(certified) as [Statement];
  expect(satisfied.verb.id).toBe('https://w3id.org/xapi/adl/verbs/satisfied');
  expect(satisfied.object).toMatchObject({
    id: `${base}/activities/basic-security`,
    definition: { type: 'https://w3id.org/xapi/cmi5/activitytype/course' },
  });
  expect(satisfied.result).toBeUndefined();
  const session = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';
  const attempt = made(decided(9, true))[1] as Statement;
  expect(satisfied.context.extensions[session]).toBe(attempt.context.extensions[session]);
  expect(satisfied.context.registration).toBe(attempt.context.registration);
  expect(satisfied.context.extensions[`${base}/extensions/valid-until`]).toBe('2028-01-15T08:31:00.000Z');
});

test('each pass ends an enrolment: what comes after it has another registration', () => {
  const passes = ['2027-01-15T08:31:00.000Z', '2028-01-10T00:00:00.000Z'];
  const at = (instant: string) =>
    made({ ...lesson, readAt: instant, passedBefore: passedBefore(passes, instant) } as Happened)[1] as Statement;
  const [before, same, after] = [
    at('2027-01-01T00:00:00.000Z'),
    at('2027-01-15T08:31:00.000Z'),
    at('2027-01-16T00:00:00.000Z'),
  ];
  expect(before.id).toBe(same.id);
  expect(after.id).not.toBe(before.id);
  expect(after.context.registration).not.toBe(before.context.registration);
});

/** What sections 9.2 to 9.7 ask of every statement of the profile. */
test.each(all.flatMap((happened) => made(happened)).map((one) => [verbOf(one), one] as const))(
  'the rules of the profile: %s',
  (verb, { actor, result, context, timestamp }) => {
    expect(Object.keys(actor).sort()).toEqual(['account', 'objectType']);
    expect(context.registration).toMatch(/^[0-9a-f-]{36}$/);
    expect(context.extensions['https://w3id.org/xapi/cmi5/context/extensions/sessionid']).toMatch(/^[0-9a-f-]{36}$/);
    const categories = context.contextActivities.category.map(({ id }) => id.split('/').at(-1));
    expect(categories).toEqual(['completed', 'passed', 'failed'].includes(verb) ? ['cmi5', 'moveon'] : ['cmi5']);
    expect(result?.completion).toBe(verb === 'completed' ? true : undefined);
    expect(result?.success).toBe(verb === 'passed' ? true : verb === 'failed' ? false : undefined);
    expect(result?.score !== undefined).toBe(['passed', 'failed'].includes(verb));
    if (verb !== 'initialized' && verb !== 'satisfied') expect(result?.duration).toMatch(/^PT/);
    expect(timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(context.contextActivities.grouping).toHaveLength(1);
  },
);

test('no name of a person, no answer, no number of a certificate goes out', () => {
  const text = all.flatMap((happened) => statementsOf(happened, setting).map(({ json }) => json)).join('');
  expect(text).not.toMatch(/mbox|openid|FP-|evidence|response|seed/);
  const people = [...text.matchAll(/"actor":(\{.*?\}\})/g)].map(([, actor]) => actor);
  expect(new Set(people)).toEqual(
    new Set([`{"objectType":"Agent","account":{"homePage":"${base}","name":"${learner}"}}`]),
  );
});

test('the same thing gives the same bytes; another base, learner or attempt gives other ids', () => {
  for (const happened of all) expect(statementsOf(happened, setting)).toEqual(statementsOf(happened, { ...setting }));
  const ids = [
    ...all.flatMap((happened) => statementsOf(happened, setting)),
    ...all.flatMap((happened) => statementsOf(happened, { ...setting, base: 'https://other.example' })),
    ...statementsOf({ ...lesson, learner: 'zbcdefgh12345678' } as Happened, setting),
  ].map(({ id }) => id);
  // The two attempts here are one: what was decided of it is said by two verbs, the rest of its session once.
  expect(new Set(ids).size).toBe(ids.length - 2 * 2);
  for (const { id, json } of statementsOf(lesson, setting)) expect(idIn(json)).toBe(id);
});

test('a clock that is years off is put right; nothing is said to happen later than now', () => {
  const behind = { ...setting, skewMs: 365 * 86_400_000, nowMs: Date.parse('2028-06-01T00:00:00.000Z') };
  expect(made(lesson, behind)[0]?.timestamp).toBe('2028-01-10T10:00:00.000Z');
  expect(made(lesson, { ...setting, skewMs: 365 * 86_400_000 })[0]?.timestamp).toBe('2027-02-01T00:00:00.000Z');
  expect(made(lesson, { ...setting, skewMs: 1000 })[0]?.timestamp).toBe('2027-01-10T10:00:00.000Z');
});

test('the first of a session is never later than the last, though the clock was set back in between', () => {
  const [first, , last] = made(decided(9, true, { startedAt: '2027-01-15T09:00:00.000Z' })) as Statement[];
  expect(first?.timestamp).toBe(last?.timestamp);
});

test('a score is from 0 to 1 and never shows a cut as reached that was not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 1, max: 300 }), (hundredfold, max) => {
      const points = Math.min(max, hundredfold / 100);
      const [, one] = made({
        kind: 'attempt.decided',
        course,
        attempt: attemptWith(decisionWith(points, max, true)),
        passedBefore: 0,
      });
      const scaled = one?.result?.score?.scaled as number;
      expect(scaled).toBeGreaterThanOrEqual(0);
      expect(scaled).toBeLessThanOrEqual(1);
      expect(scaled).toBeLessThanOrEqual(points / max + 1e-9);
      expect(scaled).toBeGreaterThan(points / max - 0.000_101);
    }),
  );
});

test('a course that is not here any more is named by its id alone', () => {
  const [one] = made({ ...lesson, course: namelessCourse('gone') } as Happened) as [Statement];
  expect(one.object.definition).toEqual({ type: 'http://adlnet.gov/expapi/activities/lesson' });
  expect(one.verb.display).toEqual({ en: 'initialized' });
});

test('what an LRS adds or words anew is no difference; anything else is', () => {
  for (const { json } of all.flatMap((happened) => statementsOf(happened, setting))) {
    const statement = JSON.parse(json) as Statement & Json;
    const { parent } = statement.context.contextActivities;
    const returned = {
      ...statement,
      stored: '2027-02-02T00:00:00Z',
      authority: { mbox: 'mailto:lrs@example.org' },
      version: '1.0.3',
      timestamp: statement.timestamp.replace('.000Z', '+00:00'),
      verb: { id: statement.verb.id },
      object: { id: statement.object.id },
      context: {
        ...statement.context,
        contextActivities: { ...statement.context.contextActivities, ...(parent && { parent: parent[0] as never }) },
      },
      ...(statement.result?.duration === 'PT30M34.57S' && {
        result: { ...statement.result, duration: 'PT1834.578S' },
      }),
    };
    expect(isSameStatement(json, JSON.stringify(returned))).toBe(true);
    const differing: Json[] = [
      { ...returned, verb: { id: 'http://adlnet.gov/expapi/verbs/voided' } },
      { ...returned, object: { id: `${base}/other` } },
      { ...returned, timestamp: '2020-01-01T00:00:00Z' },
      { ...returned, actor: { mbox: 'mailto:a@example.org' } },
      { ...returned, result: { success: false, score: { scaled: 0.1 } } },
      { ...returned, context: { ...returned.context, registration: statement.id } },
    ];
    for (const other of differing) expect(isSameStatement(json, JSON.stringify(other))).toBe(false);
  }
  expect(isSameStatement('x', 'x')).toBe(false);
});
