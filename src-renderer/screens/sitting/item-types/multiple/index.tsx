/**
 * Multiple response on the screen: a checkbox group of full-width rows.
 */
import { useRef } from 'react';
import { CheckboxButton, CheckboxField, CheckboxGroup } from 'react-aria-components';
import { chosenOf } from '#core/exam/response.ts';
import type { ItemScreen, ItemScreenProps } from '../item-screen.ts';
import { useLetterKeys } from '../letter-keys.ts';
import { OptionRow } from '../option-row.tsx';
import '../option-rows.css';

function MultipleAnswer({ question, language, response, onRespond, labelledBy }: ItemScreenProps<'multiple'>) {
  const { options } = question;
  const chosen = chosenOf(response);
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  /** Kept in the order of the options, so that the same choice is always the same response. */
  const choose = (ids: readonly string[]) =>
    onRespond({ chosen: options.map((option) => option.id).filter((id) => ids.includes(id)) });
  useLetterKeys(options.length, (index) => {
    const id = options[index]?.id;
    if (id === undefined) return;
    choose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
    inputs.current[index]?.focus();
  });
  return (
    <CheckboxGroup className="option-rows" aria-labelledby={labelledBy} value={[...chosen]} onChange={choose}>
      {options.map(({ id, text }, index) => (
        <CheckboxField
          key={id}
          value={id}
          inputRef={(input) => {
            inputs.current[index] = input;
          }}
        >
          <CheckboxButton className="option-row">
            <OptionRow index={index} text={text} language={language} />
          </CheckboxButton>
        </CheckboxField>
      ))}
    </CheckboxGroup>
  );
}

export const multiple: ItemScreen<'multiple'> = {
  instruction: () => 'how.multiple',
  letters: ({ options }) => options.length,
  Answer: MultipleAnswer,
};
