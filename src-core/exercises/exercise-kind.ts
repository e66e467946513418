/**
 * What a kind of exercise must say of itself. A new kind is one more folder beside this file, named in `kinds.ts`, and one
 * folder with the same name in `src-renderer/screens/exercise`.
 */
import type { z } from 'zod';

/** The shape of a text: while an exercise is read it is one in many languages, and a plain one when it is shown. */
export type TextShape = z.ZodType<string>;

export type ExerciseKind<Name extends string = string, Content = never> = {
  readonly name: Name;
  /** The fields of the YAML beyond those that every exercise has; words are `text`. */
  readonly body: (text: TextShape) => z.ZodRawShape;
  /** What is wrong with one that has the right shape, for the author; null where nothing is. */
  readonly fault?: (content: Content) => ExerciseFault | null;
  /** File names in the exercise's `pictures` that it shows. */
  readonly pictures?: (content: Content) => string[];
};

/** `exercise-<word>` is the sentence for the author; `id` is what it is about. */
export const exerciseFaults = [
  'unknown-place',
  'misplaced',
  'no-way-on',
  'no-answer',
  'impossible',
  'out-of-reach',
  'endless',
  'undeserved',
  'contradiction',
] as const;
export type ExerciseFault = { readonly fault: (typeof exerciseFaults)[number]; readonly id: string };
