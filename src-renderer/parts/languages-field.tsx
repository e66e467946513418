/**
 * Languages that somebody speaks: each is added from a list, and can be taken away again. Picked alone it is not added: an arrow key picks,
 * too, and would add what one only passes.
 */
import { X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { SpokenLanguage } from '#core/crisis/spoken-languages.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { spokenIn } from '../locale/names.ts';
import { ActionButton } from './action-button.tsx';
import { PickField } from './pick-field.tsx';
import './languages-field.css';

type Props = {
  readonly label: string;
  /** Above the list, and on it before one is picked. */
  readonly add: string;
  /** On the button. */
  readonly does: string;
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

export function LanguagesField({ label, add, does, remove, none, language, value, most, problem, onChange }: Props) {
  const offered = useMemo(() => spokenIn(language), [language]);
  const field = useRef<HTMLFieldSetElement>(null);
  const [picked, setPicked] = useState('');
  const nameOf = (code: SpokenLanguage) => offered.find(([one]) => one === code)?.[1] ?? code;
  const put = () => {
    const [code] = offered.find(([one]) => one === picked) ?? [];
    if (code) onChange([...value, code]);
    setPicked('');
    field.current?.querySelector('select')?.focus();
  };
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
        <div className="languages-add">
          <PickField label={add} value={picked} onChange={setPicked}>
            <option value="">{add}</option>
            {offered
              .filter(([code]) => !value.includes(code))
              .map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
          </PickField>
          <ActionButton onPress={put}>{does}</ActionButton>
        </div>
      )}
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
