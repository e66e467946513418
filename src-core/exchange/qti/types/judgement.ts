/**
 * Situational judgement. Rated: a `qti-match-interaction` of actions and ratings 1 to 4, with a mapping that gives half
 * for the rating beside the experts'. Ranked: a `qti-order-interaction`; QTI cannot score how far a ranking agrees, so
 * elsewhere it is scored whole or not at all. Only our own files have this.
 */
import type { Question } from '../../../exam/item.ts';
import type { Option } from '../../../exam/item-types/options.ts';
import type { LanguageCode } from '../../../locale/languages.ts';
import { readMatch, writeMatch } from '../match-table.ts';
import { fromIdentifier, toIdentifier } from '../names.ts';
import { readOrder, writeOrder } from '../order-list.ts';
import type { QtiType } from '../qti-type.ts';
import { declareResponse, mapped, scoreSum } from '../scoring.ts';

type Judgement = Question & {
  readonly mode: 'rate' | 'rank';
  readonly actions: readonly (Option & { readonly consensus: number })[];
};

/** Said beside the numbers, for whoever sees them in another system. */
const ends: Readonly<Record<LanguageCode, readonly [worst: string, best: string]>> = {
  en: ['very wrong', 'very right'],
  zh: ['很不妥当', '很妥当'],
  ar: ['خطأ جدًا', 'صواب جدًا'],
  fr: ['très mauvais', 'très bon'],
  ru: ['совсем неверно', 'совершенно верно'],
  es: ['muy mal', 'muy bien'],
};

const ratings = [1, 2, 3, 4] as const;

const labelOf = (rating: number, language: LanguageCode): string => {
  const [worst, best] = ends[language];
  return rating === 1 ? `1 (${worst})` : rating === 4 ? `4 (${best})` : String(rating);
};

export const judgement: QtiType<Judgement> = {
  write: ({ stem, mode, actions }, words) => {
    if (mode === 'rank') {
      const right = [...actions].sort((a, b) => a.consensus - b.consensus);
      return writeOrder(stem, actions, right, words);
    }
    const columns = ratings.map((rating) => ({
      id: `rating-${rating}`,
      text: { [words.language]: labelOf(rating, words.language) },
    }));
    const share = 1 / actions.length;
    const pair = (id: string, rating: number) => `${toIdentifier(id)} rating-${rating}`;
    const mapping = actions.flatMap(({ id, consensus }) =>
      ratings
        .filter((rating) => Math.abs(rating - consensus) <= 1)
        .map((rating) => [pair(id, rating), rating === consensus ? share : share / 2] as const),
    );
    const correct = actions.map(({ id, consensus }) => pair(id, consensus));
    return {
      declarations: [declareResponse('RESPONSE', 'multiple', 'directedPair', correct, mapping)],
      body: [writeMatch(stem, actions, columns, words, false)],
      scoring: [scoreSum([mapped('RESPONSE')])],
    };
  },
  read: (source) => {
    const stem = source.stem();
    if (source.own?.mode === 'rank') {
      const found = readOrder(source);
      if (!found) return null;
      const actions = found.options.map((option) => ({ ...option, consensus: found.order.indexOf(option.id) + 1 }));
      return { stem, mode: 'rank', actions };
    }
    const table = readMatch(source);
    if (!table) return null;
    const actions = table.rows.map((row) => {
      const identifier = row.attributes.identifier ?? '';
      return {
        id: fromIdentifier(identifier),
        consensus: Number(table.pairs.get(identifier)?.replace('rating-', '')),
        text: source.text(row),
      };
    });
    return { stem, mode: 'rate', actions };
  },
};
