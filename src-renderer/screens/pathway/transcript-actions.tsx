/**
 * The transcript as paper: saved, or printed.
 */
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { PaperActions } from '../paper/paper-actions.tsx';

export function TranscriptActions() {
  const { t } = useTranslation('pathway');
  return (
    <PaperActions
      title={t('transcript.paperTitle')}
      lead={t('transcript.paperLead')}
      saveWords={t('transcript.save')}
      printWords={t('transcript.print')}
      onSave={() => call('pathway.save-transcript', {})}
      onPrint={() => call('pathway.print-transcript', {})}
    />
  );
}
