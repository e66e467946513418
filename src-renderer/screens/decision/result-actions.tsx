/**
 * The result as paper: saved, or printed. What came of it is said where the button is.
 */
import { FileDown, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';

export function ResultActions({ attemptId }: { attemptId: string }) {
  const { t } = useTranslation(['decision', 'certificate']);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async (work: () => Promise<{ said: string } | { failure: Failure }>) => {
    setBusy(true);
    setSaid('');
    setFailure(null);
    const done = await work();
    setBusy(false);
    if ('said' in done) setSaid(done.said);
    else setFailure(done.failure);
  };
  const save = async () => {
    const reply = await call('result.save', { attemptId });
    if (!reply.ok) return { failure: reply.failure };
    const { file } = reply.value;
    return { said: file ? t('certificate:page.savedTo', { file }) : t('certificate:page.saveCancelled') };
  };
  const print = async () => {
    const reply = await call('result.print', { attemptId });
    if (!reply.ok) return { failure: reply.failure };
    return { said: t(reply.value.printed ? 'certificate:page.printed' : 'certificate:page.printCancelled') };
  };
  return (
    <section className="result-actions" aria-labelledby="paper-title">
      <h2 id="paper-title">{t('paperTitle')}</h2>
      <p className="quiet-line">{t('paperLead')}</p>
      <div className="decision-foot">
        <ActionButton isBusy={busy} onPress={() => void run(save)}>
          <FileDown aria-hidden="true" />
          {t('saveResult')}
        </ActionButton>
        <ActionButton isBusy={busy} onPress={() => void run(print)}>
          <Printer aria-hidden="true" />
          {t('printResult')}
        </ActionButton>
      </div>
      <p role="status">{busy ? t('certificate:page.working') : said}</p>
      {failure && <FailureState failure={failure} />}
    </section>
  );
}
