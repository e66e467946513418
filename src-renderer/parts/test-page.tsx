/**
 * A page to try the printer with, before certificates are printed on it; what came of it is said beside the button.
 */
import { Ruler } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput, CallOutput } from '#core/contract/contract.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../api/call.ts';
import { ActionButton } from './action-button.tsx';
import { FailureState } from './failure-state.tsx';
import './test-page.css';

type Props = CallInput<'printer.test'> & { readonly onBusy?: (busy: boolean) => void };

export function TestPage({ language, size, by, onBusy }: Props) {
  const { t } = useTranslation('certificate');
  const [isBusy, setIsBusy] = useState(false);
  const [outcome, setOutcome] = useState<CallOutput<'printer.test'>['outcome'] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const work = (busy: boolean) => {
    setIsBusy(busy);
    onBusy?.(busy);
  };
  const print = async () => {
    work(true);
    setOutcome(null);
    setFailure(null);
    const reply = await call('printer.test', { language, size, by });
    if (reply.ok) setOutcome(reply.value.outcome);
    else setFailure(reply.failure);
    work(false);
  };
  return (
    <div className="test-page">
      <p className="quiet-line">{t(`print.advice.${by}`)}</p>
      <ActionButton isBusy={isBusy} onPress={() => void print()}>
        <Ruler aria-hidden="true" />
        {t('print.test')}
      </ActionButton>
      <div className="test-page-said" role="status">
        {isBusy && t('page.working')}
        {outcome && t(`print.outcome.${outcome}`)}
      </div>
      {failure && <FailureState failure={failure} />}
    </div>
  );
}
