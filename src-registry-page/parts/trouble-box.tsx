/**
 * What the registry refused, or what else went wrong, in words. A code that has none is said as any other fault, with it.
 */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TroubleState } from '../../src-renderer/parts/trouble-state.tsx';
import type { Trouble } from '../api/ask.ts';

type Props = { readonly trouble: Trouble; readonly onRetry?: () => void; readonly children?: ReactNode };

export function TroubleBox({ trouble: { code }, onRetry, children }: Props) {
  const { t, i18n } = useTranslation();
  const known = i18n.exists(`trouble.${code}.what`) ? code : 'internal';
  const say = (part: 'what' | 'kept' | 'next') => t(`trouble.${known}.${part}`);
  return (
    <TroubleState
      words={{ what: say('what'), kept: say('kept'), next: say('next'), code: t('code', { code }), again: t('again') }}
      onRetry={onRetry}
    >
      {children}
    </TroubleState>
  );
}
