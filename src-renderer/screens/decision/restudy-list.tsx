/**
 * Exactly what to read again, each lesson with its button.
 */
import { BookOpen, RotateCw, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DecisionView } from '#core/contract/exam-calls.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { type Restudy, restudyOf } from './decision-sentence.ts';

export function RestudyList({ decision }: { decision: DecisionView }) {
  const { t } = useTranslation('decision');
  const formats = useFormats();
  const navigate = useNavigate();
  const all = restudyOf(decision);
  if (!decision.isTaught) return null;
  if (all.length === 0 && decision.passed) return null;
  const needed = all.filter((lesson) => lesson.needed);
  const first = needed.length > 0 ? needed : all;
  const later = needed.length > 0 ? all.filter((lesson) => !lesson.needed) : [];
  const minutes = first.reduce((sum, lesson) => sum + lesson.minutes, 0);
  const lead = () => {
    if (decision.passed) return t('restudyAfterPass');
    if (first.length === 0) return t('restudyNone');
    return t('restudyLead', { count: first.length, time: formats.minutes(minutes) });
  };
  return (
    <section aria-labelledby="restudy-title">
      <h2 id="restudy-title">{t('restudyTitle')}</h2>
      <p className="quiet-line">{lead()}</p>
      <Lessons lessons={first} courseId={decision.courseId} />
      {!decision.passed && (
        <p className="restudy-practise">
          <ActionButton
            onPress={() => navigate({ screen: 'practising', courseId: decision.courseId, focus: { kind: 'missed' } })}
          >
            <RotateCw aria-hidden="true" />
            {t('practiseMissed')}
          </ActionButton>
        </p>
      )}
      {later.length > 0 && (
        <details className="restudy-later">
          <summary>{t('restudyLater', { count: later.length })}</summary>
          <Lessons lessons={later} courseId={decision.courseId} />
        </details>
      )}
    </section>
  );
}

function Lessons({ lessons, courseId }: { lessons: readonly Restudy[]; courseId: string }) {
  const { t } = useTranslation('decision');
  const formats = useFormats();
  const navigate = useNavigate();
  return (
    <ul className="restudy-list">
      {lessons.map((lesson) => (
        <li key={lesson.lessonId} className="restudy-row">
          <div>
            <p className="restudy-row-title">{lesson.title}</p>
            <p className="restudy-row-for">
              {t('restudyFor', { competencies: formats.list(lesson.competencies) })}
              {' · '}
              {formats.minutes(lesson.minutes)}
            </p>
            {lesson.critical && (
              <p className="critical-word">
                <TriangleAlert aria-hidden="true" /> {t('critical')}
              </p>
            )}
          </div>
          <ActionButton
            aria-label={t('restudyOpenLabel', { title: lesson.title })}
            onPress={() => navigate({ screen: 'lesson', courseId, lessonId: lesson.lessonId })}
          >
            <BookOpen aria-hidden="true" />
            {t('restudyOpen')}
          </ActionButton>
        </li>
      ))}
    </ul>
  );
}
