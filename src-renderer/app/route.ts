/**
 * Where one can be.
 */
import type { PracticeFocus } from '#core/contract/practice-calls.ts';
import type { WantedAccommodations } from '#core/exam/accommodations.ts';

/** What was looked for in the library, and where in the text it was found. */
export type Found = { readonly question: string; readonly terms: readonly string[]; readonly block: number };

/** The lesson from which something was opened. */
export type FromLesson = { readonly courseId: string; readonly lessonId: string };

export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'courses' }
  | { readonly screen: 'course'; readonly courseId: string }
  | {
      readonly screen: 'lesson';
      readonly courseId: string;
      readonly lessonId: string;
      readonly found?: Found | undefined;
    }
  | { readonly screen: 'practice'; readonly courseId: string }
  | { readonly screen: 'practising'; readonly courseId: string; readonly focus: PracticeFocus }
  | {
      readonly screen: 'exercise';
      readonly exerciseId: string;
      readonly from?: FromLesson | undefined;
    }
  | { readonly screen: 'exam-intro'; readonly courseId: string }
  | { readonly screen: 'sitting'; readonly courseId: string; readonly accommodations?: WantedAccommodations }
  | { readonly screen: 'decision'; readonly attemptId: string }
  | { readonly screen: 'panel'; readonly courseId: string }
  | { readonly screen: 'rating'; readonly courseId: string; readonly judgeId: string }
  | { readonly screen: 'disputed-item'; readonly courseId: string; readonly itemId: string }
  | { readonly screen: 'programmes' }
  | { readonly screen: 'programme'; readonly programmeId: string }
  | { readonly screen: 'logbook'; readonly programmeId?: string | undefined }
  | { readonly screen: 'roster' }
  | { readonly screen: 'certificates' }
  | { readonly screen: 'certificate'; readonly number: string }
  | { readonly screen: 'pathway' }
  | { readonly screen: 'role'; readonly pathwayId: string; readonly roleId: string }
  | { readonly screen: 'transcript' }
  | { readonly screen: 'library'; readonly question?: string }
  | {
      readonly screen: 'article';
      readonly articleId: string;
      readonly found?: Found | undefined;
      readonly from?: FromLesson | undefined;
    }
  | { readonly screen: 'glossary' }
  | { readonly screen: 'verify' }
  | { readonly screen: 'batch' }
  | { readonly screen: 'assess' }
  | { readonly screen: 'assessment'; readonly requestId: string }
  | { readonly screen: 'authoring' }
  | { readonly screen: 'item-statistics'; readonly courseId: string }
  | { readonly screen: 'registry' }
  | { readonly screen: 'lrs' }
  | { readonly screen: 'settings' };

export type Screen = Route['screen'];
