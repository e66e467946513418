/**
 * What a screen shows of an answer: that it is on its way, why there is none, or what it says.
 */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingState } from '../../src-renderer/parts/loading-state.tsx';
import type { Answer } from '../api/use-answer.ts';
import { TroubleBox } from './trouble-box.tsx';

type Props<T> = { readonly answer: Answer<T>; readonly children: (data: T) => ReactNode };

export function Answered<T>({ answer: { data, trouble, isWaiting, again }, children }: Props<T>) {
  const { t } = useTranslation();
  if (trouble) return <TroubleBox trouble={trouble} onRetry={again} />;
  if (data === null) return <LoadingState>{t('loading')}</LoadingState>;
  return (
    <div className="answered" aria-busy={isWaiting || undefined}>
      {children(data)}
    </div>
  );
}
