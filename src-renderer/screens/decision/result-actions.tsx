/**
 * The result as paper: saved, or printed.
 */
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { PaperActions } from '../paper/paper-actions.tsx';

export function ResultActions({ attemptId }: { attemptId: string }) {
  const { t } = useTranslation('decision');
  return (
    <PaperActions
      title={t('paperTitle')}
      lead={t('paperLead')}
      saveWords={t('saveResult')}
      printWords={t('printResult')}
      onSave={() => call('result.save', { attemptId })}
      onPrint={() => call('result.print', { attemptId })}
    />
  );
}
