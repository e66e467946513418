/**
 * What a type of item must say of itself. A new type is one more file beside this one, named in `index.ts`,
 * and one screen part with the same name in `src-renderer/screens/sitting/item-types`.
 */
import type { z } from 'zod';
import type { LocalText } from '../../locale/languages.ts';
import type { Present, Question, Score } from '../item.ts';
import type { Response } from '../response.ts';

export type ItemType = {
  readonly name: string;
  /** The fields of the YAML beyond those that every item has. */
  readonly body: (text: z.ZodType<LocalText>) => z.ZodRawShape;
  /** Null, or what is wrong with the key: a word for the author (`one`, `some`, `repeated`). */
  readonly keyProblem: (question: Question) => string | null;
  /** Ids that are put in a drawn order for each candidate. */
  readonly orderedIds: (question: Question) => string[];
  readonly present: Present;
  /** True when the response can be one to this question; anything else is refused at the door. */
  readonly accepts: (question: Question, response: Response) => boolean;
  readonly score: Score;
};
