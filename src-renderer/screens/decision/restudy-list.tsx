/**
 * Exactly what to read again, each lesson with its button.
 */
import { BookOpen, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DecisionView } from '#core/contract/exam-calls.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { restudyOf } from './decision-sentence.ts';

export function RestudyList({ decision }: { decision: DecisionView }) {
  const { t } = useTranslation('decision');
  const formats = useFormats();
  const navigate = useNavigate();
  const lessons = restudyOf(decision);
  if (lessons.length === 0 && decision.passed) return null;
  const minutes = lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
  return (
    <section aria-labelledby="restudy-title">
      <h2 id="restudy-title">{t('restudyTitle')}</h2>
      <p className="quiet-line">
        {lessons.length === 0
          ? t('restudyNone')
          : decision.passed
            ? t('restudyAfterPass')
            : t('restudyLead', { count: lessons.length, time: formats.minutes(minutes) })}
      </p>
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
              onPress={() =>
                navigate({ screen: 'lesson', courseId: decision.courseId, lessonId: lesson.lessonId })
              }
            >
              <BookOpen aria-hidden="true" />
              {t('restudyOpen')}
            </ActionButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
