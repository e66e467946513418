/**
 * Gaps on the screen: the text as it runs, with a short list in the place of each gap.
 */
import { useTranslation } from 'react-i18next';
import { placedOf } from '#core/exam/response.ts';
import { directionOf } from '#core/locale/languages.ts';
import type { ItemScreen, ItemScreenProps } from '../item-screen.ts';
import { PickList } from '../pick-list.tsx';
import '../option-rows.css';
import './gap.css';

function GapAnswer({ question, language, response, onRespond, labelledBy }: ItemScreenProps<'gap'>) {
  const { t } = useTranslation('exam');
  const placed = placedOf(response);
  const numbers = new Map(
    question.pieces.flatMap((piece) => ('gap' in piece ? [piece.gap] : [])).map((id, at) => [id, at + 1]),
  );
  return (
    <fieldset className="answer-group" aria-labelledby={labelledBy}>
      <p className="gap-text" lang={language} dir={directionOf(language)}>
        {question.pieces.map((piece, index) =>
          'words' in piece ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never move
            <span key={index}>{piece.words}</span>
          ) : (
            <PickList
              key={piece.gap}
              options={question.gaps.find(({ id }) => id === piece.gap)?.options ?? []}
              picked={placed[piece.gap] ?? null}
              language={language}
              label={t('answer.gap', { number: numbers.get(piece.gap) ?? 0, total: numbers.size })}
              onPick={(id) => onRespond({ placed: { ...placed, [piece.gap]: id } })}
            />
          ),
        )}
      </p>
    </fieldset>
  );
}

export const gap: ItemScreen<'gap'> = {
  instruction: () => 'how.gap',
  letters: () => 0,
  Answer: GapAnswer,
};
