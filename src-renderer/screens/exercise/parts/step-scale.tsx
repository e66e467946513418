/**
 * One step on a scale, each with its number and its word.
 */
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useFormats } from '../../../locale/formats.ts';
import './step-scale.css';

type Props = {
  readonly label: string;
  /** From the first step. */
  readonly words: readonly string[];
  /** From 1; null until one is chosen. */
  readonly value: number | null;
  readonly isDisabled?: boolean;
  readonly onChange: (step: number) => void;
};

export function StepScale({ label, words, value, isDisabled = false, onChange }: Props) {
  const formats = useFormats();
  return (
    <RadioGroup
      className="step-scale"
      value={value === null ? null : String(value)}
      isDisabled={isDisabled}
      onChange={(step) => onChange(Number(step))}
    >
      <Label className="exercise-label">{label}</Label>
      <div className="step-scale-steps">
        {words.map((word, index) => (
          <Radio key={word} value={String(index + 1)} className="step-scale-step">
            <span className="step-scale-number" aria-hidden="true">
              {formats.number(index + 1)}
            </span>
            <span>{word}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
