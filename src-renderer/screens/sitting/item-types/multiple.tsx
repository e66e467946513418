/**
 * Multiple response on the screen: a checkbox group of full-width rows.
 */
import { Check } from 'lucide-react';
import { useRef } from 'react';
import { CheckboxButton, CheckboxField, CheckboxGroup } from 'react-aria-components';
import { directionOf } from '#core/locale/languages.ts';
import type { ItemScreen, ItemScreenProps } from './item-screen.ts';
import { letterAt, useLetterKeys } from './letter-keys.ts';
import './option-rows.css';

function MultipleAnswer({ item, language, response, onRespond, labelledBy }: ItemScreenProps) {
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  /** Kept in the order of the options, so that the same choice is always the same response. */
  const choose = (ids: readonly string[]) =>
    onRespond({ chosen: item.options.map((option) => option.id).filter((id) => ids.includes(id)) });
  useLetterKeys(item.options.length, (index) => {
    const id = item.options[index]?.id;
    if (id === undefined) return;
    const { chosen } = response;
    choose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
    inputs.current[index]?.focus();
  });
  return (
    <CheckboxGroup className="option-rows" aria-labelledby={labelledBy} value={response.chosen} onChange={choose}>
      {item.options.map((option, index) => (
        <CheckboxField
          key={option.id}
          value={option.id}
          inputRef={(input) => {
            inputs.current[index] = input;
          }}
        >
          <CheckboxButton className="option-row">
            <span className="option-row-letter" aria-hidden="true">
              {letterAt(index)}
            </span>
            <span className="option-row-text" lang={language} dir={directionOf(language)}>
              {option.text}
            </span>
            <Check className="option-row-tick" aria-hidden="true" />
          </CheckboxButton>
        </CheckboxField>
      ))}
    </CheckboxGroup>
  );
}

export const multiple: ItemScreen = { instruction: 'sitting.chooseSome', Answer: MultipleAnswer };
