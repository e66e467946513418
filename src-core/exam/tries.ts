/**
 * May this person begin another try? Asked before the form is drawn, and told in words where the answer is no.
 */
import { z } from '../zod.ts';

/** All parts are optional; without them there are as many tries as one likes, whenever one likes. */
export const triesRule = z.strictObject({
  /** How many tries there are in all, until a pass. */
  limit: z.number().int().min(1).max(100).optional(),
  /** How long after a try that was no pass the next may begin. */
  coolingOffHours: z.number().int().min(0).max(8760).default(0),
  /** The lessons of the competencies that were missed must be read again first. */
  restudy: z.boolean().default(false),
  /** Who fell short in essential areas only sits those again, not the whole; see retest.ts. */
  failedPart: z.boolean().default(false),
});
export type TriesRule = z.infer<typeof triesRule>;

/** One decided try. `missed`: competencies that did not reach the cut, or in which a critical item was missed. */
export type Try = { readonly decidedAt: string; readonly passed: boolean; readonly missed: readonly string[] };

export type Permission =
  | { readonly may: true /** This one included; null where there is no limit. */; readonly left: number | null }
  | { readonly may: false; readonly because: 'limit' }
  /** Who knows the items as judge or author does not sit the exam. */
  | { readonly may: false; readonly because: 'bank-known' }
  | { readonly may: false; readonly because: 'cooling-off' /** ISO instant. */; readonly until: string }
  | { readonly may: false; readonly because: 'restudy'; readonly lessons: readonly string[] };

/**
 * `tries` in the order of their decisions; those before the last pass do not count. `lessonsOf`: the lessons of a
 * competency. `readAt`: when a lesson was last read to its end, or null.
 */
export function mayTry(
  rule: TriesRule,
  tries: readonly Try[],
  now: Date,
  lessonsOf: (competency: string) => readonly string[],
  readAt: (lesson: string) => string | null,
  knowsBank = false,
): Permission {
  if (knowsBank) return { may: false, because: 'bank-known' };
  const counted = tries.slice(tries.findLastIndex(({ passed }) => passed) + 1);
  if (rule.limit !== undefined && counted.length >= rule.limit) return { may: false, because: 'limit' };
  const last = counted.at(-1);
  if (last) {
    const until = Date.parse(last.decidedAt) + rule.coolingOffHours * 3_600_000;
    // A clock that was set back to before the last try opens nothing.
    if (rule.coolingOffHours > 0 && now.getTime() < until) {
      return { may: false, because: 'cooling-off', until: new Date(until).toISOString() };
    }
    const lessons = [...new Set(last.missed.flatMap(lessonsOf))].filter(
      (lesson) => Date.parse(readAt(lesson) ?? '') > Date.parse(last.decidedAt) === false,
    );
    if (rule.restudy && lessons.length > 0) return { may: false, because: 'restudy', lessons };
  }
  return { may: true, left: rule.limit === undefined ? null : rule.limit - counted.length };
}
