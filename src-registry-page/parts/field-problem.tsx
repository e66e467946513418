/**
 * What is wrong with what was put into a field: said aloud as soon as it is there.
 */
import type { ReactNode } from 'react';
import './text-field.css';

export function FieldProblem({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <p id={id} role="alert" className="text-field-problem">
      {children}
    </p>
  );
}
