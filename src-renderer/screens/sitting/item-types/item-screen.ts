/**
 * What the screen of an item type must be: the same names as in `src-core/exam/item-types`, and no knowledge of keys.
 */
import type { ComponentType } from 'react';
import type { QuestionView, ViewOf } from '#core/exam/item-types/views.ts';
import type { Response } from '#core/exam/response.ts';
import type { LanguageCode } from '#core/locale/languages.ts';

export type ItemType = QuestionView['type'];

export type ItemScreenProps<Type extends ItemType = ItemType> = {
  readonly question: ViewOf<Type>;
  readonly response: Response;
  /** The language of the item's text, which need not be the screen's. */
  readonly language: LanguageCode;
  /** Where the pictures of the course are. */
  readonly pictures: string;
  readonly onRespond: (response: Response) => void;
  /** Ids of the elements that name the group: the stem, and how to answer. */
  readonly labelledBy: string;
};

export type ItemScreen<Type extends ItemType = ItemType> = {
  /** Key in the namespace `exam` of the line that says how to answer. */
  readonly instruction: (question: ViewOf<Type>) => `how.${string}`;
  /** How many rows letter keys reach; 0 where there are none. */
  readonly letters: (question: ViewOf<Type>) => number;
  readonly Answer: ComponentType<ItemScreenProps<Type>>;
};
