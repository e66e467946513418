/**
 * Under which conditions an attempt was sat: who watched, what part was asked, what was allowed.
 */
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DecisionView } from '#core/contract/exam-calls.ts';
import type { Accommodations } from '#core/exam/accommodations.ts';
import { useFormats } from '../../locale/formats.ts';

/** One line under the sentence. */
export function AssuranceLine({ decision }: { decision: DecisionView }) {
  const { t } = useTranslation('decision');
  const formats = useFormats();
  const { assurance, retestOf } = decision;
  return (
    <p className="decision-assurance">
      <ShieldCheck aria-hidden="true" />
      <span>
        {t(`assurance.${assurance}`)}
        {retestOf && ` ${t('retest', { areas: formats.list(retestOf.map((title) => t('quoted', { title }))) })}`}
      </span>
    </p>
  );
}

export function ConditionsLine({ accommodations }: { accommodations: Accommodations }) {
  const { t } = useTranslation('exam');
  const formats = useFormats();
  const { extraTimePercent, pauseMinutes = 0, reader, textSize } = accommodations;
  const told = [
    ...(extraTimePercent > 0 ? [t('conditions.more', { percent: formats.percent(extraTimePercent) })] : []),
    ...(pauseMinutes > 0 ? [t('conditions.pausesShort', { time: formats.minutes(pauseMinutes) })] : []),
    ...(reader ? [t('conditions.readerShort')] : []),
    ...(textSize > 100 ? [t('conditions.text', { percent: formats.percent(textSize) })] : []),
  ];
  return <p className="quiet-line">{t('conditions.told', { list: formats.list(told) })}</p>;
}
