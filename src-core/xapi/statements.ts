/**
 * What happened → xAPI statements with the verbs of the cmi5 profile, frozen as they are made.
 *
 * [Note: cmi5 without a launch] No LMS launches Fieldpass. It plays both parts of the profile itself, each as far as it can
 * be true (section numbers are those of cmi5, "Quartz"; what follows from them for people stands in docs/xapi.md):
 * - As an assignable unit (lesson, exam), kept to the letter: ids (9.1); an account, no name (9.2); *initialized* first,
 *   *terminated* last, no verb twice in a session, one *completed* and one *passed* in a registration, nothing *failed* after
 *   it (9.3); a score only with *passed* and *failed* (9.5.1), `success` and `completion` only where they must stand (9.5.2,
 *   9.5.3), durations (9.5.4); registration, session, both category activities, the publisher's id (9.6); UTC (9.7).
 * - As an LMS: it makes registrations, sessions and activity ids by itself (9.6.1, 9.6.3.1, 8.1), and says *satisfied* of a
 *   course whose certificate was issued (9.3.9); the one thing that a course asks is its exam.
 * - Not said: *launched* (9.3.1), which names an address, a mode and a document of an LMS that do not exist; *abandoned* and
 *   *waived*, which are for an LMS to judge. No `masteryScore` (9.6.3.2): the decision is not made from the score alone, and
 *   an attempt may fail above the cut. No fetch address, no State, no Agent Profile (8, 10, 11): there is nobody to ask.
 * - An exam is never *completed*: what it asks is to be passed (9.3.3 leaves that to the designer of the course).
 */
import { assuranceOf } from '../exam/assurance.ts';
import type { AttemptState } from '../exam/attempt-state.ts';
import type { Decision } from '../exam/decision.ts';
import type { LocalText } from '../locale/languages.ts';
import { whenItHappened } from '../sync/when.ts';
import { isoDuration } from './duration.ts';
import type { CourseNames, Happened } from './happened.ts';
import type { FrozenStatement } from './statement.ts';
import { namespaceOfAddresses, uuid5 } from './uuid5.ts';
import { type Verb, verbs } from './verbs.ts';

/** Where and when statements are made. */
export type Setting = {
  /** See `activityBase`. */
  readonly base: string;
  /** How far this device's clock is behind a true one, where that is known. */
  readonly skewMs: number;
  readonly nowMs: number;
};

const cmi5 = 'https://w3id.org/xapi/cmi5';
const categories = { cmi5: `${cmi5}/context/categories/cmi5`, moveOn: `${cmi5}/context/categories/moveon` };
const sessionExtension = `${cmi5}/context/extensions/sessionid`;
/** A course is a course of the profile; its parts have the types of ADL's own vocabulary. */
const types = {
  course: `${cmi5}/activitytype/course`,
  lesson: 'http://adlnet.gov/expapi/activities/lesson',
  exam: 'http://adlnet.gov/expapi/activities/assessment',
} as const;

type Activity = { readonly objectType: 'Activity'; readonly id: string; readonly definition?: object };
type Result = {
  readonly success?: boolean;
  readonly completion?: true;
  readonly duration?: string;
  readonly [more: string]: unknown;
};

/** One stay in one activity, in which statements are made. */
type Session = {
  readonly learner: string;
  readonly course: CourseNames;
  readonly registration: string;
  readonly id: string;
  readonly object: Activity;
  /** What the content calls the object, below the base: cmi5 wants that to differ from the id of the activity. */
  readonly publisherId: string;
  readonly context: Readonly<Record<string, unknown>>;
  readonly extensions: Readonly<Record<string, unknown>>;
};

export function statementsOf(happened: Happened, setting: Setting): FrozenStatement[] {
  switch (happened.kind) {
    case 'lesson.read':
      return ofLesson(happened, setting);
    case 'attempt.decided':
      return ofAttempt(happened, setting);
    case 'certificate.issued':
      return ofCertificate(happened, setting);
  }
}

const inLanguagesOf = ({ languages }: CourseNames, text: LocalText): LocalText =>
  Object.fromEntries(languages.flatMap((code) => (text[code] ? [[code, text[code]]] : [])));

function activity(base: string, path: string, type: keyof typeof types, name: LocalText): Activity {
  const named = Object.keys(name).length > 0;
  return {
    objectType: 'Activity',
    id: `${base}/activities/${path}`,
    definition: { ...(named && { name }), type: types[type] },
  };
}

const courseActivity = (base: string, course: CourseNames) =>
  activity(base, course.id, 'course', inLanguagesOf(course, course.title));

/** The ids of one organisation are its own. */
const idOf = (base: string, name: string) => uuid5(uuid5(namespaceOfAddresses, base), name);

const registrationOf = (base: string, learner: string, course: string, passedBefore: number) =>
  idOf(base, `registration ${learner} ${course} ${passedBefore}`);

function freeze(
  verb: Verb,
  session: Session,
  said: { readonly at: string; readonly result?: Result },
  { base, skewMs, nowMs }: Setting,
): FrozenStatement {
  const { learner, course, registration, object, publisherId, context, extensions } = session;
  const { id: verbId, display } = verbs[verb];
  const { result } = said;
  const movesOn = result?.success !== undefined || result?.completion !== undefined;
  const asContext = (id: string) => ({ objectType: 'Activity', id });
  const id = idOf(base, `${verb} ${session.id}`);
  const own = inLanguagesOf(course, display);
  const statement = {
    id,
    actor: { objectType: 'Agent', account: { homePage: base, name: learner } },
    verb: { id: verbId, display: Object.keys(own).length > 0 ? own : { en: display.en } },
    object,
    ...(result && { result }),
    context: {
      registration,
      contextActivities: {
        ...(verb !== 'satisfied' && { parent: [courseActivity(base, course)] }),
        grouping: [asContext(`${base}/content/${publisherId}`)],
        category: [asContext(categories.cmi5), ...(movesOn ? [asContext(categories.moveOn)] : [])],
      },
      platform: 'Fieldpass',
      ...context,
      extensions: { [sessionExtension]: session.id, ...extensions },
    },
    timestamp: new Date(whenItHappened(Date.parse(said.at), skewMs, nowMs)).toISOString(),
  };
  return { id, json: JSON.stringify(statement) };
}

/** How long somebody read is not measured: the profile wants a duration all the same, and gets none that is made up. */
const notMeasured = isoDuration(0);

function ofLesson(read: Extract<Happened, { kind: 'lesson.read' }>, setting: Setting): FrozenStatement[] {
  const { base } = setting;
  const { course, learner, lesson, readAt } = read;
  const registration = registrationOf(base, learner, course.id, read.passedBefore);
  const known = course.modules.flatMap(({ lessons }) => lessons).find(({ id }) => id === lesson);
  const titles: LocalText = Object.fromEntries(
    Object.entries(known?.texts ?? {}).map(([code, text]) => [code, text.title]),
  );
  const path = `${course.id}/lessons/${lesson}`;
  const session: Session = {
    learner,
    course,
    registration,
    id: idOf(base, `session ${registration} lesson ${lesson}`),
    object: activity(base, path, 'lesson', inLanguagesOf(course, titles)),
    publisherId: path,
    context: {},
    extensions: {},
  };
  const result = { completion: true, duration: notMeasured } as const;
  return [
    freeze('initialized', session, { at: readAt }, setting),
    freeze('completed', session, { at: readAt, result }, setting),
    freeze('terminated', session, { at: readAt, result: { duration: notMeasured } }, setting),
  ];
}

function sessionOfAttempt(
  { course, passedBefore }: Pick<Happened, 'course' | 'passedBefore'>,
  { started }: AttemptState,
  base: string,
): Session {
  const { learnerId: learner, attemptId, courseVersion, language, part } = started;
  const path = `${course.id}/exam`;
  return {
    learner,
    course,
    registration: registrationOf(base, learner, course.id, passedBefore),
    id: idOf(base, `session ${learner} attempt ${attemptId}`),
    object: activity(base, path, 'exam', inLanguagesOf(course, course.title)),
    publisherId: path,
    context: { revision: courseVersion, language },
    extensions: {
      [`${base}/extensions/assurance`]: assuranceOf(started),
      ...(part && { [`${base}/extensions/areas-sat-again`]: part.domains }),
    },
  };
}

/** Rounded down, so that it never shows a cut as reached that was not; 9.6.3.2 reads four places. */
const scaledOf = ({ points, max }: { points: number; max: number }): number =>
  Math.min(1, Math.max(0, Math.floor((points * 10_000) / max + 1e-6) / 10_000));

const hundredths = (points: number) => Math.round(points * 100) / 100;

/** A list, because some LRS take no dot in a name, and ids of competencies have one. */
const competenciesIn = ({ competencies }: Decision) =>
  competencies
    .filter(({ max }) => max > 0)
    .map(({ id: competency, points, max, criticalMissed }) => ({
      competency,
      points: hundredths(points),
      max: hundredths(max),
      ...(criticalMissed && { criticalMissed }),
    }));

function ofAttempt(decided: Extract<Happened, { kind: 'attempt.decided' }>, setting: Setting): FrozenStatement[] {
  const { attempt } = decided;
  const { decision, decidedAt, startedAt, elapsedMs } = attempt;
  if (!decision || !decidedAt) return [];
  const session = sessionOfAttempt(decided, attempt, setting.base);
  const duration = isoDuration(elapsedMs);
  const { passed, overall } = decision;
  const result = {
    ...(overall.max > 0 && { score: { scaled: scaledOf(overall) } }),
    success: passed,
    duration,
    extensions: { [`${setting.base}/extensions/competencies`]: competenciesIn(decision) },
  };
  // The clock may have been set back meanwhile: what was first stays first.
  const [beganAt = decidedAt] = [startedAt, decidedAt].sort();
  return [
    freeze('initialized', session, { at: beganAt }, setting),
    freeze(passed ? 'passed' : 'failed', session, { at: decidedAt, result }, setting),
    freeze('terminated', session, { at: decidedAt, result: { duration } }, setting),
  ];
}

function ofCertificate(issued: Extract<Happened, { kind: 'certificate.issued' }>, setting: Setting): FrozenStatement[] {
  const { attempt, course, expiresAt } = issued;
  if (!attempt.decision?.passed || !attempt.decidedAt) return [];
  const session = sessionOfAttempt(issued, attempt, setting.base);
  const ofCourse: Session = {
    ...session,
    object: courseActivity(setting.base, course),
    publisherId: course.id,
    extensions: { ...session.extensions, [`${setting.base}/extensions/valid-until`]: expiresAt },
  };
  return [freeze('satisfied', ofCourse, { at: attempt.decidedAt }, setting)];
}
