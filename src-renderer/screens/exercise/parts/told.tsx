/**
 * What an exercise says of what was just done: right, almost or not yet, and why.
 */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { howGood, WorthMark } from './worth-mark.tsx';

type Props = {
  readonly worth: number;
  readonly children: ReactNode;
  /** One of several in a look back, which nobody needs to have read out at once. */
  readonly isPast?: boolean;
};

export function Told({ worth, children, isPast = false }: Props) {
  const { t } = useTranslation('exercise');
  const how = howGood(worth);
  return (
    <div className={`exercise-told is-${how}`} role={isPast ? undefined : 'status'}>
      <WorthMark worth={worth} />
      <p>
        <strong>{t(how)}</strong> {children}
      </p>
    </div>
  );
}
