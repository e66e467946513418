/**
 * What an exercise says of what was just done: right, almost or not yet, and why.
 */
import { CircleAlert, CircleCheck, CircleDot } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** How good it was: 1 is right, 0 is wrong, and anything between is almost. */
export function Told({ worth, children }: { readonly worth: number; readonly children: ReactNode }) {
  const { t } = useTranslation('exercise');
  const how = worth >= 1 ? 'right' : worth > 0 ? 'almost' : 'wrong';
  const Mark = { right: CircleCheck, almost: CircleDot, wrong: CircleAlert }[how];
  return (
    <div className={`exercise-told is-${how}`} role="status">
      <Mark aria-hidden="true" />
      <p>
        <strong>{t(how)}</strong> {children}
      </p>
    </div>
  );
}
