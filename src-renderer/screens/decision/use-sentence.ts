/**
 * The sentence a decision opens with, in words.
 */
import { useTranslation } from 'react-i18next';
import type { DecisionView } from '#core/contract/exam-calls.ts';
import { useFormats } from '../../locale/formats.ts';
import { sentenceOf } from './decision-sentence.ts';

/** More areas than this are counted in the sentence, not named. */
const namedAreas = 2;

export function useSentence(decision: DecisionView): string {
  const { t } = useTranslation('decision');
  const formats = useFormats();
  const sentence = sentenceOf(decision);
  switch (sentence.kind) {
    case 'passed':
      return t('passed');
    case 'points':
      return t('notYetPoints');
    case 'critical':
      return t('notYetCritical');
    case 'areas': {
      const { areas } = sentence;
      if (areas.length > namedAreas) return t('notYetMany', { count: areas.length });
      const named = formats.list(areas.map((area) => t('quoted', { title: area.title })));
      return t(areas.length === 1 ? 'notYetArea' : 'notYetAreas', { areas: named });
    }
  }
}
