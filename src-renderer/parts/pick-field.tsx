/**
 * One of a list, with its name above: the system's own list, so that keyboards and screen readers know it.
 */
import type { ReactNode } from 'react';
import './pick-field.css';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** `<option>` elements. */
  readonly children: ReactNode;
};

export function PickField({ label, value, onChange, children }: Props) {
  return (
    <label className="pick-field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </label>
  );
}
