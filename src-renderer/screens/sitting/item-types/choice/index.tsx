/**
 * Choice on the screen: a radio group of full-width rows.
 */
import { chosenOf } from '#core/exam/response.ts';
import type { ItemScreen, ItemScreenProps } from '../item-screen.ts';
import { OneOf } from '../one-of.tsx';

function ChoiceAnswer({ question, response, onRespond, ...rest }: ItemScreenProps<'choice'>) {
  return (
    <OneOf
      {...rest}
      options={question.options}
      chosen={chosenOf(response)[0] ?? null}
      onChoose={(id) => onRespond({ chosen: [id] })}
    />
  );
}

export const choice: ItemScreen<'choice'> = {
  instruction: () => 'how.choice',
  letters: ({ options }) => options.length,
  Answer: ChoiceAnswer,
};
