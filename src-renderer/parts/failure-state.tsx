/**
 * A failure of main in the words of the screens.
 */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#core/result/failure.ts';
import { TroubleState } from './trouble-state.tsx';

type Props = { readonly failure: Failure; readonly onRetry?: () => void; readonly children?: ReactNode };

export function FailureState({ failure, onRetry, children }: Props) {
  const { t } = useTranslation(['common', 'failure']);
  const say = (part: 'what' | 'kept' | 'next') => t(`failure:${failure.code}.${part}`, failure.params);
  const code = [failure.code, failure.params.reference].filter(Boolean).join(' ');
  const words = {
    what: say('what'),
    kept: say('kept'),
    next: say('next'),
    code: t('code', { code }),
    again: t('again'),
  };
  return (
    <TroubleState words={words} onRetry={onRetry}>
      {children}
    </TroubleState>
  );
}
