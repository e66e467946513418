/**
 * Gaps in a text, each filled from its own short list. In the file a gap stands as `[[id]]`. Where the item gives
 * partial credit, the share is that of the gaps filled rightly.
 */
import { type LocalText, textIn } from '../../../locale/languages.ts';
import { z } from '../../../zod.ts';
import type { Question } from '../../item.ts';
import { placedOf } from '../../response.ts';
import type { ItemType } from '../item-type.ts';
import {
  type Credit,
  credit,
  hasRepeated,
  idsOf,
  isNone,
  type KeyedOption,
  keyedOptionList,
  keyOf,
  partId,
  placesAmong,
  presentOptions,
  withCredit,
} from '../options.ts';
import type { ViewOf } from '../views.ts';

type Gap = { readonly id: string; readonly options: readonly KeyedOption[] };
type GapQuestion = Question & { readonly text: LocalText; readonly gaps: readonly Gap[]; readonly credit: Credit };

const marker = /\[\[([a-z0-9-]+)\]\]/;
const markersIn = (text: string): string[] => [...text.matchAll(new RegExp(marker, 'g'))].map(([, id]) => id as string);

const pieces = (text: string): ViewOf<'gap'>['pieces'] =>
  text.split(marker).flatMap((piece, index): ViewOf<'gap'>['pieces'] => {
    if (index % 2 === 1) return [{ gap: piece }];
    return piece ? [{ words: piece }] : [];
  });

export const gap: ItemType<GapQuestion> = {
  name: 'gap',
  body: (text) => ({
    text,
    gaps: z
      .array(z.strictObject({ id: partId, options: keyedOptionList(text) }))
      .min(1)
      .max(6),
    credit: credit.default('partial'),
  }),
  keyProblem: ({ text, gaps }) => {
    const ids = gaps.map(({ id }) => id);
    if (hasRepeated(ids) || gaps.some(({ options }) => hasRepeated(idsOf(options)))) return 'repeated';
    if (gaps.some((one) => keyOf(one).length !== 1)) return 'one';
    const wanted = [...ids].sort().join();
    return Object.values(text).every((words) => markersIn(words).sort().join() === wanted) ? null : 'markers';
  },
  orderedIds: ({ gaps }) => gaps.flatMap(({ id, options }) => options.map((option) => `${id}.${option.id}`)),
  present: ({ stem, text, gaps }, drawn, language) => ({
    type: 'gap',
    stem: textIn(stem, language),
    pieces: pieces(textIn(text, language)),
    gaps: gaps.map(({ id, options }) => ({ id, options: presentOptions(options, drawn, language, `${id}.`) })),
  }),
  accepts: ({ gaps }, response) =>
    isNone(response) ||
    ('placed' in response &&
      placesAmong(response.placed, (place) => idsOf(gaps.find(({ id }) => id === place)?.options ?? []))),
  score: ({ gaps, credit: rule }, response) => {
    const placed = placedOf(response);
    return withCredit(rule, gaps.filter((one) => placed[one.id] === keyOf(one)[0]).length / gaps.length);
  },
  best: ({ gaps }) => ({ placed: Object.fromEntries(gaps.map((one) => [one.id, keyOf(one)[0] as string])) }),
};
