/**
 * A page that could not be drawn, or has nothing to show: nothing saved is touched, and one can try again or go elsewhere
 * by the rail.
 */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#core/result/failure.ts';
import { FailureState } from '../../parts/failure-state.tsx';

type Props = { readonly failure: Failure; readonly onRetry: () => void };

export function ProblemScreen({ failure, onRetry }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const title = t('problemTitle');

  useEffect(() => {
    document.title = `${title} · Fieldpass`;
    document.documentElement.dataset.ready = 'problem';
    heading.current?.focus({ preventScroll: true });
  }, [title]);

  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <FailureState failure={failure} onRetry={onRetry} />
    </>
  );
}
