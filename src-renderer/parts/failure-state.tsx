/**
 * What happened, that nothing was lost, what to do, and a small code for the help desk.
 */
import { RotateCcw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#core/result/failure.ts';
import { ActionButton } from './action-button.tsx';
import './states.css';

type Props = { readonly failure: Failure; readonly onRetry?: () => void; readonly children?: ReactNode };

export function FailureState({ failure, onRetry, children }: Props) {
  const { t } = useTranslation(['common', 'failure']);
  const say = (part: 'what' | 'kept' | 'next') => t(`failure:${failure.code}.${part}`, failure.params);
  return (
    <section className="failure-state" role="alert">
      <TriangleAlert aria-hidden="true" />
      <div className="failure-words">
        <p className="failure-what">{say('what')}</p>
        <p>{say('kept')}</p>
        <p>{say('next')}</p>
        <div className="failure-actions">
          {onRetry && (
            <ActionButton onPress={onRetry}>
              <RotateCcw aria-hidden="true" />
              {t('again')}
            </ActionButton>
          )}
          {children}
        </div>
        <p className="failure-code">
          {t('code', { code: [failure.code, failure.params.reference].filter(Boolean).join(' ') })}
        </p>
      </div>
    </section>
  );
}
