/**
 * The way out that submits nothing: answers stay, the clock goes on, and the dialog says so.
 */
import { DoorOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { remainingNow, wholeMinutes } from './exam-clock.ts';
import type { SittingSession } from './sitting-session.ts';

export function LeaveButton({ session }: { session: SittingSession }) {
  const { t } = useTranslation('exam');
  const formats = useFormats();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const time = formats.minutes(wholeMinutes(remainingNow(session.snapshot().anchor)));
  return (
    <>
      <ActionButton kind="quiet" onPress={() => setAsked(true)}>
        <DoorOpen className="is-mirrored" aria-hidden="true" />
        {t('sitting.leave')}
      </ActionButton>
      <ConfirmDialog
        isOpen={asked}
        onOpenChange={setAsked}
        title={t('sitting.leaveTitle')}
        confirm={t('sitting.leaveYes')}
        cancel={t('sitting.leaveNo')}
        onConfirm={() => navigate({ screen: 'home' })}
      >
        <p>{t('sitting.leaveBody', { time })}</p>
      </ConfirmDialog>
    </>
  );
}
