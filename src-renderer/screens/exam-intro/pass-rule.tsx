/**
 * What makes a pass, in words: the whole, the essential areas, the critical questions.
 */
import { useTranslation } from 'react-i18next';
import type { ExamIntro } from '#core/contract/exam-calls.ts';
import { useFormats } from '../../locale/formats.ts';

export function PassRule({ exam }: { exam: ExamIntro }) {
  const { t } = useTranslation('exam');
  const formats = useFormats();
  return (
    <section aria-labelledby="pass-title">
      <h2 id="pass-title">{t('intro.passTitle')}</h2>
      <ol className="pass-rule">
        <li>{t('intro.passOverall', { percent: formats.percent(exam.passPercent) })}</li>
        {exam.areas.some((area) => area.essential) && <li>{t('intro.passEssential')}</li>}
        {exam.hasCritical && <li>{t('intro.passCritical')}</li>}
      </ol>
    </section>
  );
}
