/**
 * What one row of a list to choose from holds: its letter, its text, a tick when it is chosen.
 */
import { Check } from 'lucide-react';
import { directionOf, type LanguageCode } from '#core/locale/languages.ts';
import { letterAt } from './letter-keys.ts';

type Props = {
  readonly index: number;
  readonly text: string;
  readonly language: LanguageCode;
  readonly round?: boolean;
};

export function OptionRow({ index, text, language, round = false }: Props) {
  return (
    <>
      <span className={round ? 'option-row-letter is-round' : 'option-row-letter'} aria-hidden="true">
        {letterAt(index)}
      </span>
      <span className="option-row-text" lang={language} dir={directionOf(language)}>
        {text}
      </span>
      <Check className="option-row-tick" aria-hidden="true" />
    </>
  );
}
