/**
 * The end of the exam: asks once, says how many are open, waits until every answer is kept, then submits.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SittingView } from '#core/contract/exam-calls.ts';
import { isAnswered } from '#core/exam/response.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { remainingNow, secondsFromMs, wholeMinutes } from './exam-clock.ts';
import type { SittingSession, SittingSnapshot } from './sitting-session.ts';

type Props = { readonly view: SittingView; readonly session: SittingSession; readonly now: SittingSnapshot };

export function SubmitButton({ view, session, now }: Props) {
  const { t } = useTranslation(['exam', 'failure']);
  const formats = useFormats();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const open = now.responses.filter((response) => !isAnswered(response)).length;
  const unsaved = now.marks.filter((mark) => mark === 'failed').length;
  const left = remainingNow(now.anchor);

  const submit = async () => {
    setBusy(true);
    setFailure(null);
    if (await session.settled()) {
      const { attemptId } = view.state;
      const reply = await call('exam.submit', { attemptId });
      if (reply.ok) return navigate({ screen: 'decision', attemptId });
      setFailure(reply.failure);
    }
    setBusy(false);
  };

  return (
    <>
      {failure && (
        <span className="submit-failed" role="alert">
          {t('review.submitFailed')} {t(`failure:${failure.code}.next`, failure.params)} (
          {t('sitting.code', { code: failure.code })})
        </span>
      )}
      {unsaved > 0 && <span className="submit-failed">{t('review.unsaved', { count: unsaved })}</span>}
      <ActionButton kind="main" isDisabled={busy || unsaved > 0} onPress={() => setAsked(true)}>
        {busy ? t('review.submitting') : t('review.submit')}
      </ActionButton>
      <ConfirmDialog
        isOpen={asked}
        onOpenChange={setAsked}
        title={t('review.confirmTitle')}
        confirm={t('review.confirmYes')}
        cancel={t('review.confirmNo')}
        onConfirm={() => void submit()}
      >
        <p className={open > 0 ? 'submit-open' : ''}>{t('review.confirmOpen', { count: open })}</p>
        <p>{t('review.confirmBody')}</p>
        {left > secondsFromMs && <p>{t('review.confirmTime', { time: formats.minutes(wholeMinutes(left)) })}</p>}
      </ConfirmDialog>
    </>
  );
}
