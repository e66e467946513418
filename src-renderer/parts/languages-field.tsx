/**
 * Languages that somebody speaks: each is added from a list, and can be taken away again.
 */
import { X } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { SpokenLanguage } from '#core/crisis/spoken-languages.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { spokenIn } from '../locale/names.ts';
import { PickField } from './pick-field.tsx';
import './languages-field.css';

type Props = {
  readonly label: string;
  /** On the list, before one is picked. */
  readonly add: string;
  /** Of the button that takes one away: `remove` with its name. */
  readonly remove: (name: string) => string;
  /** Where none is chosen. */
  readonly none: string;
  readonly language: LanguageCode;
  readonly value: readonly SpokenLanguage[];
  readonly most: number;
  readonly problem?: string | null;
  readonly onChange: (value: SpokenLanguage[]) => void;
};

export function LanguagesField({ label, add, remove, none, language, value, most, problem, onChange }: Props) {
  const offered = useMemo(() => spokenIn(language), [language]);
  const field = useRef<HTMLFieldSetElement>(null);
  const nameOf = (code: SpokenLanguage) => offered.find(([one]) => one === code)?.[1] ?? code;
  const take = (code: SpokenLanguage) => {
    onChange(value.filter((one) => one !== code));
    // The button is gone: one goes on where the next is added.
    field.current?.querySelector('select')?.focus();
  };
  return (
    <fieldset className="languages-field" ref={field}>
      <legend>{label}</legend>
      {value.length === 0 ? (
        <p className="quiet-line">{none}</p>
      ) : (
        <ul className="languages-chosen">
          {value.map((code) => (
            <li key={code}>
              <bdi>{nameOf(code)}</bdi>
              <Button className="languages-remove" aria-label={remove(nameOf(code))} onPress={() => take(code)}>
                <X aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {value.length < most && (
        <PickField
          label={add}
          value=""
          onChange={(picked) => {
            const [code] = offered.find(([one]) => one === picked) ?? [];
            if (code) onChange([...value, code]);
          }}
        >
          <option value="">{add}</option>
          {offered
            .filter(([code]) => !value.includes(code))
            .map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
        </PickField>
      )}
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
