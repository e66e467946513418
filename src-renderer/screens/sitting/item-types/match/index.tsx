/**
 * Match on the screen: each premise with a list of the targets beside it.
 */
import { useId } from 'react';
import { placedOf } from '#core/exam/response.ts';
import { directionOf } from '#core/locale/languages.ts';
import type { ItemScreen, ItemScreenProps } from '../item-screen.ts';
import { PickList } from '../pick-list.tsx';
import './match.css';

function MatchAnswer({ question, language, response, onRespond, labelledBy }: ItemScreenProps<'match'>) {
  const own = useId();
  const placed = placedOf(response);
  return (
    <ul className="match-rows" aria-labelledby={labelledBy}>
      {question.premises.map(({ id, text }) => (
        <li key={id} className="match-row">
          <span id={`${own}-${id}`} lang={language} dir={directionOf(language)}>
            {text}
          </span>
          <PickList
            options={question.targets}
            picked={placed[id] ?? null}
            language={language}
            labelledBy={`${own}-${id}`}
            onPick={(target) => onRespond({ placed: { ...placed, [id]: target } })}
          />
        </li>
      ))}
    </ul>
  );
}

export const match: ItemScreen<'match'> = {
  instruction: () => 'how.match',
  letters: () => 0,
  Answer: MatchAnswer,
};
