/**
 * The field in which one looks for something in the library; what is said of it stands below.
 */
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';

type Props = {
  readonly id: string;
  readonly label: string;
  /** How many letters it takes. */
  readonly most: number;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly children: ReactNode;
};

export function LookUpField({ id, label, most, value, onChange, children }: Props) {
  return (
    <search className="library-search">
      <label htmlFor={id}>{label}</label>
      <div className="library-field">
        <Search aria-hidden="true" />
        <input
          id={id}
          type="search"
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          maxLength={most}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      {children}
    </search>
  );
}
