/**
 * What the exam asks about: one bar an area, as long as its share of the questions; the essential ones marked.
 */
import { ShieldAlert } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExamIntro } from '#core/contract/exam-calls.ts';
import { useFormats } from '../../locale/formats.ts';

export function ExamAreas({ exam }: { exam: ExamIntro }) {
  const { t } = useTranslation('exam');
  const formats = useFormats();
  const most = Math.max(1, ...exam.areas.map((area) => area.items));
  const withSets = exam.sections.filter(({ sets }) => sets > 0);
  const situations = withSets.reduce((sum, { sets }) => sum + sets, 0);
  const inSituations = withSets.reduce((sum, { items }) => sum + items, 0);
  return (
    <section aria-labelledby="areas-title">
      <h2 id="areas-title">{t('intro.areasTitle')}</h2>
      <p className="quiet-line">
        {t('intro.areasLegend')}{' '}
        {situations > 0 && t('intro.areasSituations', { count: situations, items: inSituations })}
      </p>
      <ul className="exam-areas">
        {exam.areas.map((area) => (
          <li key={area.domain} className={area.essential ? 'exam-area is-essential' : 'exam-area'}>
            <span className="exam-area-title">{area.title}</span>
            <span className="exam-area-count">{t('intro.areaItems', { count: area.items })}</span>
            <span
              className="exam-area-bar"
              aria-hidden="true"
              style={{ '--share': `${(area.items * 100) / most}%` } as CSSProperties}
            />
            {area.essential && (
              <span className="exam-area-essential">
                <ShieldAlert aria-hidden="true" />
                {t('intro.essentialMinimum', { percent: formats.percent(area.minimumPercent ?? exam.passPercent) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
