/**
 * After a stop: everything is here, and how much time is left. Calm, and gone when it has been read.
 */
import { CircleCheck, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../locale/formats.ts';
import { Button } from '../../parts/button.tsx';
import { type ClockAnchor, remainingNow, wholeMinutes } from './exam-clock.ts';

type Props = { readonly answered: number; readonly anchor: ClockAnchor; readonly onClose: () => void };

export function ResumedNote({ answered, anchor, onClose }: Props) {
  const { t } = useTranslation('exam');
  const formats = useFormats();
  const [said] = useState(() => ({ count: answered, minutes: wholeMinutes(remainingNow(anchor)) }));
  return (
    <div className="resumed-note" role="status">
      <CircleCheck aria-hidden="true" />
      <p>
        <strong>{t('sitting.resumedTitle')}</strong>{' '}
        {t('sitting.resumedBody', { count: said.count, time: formats.minutes(said.minutes) })}
      </p>
      <Button className="quiet-icon" aria-label={t('sitting.resumedClose')} onPress={onClose}>
        <X aria-hidden="true" />
      </Button>
    </div>
  );
}
