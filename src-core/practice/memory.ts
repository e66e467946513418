/**
 * How well one check is remembered and when it is asked again: FSRS-6, the free spaced repetition scheduler, by ts-fsrs
 * with its published default weights. Whole days only, and no dice: the same answers give the same days.
 */
import { type Card, createEmptyCard, fsrs, type Grade, Rating, State } from 'ts-fsrs';
import { z } from '../zod.ts';

export const memorySchema = z.strictObject({
  /** ISO instant after which it is asked again. */
  due: z.iso.datetime(),
  /** ISO instant of the answer that counted last. */
  asked: z.iso.datetime(),
  /** In days: how long until it is remembered with nine chances in ten. */
  stability: z.number().positive(),
  /** 1 to 10. */
  difficulty: z.number().min(1).max(10),
  answers: z.number().int().positive(),
  /** How often it was missed after it had been known. */
  lapses: z.number().int().nonnegative(),
  wasRight: z.boolean(),
});
export type Memory = z.infer<typeof memorySchema>;

/** Half a year at most: what is needed on a bad day is not left alone for longer. */
const scheduler = fsrs({
  request_retention: 0.9,
  maximum_interval: 180,
  enable_fuzz: false,
  enable_short_term: false,
});

/** A second answer within these hours is the same session again: it teaches, and moves no date. */
const sameSessionMs = 8 * 3_600_000;

const cardOf = (memory: Memory | null, now: Date): Card => {
  if (!memory) return createEmptyCard(now);
  const { due, asked, stability, difficulty, answers, lapses } = memory;
  return {
    ...createEmptyCard(new Date(asked)),
    due: new Date(due),
    last_review: new Date(asked),
    stability,
    difficulty,
    reps: answers,
    lapses,
    state: State.Review,
  };
};

/** What is remembered after an answer at `now`; the memory as it was where the answer does not count. */
export function afterAnswer(memory: Memory | null, right: boolean, now: Date): Memory {
  // A clock that was set back makes an answer no older than the one before it.
  const at = new Date(Math.max(now.getTime(), memory ? Date.parse(memory.asked) : 0));
  if (memory && at.getTime() - Date.parse(memory.asked) < sameSessionMs) return memory;
  const rating: Grade = right ? Rating.Good : Rating.Again;
  const { card } = scheduler.next(cardOf(memory, at), at, rating);
  return {
    due: card.due.toISOString(),
    asked: at.toISOString(),
    stability: card.stability,
    difficulty: card.difficulty,
    answers: card.reps,
    lapses: card.lapses,
    wasRight: right,
  };
}

/** The chance, 0 to 1, that it would be answered right at `now`. */
export function chanceAt(memory: Memory, now: Date): number {
  const at = new Date(Math.max(now.getTime(), Date.parse(memory.asked)));
  return scheduler.get_retrievability(cardOf(memory, at), at, false);
}
