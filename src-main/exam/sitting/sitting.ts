/**
 * The attempt that is open on this machine now, and what a candidate sees of it.
 */
import type { SittingState, SittingView } from '#core/contract/exam-calls.ts';
import { itemTypeOf } from '#core/exam/item-types/index.ts';
import { textIn } from '#core/locale/languages.ts';
import { sectionTitle, situationOf } from './around-question.ts';
import type { AttemptLog } from './attempt-log.ts';
import type { AttemptCourse } from './course-of-attempt.ts';

export type Sitting = AttemptCourse & { readonly log: AttemptLog };

export const viewState = (log: AttemptLog): SittingState => ({
  attemptId: log.state.started.attemptId,
  phase: log.state.phase === 'open' ? 'open' : 'decided',
  position: log.state.position,
  responses: [...log.state.responses],
  flagged: [...log.state.flagged],
  remainingMs: log.remainingMs(),
  pause: log.state.started.accommodations?.pauseMinutes ? { on: log.state.isPaused, leftMs: log.pauseLeftMs() } : null,
  interruptions: log.interruptions(),
});

export const viewSitting = ({ log, course, items }: Sitting, resumed: boolean): SittingView => {
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
