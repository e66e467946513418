/**
 * Calls about what a person keeps beside what they read: notes, bookmarks, a plan, a text as paper.
 */
import { blockSchema } from '../content/lesson-block.ts';
import { filmView } from '../films/film.ts';
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { textSource } from './library-calls.ts';
import { contentId, isoInstant, language, nothing } from './values.ts';

/** Characters of a note to one text. */
export const longestNote = 20_000;

const weekdays = z.array(z.number().int().min(0).max(6)).min(1).max(7);

/** `weekdays`: 0 is Sunday. */
export const planWish = z.strictObject({ until: z.iso.date(), weekdays });
export type PlanWish = z.infer<typeof planWish>;

export const planView = z.strictObject({
  ...planWish.shape,
  /** Days on which something is to be read, today first. */
  days: z.array(
    z.strictObject({
      day: z.iso.date(),
      minutes: z.number().int(),
      lessons: z.array(z.strictObject({ id: contentId, title: z.string() })),
    }),
  ),
  /** Null where no day is left for it. */
  examDay: z.iso.date().nullable(),
  /** All lessons are read. */
  isRead: z.boolean(),
});
export type PlanView = z.infer<typeof planView>;

export const keptText = z.strictObject({
  source: textSource,
  title: z.string(),
  language,
  note: z.string(),
  isBookmarked: z.boolean(),
  /** When the person last changed it. */
  at: isoInstant,
});
export type KeptText = z.infer<typeof keptText>;

/** What is drawn for the printer, read from `app://fieldpass/readings/…`. */
export const readingPaper = z.strictObject({
  language,
  title: z.string(),
  summary: z.string(),
  /** The course and module of a lesson; the version and date of an article. */
  about: z.string(),
  courseId: z.string(),
  blocks: z.array(blockSchema),
  films: z.array(filmView),
  note: z.string(),
});
export type ReadingPaper = z.infer<typeof readingPaper>;

const ofText = z.strictObject({ source: textSource });
const ofCourse = z.strictObject({ courseId: contentId });

export const studyCalls = declareCalls({
  'study.page': { input: ofText, output: z.strictObject({ note: z.string(), isBookmarked: z.boolean() }) },
  'study.note': { input: z.strictObject({ source: textSource, text: z.string().max(longestNote) }), output: nothing },
  'study.bookmark': { input: z.strictObject({ source: textSource, on: z.boolean() }), output: nothing },
  /** What has a note or a bookmark, the newest first. */
  'study.kept': { input: nothing, output: z.array(keptText) },
  'study.plan': { input: ofCourse, output: planView.nullable() },
  'study.set-plan': {
    input: z.strictObject({ courseId: contentId, wish: planWish.nullable() }),
    output: planView.nullable(),
  },
  /** Asks where with the system's dialog; `file` is null when the person cancelled. */
  'study.save': { input: ofText, output: z.strictObject({ file: z.string().nullable() }) },
  /** Shows the system's print dialog; `printed` is false when the person cancelled. */
  'study.print': { input: ofText, output: z.strictObject({ printed: z.boolean() }) },
});
