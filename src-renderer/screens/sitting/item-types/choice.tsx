/**
 * Choice on the screen: a radio group of full-width rows.
 */
import { Check } from 'lucide-react';
import { useRef } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { directionOf } from '#core/locale/languages.ts';
import type { ItemScreen, ItemScreenProps } from './item-screen.ts';
import { letterAt, useLetterKeys } from './letter-keys.ts';
import './option-rows.css';

function ChoiceAnswer({ item, language, response, onRespond, labelledBy }: ItemScreenProps) {
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  const choose = (id: string) => onRespond({ chosen: [id] });
  useLetterKeys(item.options.length, (index) => {
    const option = item.options[index];
    if (!option) return;
    if (response.chosen[0] !== option.id) choose(option.id);
    inputs.current[index]?.focus();
  });
  return (
    <RadioGroup
      className="option-rows"
      aria-labelledby={labelledBy}
      value={response.chosen[0] ?? null}
      onChange={choose}
    >
      {item.options.map((option, index) => (
        <RadioField
          key={option.id}
          value={option.id}
          inputRef={(input) => {
            inputs.current[index] = input;
          }}
        >
          <RadioButton className="option-row">
            <span className="option-row-letter is-round" aria-hidden="true">
              {letterAt(index)}
            </span>
            <span className="option-row-text" lang={language} dir={directionOf(language)}>
              {option.text}
            </span>
            <Check className="option-row-tick" aria-hidden="true" />
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}

export const choice: ItemScreen = { instruction: 'sitting.chooseOne', Answer: ChoiceAnswer };
