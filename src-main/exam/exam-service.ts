/**
 * The exam: draws the form, keeps the journal, watches the time, decides. Keys and rationales stay in here.
 *
 * [Note: settling] Every step after the last answer can be repeated: submit when the time is over, decide what was
 * submitted, note the decision in the profile, make the certificate. `settle` does whatever is still to do, so that a
 * machine which stopped between two steps goes on where it was.
 *
 * [Note: turns] What is asked from outside, and the beat of the clock, take turns: the time may run out in the middle of
 * an answer, and still there is one submission, one decision, one certificate. Inside a turn only what takes no turn is
 * called, or it would wait for itself.
 */
import { randomBytes } from 'node:crypto';
import { type Course, courseLanguage } from '#core/content/pack.ts';
import type { ExamIntro, SittingState, SittingView } from '#core/contract/exam-calls.ts';
import { noAccommodations, timeWith, type WantedAccommodations } from '#core/exam/accommodations.ts';
import { assuranceOf } from '#core/exam/assurance.ts';
import type { Observation, StartedEvent } from '#core/exam/attempt-event.ts';
import { decide, missedIn } from '#core/exam/decision.ts';
import { drawer } from '#core/exam/draw.ts';
import { itemsDigest, itemsOf } from '#core/exam/form.ts';
import { itemTypeOf } from '#core/exam/item-types/index.ts';
import type { Response } from '#core/exam/response.ts';
import { blueprintOf, failedPartOf } from '#core/exam/retest.ts';
import { textIn } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { inTurns, takingTurns } from '#core/result/turns.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import { courseRecordIn } from '#store/learner/profile.ts';
import { passesIn, recordOf } from '../course/course-record.ts';
import { findCourse, learnerAtCourse } from '../course/open-course.ts';
import type { CredentialService } from '../credential/credential-service.ts';
import type { Desk } from '../desk.ts';
import { type AttemptLog, attemptExists, beginAttempt, openAttempt } from './attempt-log.ts';
import { type AttemptCourse, courseOfAttempt } from './course-of-attempt.ts';
import { type DecisionReader, decisionReader } from './decision-view.ts';
import { introView } from './intro-view.ts';
import { nextTry, permissionOf } from './next-try.ts';
import { sectionTitle, situationOf } from './sitting-view.ts';
import { now } from './system-clock.ts';

const heartbeatMs = 30_000;

/** The attempt that is open on this machine now. */
type Sitting = AttemptCourse & { log: AttemptLog; timer: NodeJS.Timeout | undefined };

export type ExamService = {
  intro(courseId: string): Promise<Result<ExamIntro>>;
  /** Takes up the open attempt, or begins one with these conditions. */
  sit(courseId: string, wanted?: WantedAccommodations): Promise<Result<SittingView>>;
  answer(attemptId: string, position: number, response: Response): Promise<Result<SittingState>>;
  flag(attemptId: string, position: number, flagged: boolean): Promise<Result<SittingState>>;
  visit(attemptId: string, position: number): Promise<Result<SittingState>>;
  /** Stops the clock, or lets it run again. */
  pause(attemptId: string, on: boolean): Promise<Result<SittingState>>;
  state(attemptId: string): Promise<Result<SittingState>>;
  submit(attemptId: string): ReturnType<DecisionReader>;
  decision: DecisionReader;
  openAttempt(courseId: string): Promise<{ attemptId: string; remainingMs: number } | null>;
  /** Writes into the open attempt what happened around it; nothing where none is open. */
  observe(what: Observation): Promise<void>;
  /** Brings every unfinished step of the open learner's attempts to its end. */
  settleAll(): Promise<void>;
  /** Closes the sitting; the clock of the attempt runs on. */
  leave(): Promise<void>;
  /** Of a course, as the screens show it now. */
  contentFolder(courseId: string): string;
};

const newAttemptId = () => {
  const stamp = now()
    .toISOString()
    .replace(/[-:]|\.\d+/g, '');
  const tail = [...randomBytes(8)].map((byte) => (byte % 36).toString(36)).join('');
  return `${stamp}-${tail}`;
};

export function examService(
  desk: Desk,
  credentials: CredentialService,
  timeOver: (attemptId: string) => void,
  /** An attempt was decided and noted. */
  decided: () => void = () => undefined,
): ExamService {
  let sitting: Sitting | null = null;
  const inTurn = takingTurns();

  const viewState = (log: AttemptLog): SittingState => ({
    attemptId: log.state.started.attemptId,
    phase: log.state.phase === 'open' ? 'open' : 'decided',
    position: log.state.position,
    responses: [...log.state.responses],
    flagged: [...log.state.flagged],
    remainingMs: log.remainingMs(),
    pause: log.state.started.accommodations?.pauseMinutes
      ? { on: log.state.isPaused, leftMs: log.pauseLeftMs() }
      : null,
    interruptions: log.interruptions(),
  });

  /** See [Note: settling]. Answers true when the attempt is over. */
  const settle = async (
    learner: LearnerFolder,
    log: AttemptLog,
    taught: Pick<AttemptCourse, 'course' | 'framework' | 'items'>,
  ) => {
    const { course, items } = taught;
    if (log.state.phase === 'open') {
      if (log.remainingMs() > 0) return ok(false);
      const submitted = await log.append({ kind: 'submitted', by: 'time' });
      if (!submitted.ok) return submitted;
    }
    if (log.state.phase === 'submitted') {
      const appended = await log.append({
        kind: 'decided',
        decision: decide(blueprintOf(course.blueprint, log.state.started), items, log.state.responses),
      });
      if (!appended.ok) return appended;
    }
    const { decision, decidedAt, evidence, started } = log.state;
    if (decision?.passed && decidedAt && evidence) {
      const issued = await credentials.issue(learner, taught, {
        evidence,
        decision,
        decidedAt,
        earlier: passesIn(recordOf(learner, course.id)).filter((at) => at < decidedAt),
        language: started.language,
        assurance: assuranceOf(started),
      });
      if (!issued.ok) return issued;
    }
    const attemptId = log.state.started.attemptId;
    const record = recordOf(learner, course.id);
    if (record.openAttempt === attemptId || record.lastAttempt !== attemptId) {
      const noted = await learner.profile.update((profile) => {
        const changed = courseRecordIn(profile, course.id);
        if (changed.openAttempt === attemptId) changed.openAttempt = null;
        changed.lastAttempt = attemptId;
        if (decision && decidedAt && !changed.tries.some((one) => one.attemptId === attemptId)) {
          const one = {
            attemptId,
            decidedAt,
            passed: decision.passed,
            missed: missedIn(decision),
            failedPart: failedPartOf(blueprintOf(course.blueprint, started), decision),
          };
          changed.tries = [...changed.tries, one].slice(-200);
        }
      });
      if (!noted.ok) return noted;
      decided();
    }
    return ok(true);
  };

  const forgetOpen = (learner: LearnerFolder, courseId: string) =>
    learner.profile.update((profile) => {
      const record = profile.courses[courseId];
      if (record) record.openAttempt = null;
    });

  const leave = async () => {
    const leaving = sitting;
    sitting = null;
    if (!leaving) return;
    clearInterval(leaving.timer);
    await leaving.log.close();
  };

  /** Ends the sitting when it is over. */
  const tend = async (current: Sitting): Promise<Result<boolean>> => {
    const learner = desk.openLearner();
    if (!learner.ok) return learner;
    const over = await settle(learner.value, current.log, current);
    if (over.ok && over.value && sitting === current) await leave();
    return over;
  };

  const watch = (current: Sitting) => {
    let beats = 0;
    // Once a second, so that a machine which wakes from sleep notices at once; the true time is read each time.
    const beat = async () => {
      if (sitting !== current) return;
      if (current.log.remainingMs() <= 0) {
        const over = await tend(current);
        if (over.ok && over.value) timeOver(current.log.state.started.attemptId);
        return;
      }
      beats += 1;
      if (beats % (heartbeatMs / 1000) === 0) await current.log.append({ kind: 'heartbeat' });
    };
    current.timer = setInterval(() => void inTurn(beat), 1000);
  };

  /** Takes up an attempt that was begun; null when it cannot be gone on with and was put away, with a notice. */
  const takeUp = async (learner: LearnerFolder, course: Course, attemptId: string): Promise<Result<Sitting | null>> => {
    const opened = await openAttempt(learner.attempts, attemptId);
    if (!opened.ok) {
      if (opened.failure.code !== 'attempt-damaged' && opened.failure.code !== 'attempt-unknown') return opened;
      const forgotten = await forgetOpen(learner, course.id);
      if (!forgotten.ok) return forgotten;
      if (opened.failure.code === 'attempt-damaged') desk.notices.post([opened.failure]);
      return ok(null);
    }
    const { log, notices } = opened.value;
    desk.notices.post(notices);
    const own = await courseOfAttempt(desk, log.state.started);
    if (!own) {
      const voided = await log.append({ kind: 'voided', reason: 'bank-changed' });
      await log.close();
      if (!voided.ok) return voided;
      const forgotten = await forgetOpen(learner, course.id);
      if (!forgotten.ok) return forgotten;
      desk.notices.post([failure('attempt-bank-changed')]);
      return ok(null);
    }
    return ok({ log, ...own, timer: undefined });
  };

  const begin = async (
    learner: LearnerFolder,
    course: Course,
    wanted: WantedAccommodations,
  ): Promise<Result<Sitting>> => {
    const permitted = permissionOf(learner, course);
    if (!permitted.may) return failed(failure(`exam-${permitted.because}`));
    const attemptId = newAttemptId();
    const seed = randomBytes(16).toString('hex');
    const seen = new Map(Object.entries(recordOf(learner, course.id).seen));
    const { part, blueprint } = nextTry(learner, course);
    const drawn = drawer(blueprint, { items: course.bank, sets: course.sets }).form(seed, seen);
    if (!drawn.ok) return failed(failure('internal'));
    const { form } = drawn;
    const items = itemsOf(form, course.bank);
    if (!items) return failed(failure('internal'));
    // The profile first: an attempt that is noted and not begun is forgotten; one begun and not noted would be lost.
    const noted = await learner.profile.update((profile) => {
      const record = courseRecordIn(profile, course.id);
      record.openAttempt = attemptId;
      for (const { itemId } of form) record.seen[itemId] = (record.seen[itemId] ?? 0) + 1;
    });
    if (!noted.ok) return noted;
    const started: StartedEvent = {
      kind: 'started',
      attemptId,
      learnerId: learner.id,
      courseId: course.id,
      courseVersion: course.version,
      ...(desk.content.inUse && { content: desk.content.inUse.id }),
      examId: course.blueprint.id,
      examVersion: course.blueprint.version,
      language: courseLanguage(course, desk.language()),
      seed,
      form,
      itemsDigest: itemsDigest(items),
      limitMs: timeWith(blueprint.minutes, wanted),
      ...(part && { part }),
      accommodations: { ...wanted, textSize: desk.settings.data.textSize },
      giveBackMs: course.blueprint.giveBackMinutes * 60_000,
    };
    const log = await beginAttempt(learner.attempts, started);
    if (!log.ok) return log;
    const { framework } = await desk.library();
    return ok({ log: log.value, course, framework, items, contentFolder: desk.contentFolder, timer: undefined });
  };

  const viewSitting = ({ log, course, items }: Sitting, resumed: boolean): SittingView => {
    const { language, form, limitMs } = log.state.started;
    return {
      courseId: course.id,
      courseTitle: textIn(course.title, language),
      language,
      minutes: limitMs / 60_000,
      items: items.map((item, position) => ({
        position,
        section: sectionTitle(course, form[position]?.section, language),
        situation: situationOf(course, item, language),
        question: itemTypeOf(item).present(item, form[position]?.order ?? [], language),
      })),
      state: viewState(log),
      resumed,
    };
  };

  /** The open sitting of this attempt; when the time has run out meanwhile, it is closed and said so. */
  const current = async (attemptId: string): Promise<Result<Sitting>> => {
    if (!sitting || sitting.log.state.started.attemptId !== attemptId) return failed(failure('attempt-closed'));
    return ok(sitting);
  };

  const record = async (
    attemptId: string,
    event: (found: Sitting) => Parameters<AttemptLog['append']>[0] | null,
  ): Promise<Result<SittingState>> => {
    const found = await current(attemptId);
    if (!found.ok) return found;
    const over = await tend(found.value);
    if (!over.ok) return over;
    if (!over.value) {
      const made = event(found.value);
      if (!made) return failed(failure('input-invalid'));
      const appended = await found.value.log.append(made);
      if (!appended.ok) return appended;
    }
    return ok(viewState(found.value.log));
  };

  const decision = decisionReader(desk, credentials);

  const service: Omit<ExamService, 'contentFolder'> = {
    intro: async (courseId) => {
      const found = await learnerAtCourse(desk, courseId);
      if (!found.ok) return found;
      const { framework } = await desk.library();
      const held = await credentials.newest(found.value.learner, courseId);
      return ok(introView(found.value, framework, desk.language(), held?.claims));
    },

    sit: async (courseId, wanted = noAccommodations) => {
      const found = await learnerAtCourse(desk, courseId);
      if (!found.ok) return found;
      const { learner, course } = found.value;
      if (sitting && sitting.course.id === courseId) {
        const over = await tend(sitting);
        if (!over.ok) return over;
        if (sitting) return ok(viewSitting(sitting, true));
      }
      await leave();
      const known = recordOf(learner, courseId).openAttempt;
      const taken = known ? await takeUp(learner, course, known) : ok(null);
      if (!taken.ok) return taken;
      const resumed = taken.value !== null;
      const next = taken.value ? ok(taken.value) : await begin(learner, course, wanted);
      if (!next.ok) return next;
      const over = await settle(learner, next.value.log, next.value);
      if (!over.ok || over.value) {
        const view = viewSitting(next.value, resumed);
        await next.value.log.close();
        return over.ok ? ok(view) : over;
      }
      if (resumed) {
        const noted = await next.value.log.append({ kind: 'resumed' });
        if (!noted.ok) {
          await next.value.log.close();
          return noted;
        }
      }
      sitting = next.value;
      watch(sitting);
      return ok(viewSitting(sitting, resumed));
    },

    answer: (attemptId, position, response) =>
      record(attemptId, ({ items, log }) => {
        const item = log.state.isPaused ? undefined : items[position];
        return item && itemTypeOf(item).accepts(item, response) ? { kind: 'answered', position, response } : null;
      }),
    flag: (attemptId, position, flagged) =>
      record(attemptId, ({ items }) => (items[position] ? { kind: 'flagged', position, flagged } : null)),
    visit: (attemptId, position) =>
      record(attemptId, ({ items }) => (items[position] ? { kind: 'visited', position } : null)),

    pause: (attemptId, on) =>
      record(attemptId, ({ log }) => {
        const may = on ? log.pauseLeftMs() > 0 && !log.state.isPaused : log.state.isPaused;
        return may ? { kind: on ? 'paused' : 'continued' } : null;
      }),

    state: async (attemptId) => {
      const found = await current(attemptId);
      if (!found.ok) return found;
      const over = await tend(found.value);
      return over.ok ? ok(viewState(found.value.log)) : over;
    },

    submit: async (attemptId) => {
      const found = await current(attemptId);
      if (found.ok) {
        const over = await tend(found.value);
        if (!over.ok) return over;
        if (!over.value) {
          const submitted = await found.value.log.append({ kind: 'submitted', by: 'candidate' });
          if (!submitted.ok) return submitted;
          const settled = await tend(found.value);
          if (!settled.ok) return settled;
        }
      }
      return decision(attemptId);
    },

    decision,

    openAttempt: async (courseId) => {
      const found = await learnerAtCourse(desk, courseId);
      if (!found.ok) return null;
      const { learner, course } = found.value;
      const attemptId = recordOf(learner, courseId).openAttempt;
      if (!attemptId) return null;
      if (sitting?.log.state.started.attemptId === attemptId) {
        return { attemptId, remainingMs: sitting.log.remainingMs() };
      }
      if (!(await attemptExists(learner.attempts, attemptId))) return null;
      const taken = await takeUp(learner, course, attemptId);
      if (!taken.ok || !taken.value) return null;
      const remainingMs = taken.value.log.remainingMs();
      const over = await settle(learner, taken.value.log, taken.value);
      await taken.value.log.close();
      return over.ok && over.value ? null : { attemptId, remainingMs };
    },

    settleAll: async () => {
      const learner = desk.openLearner();
      if (!learner.ok) return;
      // Those that may be unfinished, and those that were passed: a certificate that is not there any more is made again.
      const unfinished = Object.entries(learner.value.profile.data.courses).flatMap(([courseId, progress]) => {
        const passed = progress.tries.filter((one) => one.passed).map((one) => one.attemptId);
        const wanted = new Set([progress.openAttempt, progress.lastAttempt, ...passed]);
        return [...wanted].flatMap((attemptId) => (attemptId ? [{ courseId, attemptId }] : []));
      });
      if (unfinished.length === 0) return;
      for (const { courseId, attemptId } of unfinished) {
        if (!(await attemptExists(learner.value.attempts, attemptId))) continue;
        const opened = await openAttempt(learner.value.attempts, attemptId);
        if (!opened.ok) continue;
        const { phase, started } = opened.value.log.state;
        // Until an attempt is noted as over it is open here, whatever was decided: its certificate is of its own content.
        const isOpen = recordOf(learner.value, courseId).openAttempt === attemptId;
        const own = isOpen ? await courseOfAttempt(desk, started) : null;
        const shown = await findCourse(desk, courseId);
        const course = own?.course ?? (shown.ok ? shown.value : null);
        if (course && phase !== 'voided' && (phase === 'decided' || own)) {
          const { framework } = own ?? (await desk.library());
          await settle(learner.value, opened.value.log, { course, framework, items: own?.items ?? [] });
        }
        desk.notices.post(opened.value.notices);
        await opened.value.log.close();
      }
    },

    observe: async (what) => {
      if (sitting && sitting.log.remainingMs() > 0) await sitting.log.append({ kind: 'observed', what });
    },

    leave,
  };
  return {
    ...inTurns(service, inTurn),
    contentFolder: (courseId) => (sitting?.course.id === courseId ? sitting.contentFolder : desk.contentFolder),
  };
}
