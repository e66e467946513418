/**
 * What the item types that offer lists of options share.
 */
import { type LanguageCode, type LocalText, textIn } from '../../locale/languages.ts';
import { z } from '../../zod.ts';
import type { Question } from '../item.ts';
import { chosenOf, isAnswered, type Response } from '../response.ts';

export type Option = { readonly id: string; readonly text: LocalText };
export type KeyedOption = Option & { readonly correct: boolean; readonly feedback?: LocalText | undefined };
export type OptionsQuestion = Question & { readonly options: readonly KeyedOption[] };

/** A question inside a lesson. */
export type Check = OptionsQuestion & { readonly type: 'choice' | 'multiple' };

/** Ids inside one item: short, so that a response stays a short line of the journal. */
export const partId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(16);

export const optionList = (text: z.ZodType<LocalText>, least = 2, most = 8) =>
  z
    .array(z.strictObject({ id: partId, text }))
    .min(least)
    .max(most);

export const keyedOptionList = (text: z.ZodType<LocalText>) =>
  z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z]$/),
        correct: z.boolean().default(false),
        text,
        feedback: text.optional(),
      }),
    )
    .min(2)
    .max(6);

/** How a response that is right in part is scored: nothing, or its share. */
export const credit = z.enum(['all', 'partial']);
export type Credit = z.infer<typeof credit>;

export const withCredit = (rule: Credit, share: number): number => {
  if (share >= 1) return 1;
  return rule === 'partial' ? Math.max(0, share) : 0;
};

export const idsOf = (options: readonly Option[]): string[] => options.map(({ id }) => id);
export const hasRepeated = (ids: readonly string[]): boolean => new Set(ids).size !== ids.length;
export const keyOf = (question: { readonly options: readonly KeyedOption[] }): string[] =>
  question.options.filter(({ correct }) => correct).map(({ id }) => id);

export type OptionView = { id: string; text: string };

/** The options in the drawn order, as the candidate reads them; the order may hold ids of other lists too. */
export const presentOptions = (
  options: readonly Option[],
  order: readonly string[],
  language: LanguageCode,
  prefix = '',
): OptionView[] =>
  order.flatMap((id) => {
    const option = options.find((candidate) => prefix + candidate.id === id);
    return option ? [{ id: option.id, text: textIn(option.text, language) }] : [];
  });

/** Every chosen id is an option of the question, none twice. */
export function choosesAmong(options: readonly Option[], response: Response): boolean {
  const chosen = chosenOf(response);
  if (!('chosen' in response)) return false;
  return !hasRepeated(chosen) && chosen.every((id) => options.some((option) => option.id === id));
}

/** Every place and what is put there are known. "No answer" is one too. */
export function placesAmong(placed: Readonly<Record<string, string>>, allowed: (place: string) => readonly string[]) {
  return Object.entries(placed).every(([place, id]) => allowed(place).includes(id));
}

export const isNone = (response: Response): boolean => !isAnswered(response);

/**
 * How far `given` agrees with `right`: of all pairs, those in the right order less those in the wrong one, as a share
 * (Kendall's tau-a), not below 0. A pair of which one is not there counts as wrong.
 */
export function orderAgreement(right: readonly string[], given: readonly string[]): number {
  let agreed = 0;
  let pairs = 0;
  for (let first = 0; first < right.length; first += 1) {
    for (let second = first + 1; second < right.length; second += 1) {
      pairs += 1;
      const [a, b] = [given.indexOf(right[first] as string), given.indexOf(right[second] as string)];
      agreed += a >= 0 && b >= 0 && a < b ? 1 : -1;
    }
  }
  return pairs === 0 ? 0 : Math.max(0, agreed / pairs);
}
