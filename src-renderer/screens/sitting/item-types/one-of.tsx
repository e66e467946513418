/**
 * A radio group of full-width rows, each reached by its letter too.
 */
import { useRef } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import type { LanguageCode } from '#core/locale/languages.ts';
import { useLetterKeys } from './letter-keys.ts';
import { OptionRow } from './option-row.tsx';
import './option-rows.css';

type Props = {
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly chosen: string | null;
  readonly language: LanguageCode;
  readonly labelledBy: string;
  readonly onChoose: (id: string) => void;
};

export function OneOf({ options, chosen, language, labelledBy, onChoose }: Props) {
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  useLetterKeys(options.length, (index) => {
    const option = options[index];
    if (!option) return;
    if (chosen !== option.id) onChoose(option.id);
    inputs.current[index]?.focus();
  });
  return (
    <RadioGroup className="option-rows" aria-labelledby={labelledBy} value={chosen} onChange={onChoose}>
      {options.map(({ id, text }, index) => (
        <RadioField
          key={id}
          value={id}
          inputRef={(input) => {
            inputs.current[index] = input;
          }}
        >
          <RadioButton className="option-row">
            <OptionRow index={index} text={text} language={language} round />
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
