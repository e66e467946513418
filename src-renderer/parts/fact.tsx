/**
 * One line of what a paper says: its name and its value, in a `dl` of the class `facts`.
 */
import type { ReactNode } from 'react';
import './fact.css';

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
