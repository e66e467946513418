/**
 * What makes a pass, in words: the whole, the essential areas, the critical questions.
 */
import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ExamIntro } from '#core/contract/exam-calls.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';

export function PassRule({ exam }: { exam: ExamIntro }) {
  const { t } = useTranslation('exam');
  const formats = useFormats();
  const navigate = useNavigate();
  const { standard } = exam;
  const facts = {
    percent: formats.percent(exam.passPercent),
    date: standard ? formats.date(standard.date) : '',
    cut: formats.percent(standard?.cut ?? 0),
    error: formats.number(standard?.standardError ?? 0),
  };
  return (
    <section aria-labelledby="pass-title">
      <h2 id="pass-title">{t('intro.passTitle')}</h2>
      <ol className="pass-rule">
        <li>{t('intro.passOverall', { percent: formats.percent(exam.passPercent) })}</li>
        {exam.areas.some((area) => area.essential) && <li>{t('intro.passEssential')}</li>}
        {exam.hasCritical && <li>{t('intro.passCritical')}</li>}
      </ol>
      {standard && (
        <p className="quiet-line">
          {standard.basis === 'authors'
            ? t('intro.standardAuthors', facts)
            : t('intro.standardPanel', { count: standard.judges, ...facts })}{' '}
          {t('intro.standardWho', { candidate: standard.candidate })}
        </p>
      )}
      <p>
        <ActionButton kind="quiet" onPress={() => navigate({ screen: 'panel', courseId: exam.courseId })}>
          <Users aria-hidden="true" />
          {t('intro.panelWay')}
        </ActionButton>
      </p>
    </section>
  );
}
