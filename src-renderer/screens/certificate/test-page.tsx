/**
 * A page to try the printer with, before certificates are printed on it: its button, and what came of it.
 */
import { Ruler } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput, CallOutput } from '#core/contract/contract.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import './test-page.css';

export type TestPage = { readonly isBusy: boolean; readonly button: ReactNode; readonly said: ReactNode };

export function useTestPage(wanted: CallInput<'printer.test'>): TestPage {
  const { t } = useTranslation('certificate');
  const [isBusy, setIsBusy] = useState(false);
  const [outcome, setOutcome] = useState<CallOutput<'printer.test'>['outcome'] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const print = async () => {
    setIsBusy(true);
    setOutcome(null);
    setFailure(null);
    const reply = await call('printer.test', wanted);
    if (reply.ok) setOutcome(reply.value.outcome);
    else setFailure(reply.failure);
    setIsBusy(false);
  };
  return {
    isBusy,
    button: (
      <ActionButton isBusy={isBusy} onPress={() => void print()}>
        <Ruler aria-hidden="true" />
        {t('print.test')}
      </ActionButton>
    ),
    said: (
      <div className="test-page">
        <p className="quiet-line">{t(`print.advice.${wanted.by}`)}</p>
        <div className="test-page-said" role="status">
          {isBusy && t('page.working')}
          {outcome && t(`print.outcome.${outcome}`)}
        </div>
        {failure && <FailureState failure={failure} />}
      </div>
    ),
  };
}
