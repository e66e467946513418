/**
 * How a question stands, in words: "answered, flagged".
 */
import { useTranslation } from 'react-i18next';
import { isAnswered } from '#core/exam/response.ts';
import type { SittingSnapshot } from './sitting-session.ts';

export function useStateWords(now: SittingSnapshot): (position: number) => string {
  const { t, i18n } = useTranslation('exam');
  const list = new Intl.ListFormat(i18n.language, { type: 'unit', style: 'long' });
  return (position) => {
    const words = [isAnswered(now.responses[position]) ? t('sitting.stateAnswered') : t('sitting.stateOpen')];
    if (now.flagged[position]) words.push(t('sitting.stateFlagged'));
    if (now.marks[position] === 'failed') words.push(t('sitting.stateUnsaved'));
    return list.format(words);
  };
}
