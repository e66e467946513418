/**
 * The exam: draws the form, keeps the journal, watches the time, decides. Keys and rationales stay in here.
 *
 * [Note: turns] What is asked from outside, and the beat of the clock, take turns: the time may run out in the middle of
 * an answer, and still there is one submission, one decision, one certificate. Inside a turn only what takes no turn is
 * called, or it would wait for itself.
 */
import type { Course } from '#core/content/pack.ts';
import type { ExamIntro, SittingView } from '#core/contract/exam-calls.ts';
import { noAccommodations, type WantedAccommodations } from '#core/exam/accommodations.ts';
import type { Observation } from '#core/exam/attempt-event.ts';
import { ok, type Result } from '#core/result/result.ts';
import { inTurns, takingTurns } from '#core/result/turns.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import { recordOf } from '../course/course-record.ts';
import { findCourse, learnerAtCourse } from '../course/open-course.ts';
import type { CredentialService } from '../credential/credential-service.ts';
import type { Desk } from '../desk.ts';
import { type DecisionReader, decisionReader } from './decision-view.ts';
import { introView } from './intro-view.ts';
import { type Answering, answering } from './sitting/answering.ts';
import { attemptExists } from './sitting/attempt-log.ts';
import { begin } from './sitting/begin.ts';
import { seatAt } from './sitting/seat.ts';
import { settling } from './sitting/settle.ts';
import { settleAll } from './sitting/settle-all.ts';
import { type Sitting, viewSitting } from './sitting/sitting.ts';
import { takeUp } from './sitting/take-up.ts';

/** `course`: as it was when the attempt was begun. */
export type OpenAttempt = { readonly attemptId: string; readonly remainingMs: number; readonly course: Course };

export type ExamService = Omit<Answering, 'handIn'> & {
  intro(courseId: string): Promise<Result<ExamIntro>>;
  /** Takes up the open attempt, or begins one with these conditions. */
  sit(courseId: string, wanted?: WantedAccommodations): Promise<Result<SittingView>>;
  submit(attemptId: string): ReturnType<DecisionReader>;
  decision: DecisionReader;
  /** Whether the course is taught here or not any more. */
  openAttempt(courseId: string): Promise<OpenAttempt | null>;
  /** Writes into the open attempt what happened around it; nothing where none is open. */
  observe(what: Observation): Promise<void>;
  /** Brings every unfinished step of the open learner's attempts to its end. */
  settleAll(): Promise<void>;
  /** Closes the sitting; the clock of the attempt runs on. */
  leave(): Promise<void>;
  /** Of a course, as the screens show it now. */
  contentFolder(courseId: string): string;
};

export function examService(
  desk: Desk,
  credentials: CredentialService,
  timeOver: (attemptId: string) => void,
  /** An attempt was decided and noted. */
  decided: () => void = () => undefined,
): ExamService {
  const inTurn = takingTurns();
  const settle = settling(credentials, decided);
  const seat = seatAt(desk, { settle, inTurn, timeOver });
  const { handIn, ...given } = answering(seat);
  const decision = decisionReader(desk, credentials);

  /** What was begun is taken up, whether its course is still taught or not; only what is taught is begun. */
  const sittingOf = async (
    learner: LearnerFolder,
    courseId: string,
    wanted: WantedAccommodations,
  ): Promise<Result<{ sitting: Sitting; resumed: boolean }>> => {
    const known = recordOf(learner, courseId).openAttempt;
    const taken = known ? await takeUp(desk, learner, courseId, known) : ok(null);
    if (!taken.ok) return taken;
    if (taken.value) return ok({ sitting: taken.value, resumed: true });
    const course = await findCourse(desk, courseId);
    if (!course.ok) return course;
    const begun = await begin(desk, learner, course.value, wanted);
    return begun.ok ? ok({ sitting: begun.value, resumed: false }) : begun;
  };

  const service: Omit<ExamService, 'contentFolder'> = {
    ...given,
    intro: async (courseId) => {
      const found = await learnerAtCourse(desk, courseId);
      if (!found.ok) return found;
      const { framework } = await desk.library();
      const held = await credentials.newest(found.value.learner, courseId);
      return ok(introView(found.value, framework, desk.language(), held?.claims));
    },

    sit: async (courseId, wanted = noAccommodations) => {
      const learner = desk.openLearner();
      if (!learner.ok) return learner;
      if (seat.sitting?.course.id === courseId) {
        const over = await seat.tend(seat.sitting);
        if (!over.ok) return over;
        if (seat.sitting) return ok(viewSitting(seat.sitting, true));
      }
      await seat.leave();
      const found = await sittingOf(learner.value, courseId, wanted);
      if (!found.ok) return found;
      const { sitting, resumed } = found.value;
      const over = await settle(learner.value, sitting.log, sitting);
      if (!over.ok || over.value) {
        const view = viewSitting(sitting, resumed);
        await sitting.log.close();
        return over.ok ? ok(view) : over;
      }
      if (resumed) {
        const noted = await sitting.log.append({ kind: 'resumed' });
        if (!noted.ok) {
          await sitting.log.close();
          return noted;
        }
      }
      seat.take(sitting);
      return ok(viewSitting(sitting, resumed));
    },

    submit: async (attemptId) => {
      const handed = await handIn(attemptId);
      return handed.ok ? decision(attemptId) : handed;
    },

    decision,

    openAttempt: async (courseId) => {
      const found = desk.openLearner();
      if (!found.ok) return null;
      const learner = found.value;
      const attemptId = recordOf(learner, courseId).openAttempt;
      if (!attemptId) return null;
      if (seat.sitting?.log.state.started.attemptId === attemptId) {
        return { attemptId, remainingMs: seat.sitting.log.remainingMs(), course: seat.sitting.course };
      }
      if (!(await attemptExists(learner.attempts, attemptId))) return null;
      const taken = await takeUp(desk, learner, courseId, attemptId);
      if (!taken.ok || !taken.value) return null;
      const { log, course } = taken.value;
      const remainingMs = log.remainingMs();
      const over = await settle(learner, log, taken.value);
      await log.close();
      return over.ok && over.value ? null : { attemptId, remainingMs, course };
    },

    settleAll: async () => {
      const learner = desk.openLearner();
      if (learner.ok) await settleAll(desk, learner.value, settle);
    },

    observe: async (what) => {
      const log = seat.sitting?.log;
      if (log && log.remainingMs() > 0) await log.append({ kind: 'observed', what });
    },

    leave: seat.leave,
  };
  return {
    ...inTurns(service, inTurn),
    contentFolder: (courseId) =>
      seat.sitting?.course.id === courseId ? seat.sitting.contentFolder : desk.contentFolder,
  };
}
