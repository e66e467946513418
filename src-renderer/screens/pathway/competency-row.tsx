/**
 * A competency of a role: what is asked, what is shown, and what closes the rest, with ways there.
 */
import { useTranslation } from 'react-i18next';
import type { CompetencyView } from '#core/contract/pathway-calls.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { Button } from '../../parts/button.tsx';
import { ProofMark, proofState, proofsOf } from './proof-mark.tsx';

function Ways({ competency }: { readonly competency: CompetencyView }) {
  const { t } = useTranslation('pathway');
  const navigate = useNavigate();
  const { lacks, closedBy } = competency;
  const { lessons, exams, stations } = closedBy;
  return (
    <details className="competency-ways">
      <summary>{t('whatCloses')}</summary>
      <ul>
        {lessons.map(({ courseId, lessonId, title, isRead }) => (
          <li key={`${courseId} ${lessonId}`}>
            <Button className="way-link" onPress={() => navigate({ screen: 'lesson', courseId, lessonId })}>
              {t('closedBy.lesson', { title })}
            </Button>
            {isRead && <span className="quiet-line"> ({t('closedBy.read')})</span>}
          </li>
        ))}
        {exams.map(({ courseId, course }) => (
          <li key={courseId}>
            <Button className="way-link" onPress={() => navigate({ screen: 'course', courseId })}>
              {t('closedBy.exam', { course })}
            </Button>
          </li>
        ))}
        {stations.map(({ id, title, programmeId, programme }) => (
          <li key={`${programmeId} ${id}`}>
            <Button className="way-link" onPress={() => navigate({ screen: 'programme', programmeId })}>
              {t('closedBy.station', { station: title, programme })}
            </Button>
          </li>
        ))}
        {lacks.includes('examined') && exams.length === 0 && <li>{t('closedBy.noExam')}</li>}
        {lacks.includes('seen') && stations.length === 0 && <li>{t('closedBy.noStation')}</li>}
      </ul>
    </details>
  );
}

export function CompetencyRow({ competency }: { readonly competency: CompetencyView }) {
  const { t } = useTranslation('pathway');
  const { title, level, lacks } = competency;
  return (
    <li className="competency-row">
      <div className="competency-words">
        <span className="competency-title" dir="auto">
          {title}
        </span>
        <span className="quiet-line">{t(`level.${level}`)}</span>
      </div>
      <div className="competency-proofs">
        {proofsOf(competency).map((proof) => (
          <ProofMark key={proof} proof={proof} state={proofState(competency, proof)} />
        ))}
      </div>
      {lacks.length > 0 && <Ways competency={competency} />}
    </li>
  );
}
