/**
 * Says at once what was recorded besides the answers: nobody finds out later. Gone with the next answer or move.
 */
import { NotebookPen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Interruption } from '#core/exam/interruptions.ts';
import { useInterruptionWords } from '../../parts/interruption-list.tsx';

export function RecordedNote({ newest }: { newest: Interruption | null }) {
  const { t } = useTranslation('exam');
  const words = useInterruptionWords();
  return (
    <div role="status">
      {newest && (
        <p className="recorded-note">
          <NotebookPen aria-hidden="true" />
          <span>
            <strong>{t('recorded.noted')}</strong> {words(newest)} {t('recorded.safe')}
          </span>
        </p>
      )}
    </div>
  );
}
