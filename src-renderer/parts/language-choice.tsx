/**
 * The six languages, each named in itself.
 */
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { type LanguageCode, languages } from '#core/locale/languages.ts';
import './choice-tiles.css';

type Props = { readonly value: LanguageCode; readonly label: string; readonly onChange: (code: LanguageCode) => void };

export function LanguageChoice({ value, label, onChange }: Props) {
  return (
    <RadioGroup
      className="choice-tiles"
      value={value}
      onChange={(code) => onChange(code as LanguageCode)}
      aria-label={label}
    >
      <Label className="visually-hidden">{label}</Label>
      {languages.map(({ code, name, direction }) => (
        <Radio key={code} value={code} className="choice-tile">
          <span lang={code} dir={direction} className="choice-tile-name">
            {name}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
