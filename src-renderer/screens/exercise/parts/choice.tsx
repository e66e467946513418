/**
 * One of a few, as tiles with a name.
 */
import { Label, Radio, RadioGroup } from 'react-aria-components';
import '../../../parts/choice-tiles.css';

type Props = {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly value: string;
  readonly onChange: (id: string) => void;
};

export function Choice({ label, options, value, onChange }: Props) {
  return (
    <RadioGroup className="exercise-choice" value={value} onChange={onChange}>
      <Label className="exercise-label">{label}</Label>
      <div className="choice-tiles is-narrow">
        {options.map(({ id, name }) => (
          <Radio key={id} value={id} className="choice-tile">
            <span className="choice-tile-name">{name}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
