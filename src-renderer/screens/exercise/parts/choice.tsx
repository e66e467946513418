/**
 * One of a few, as tiles with a name, and a drawing where there is one.
 */
import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import '../../../parts/choice-tiles.css';

type Props = {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly name: string; readonly drawing?: ReactNode }[];
  /** Null where nothing is chosen yet: only then does the keyboard find its way in. */
  readonly value: string | null;
  readonly onChange: (id: string) => void;
};

export function Choice({ label, options, value, onChange }: Props) {
  return (
    <RadioGroup className="exercise-choice" value={value} onChange={onChange}>
      <Label className="exercise-label">{label}</Label>
      <div className="choice-tiles is-narrow">
        {options.map(({ id, name, drawing }) => (
          <Radio key={id} value={id} className="choice-tile">
            {drawing}
            <span className="choice-tile-name">{name}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
