/**
 * What the screen of an item type must be: the same names as in `src-core/exam/item-types`, and no knowledge of keys.
 */
import type { ComponentType } from 'react';
import type { ItemView } from '#core/contract/exam-calls.ts';
import type { Response } from '#core/exam/response.ts';
import type { LanguageCode } from '#core/locale/languages.ts';

export type ItemScreenProps = {
  readonly item: ItemView;
  readonly response: Response;
  /** The language of the item's text, which need not be the screen's. */
  readonly language: LanguageCode;
  readonly onRespond: (response: Response) => void;
  /** Ids of the elements that name the group: the stem, and how many to choose. */
  readonly labelledBy: string;
};

export type ItemScreen = {
  /** Key in the namespace `exam` of the line that says how to answer. */
  readonly instruction: 'sitting.chooseOne' | 'sitting.chooseSome';
  readonly Answer: ComponentType<ItemScreenProps>;
};
