/**
 * Why the exam cannot begin now, and what to do: wait until when, read which lessons, or ask whom.
 */
import { BookOpen, Clock, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ExamIntro } from '#core/contract/exam-calls.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';

export function NotNow({ exam }: { exam: ExamIntro }) {
  const { t } = useTranslation('exam');
  const formats = useFormats();
  const navigate = useNavigate();
  const { permission, courseId } = exam;
  if (permission.may) {
    return permission.left === null ? null : (
      <p className="quiet-line">{t('intro.left', { count: permission.left })}</p>
    );
  }
  if (permission.because === 'restudy') {
    return (
      <aside className="exam-note is-care">
        <BookOpen aria-hidden="true" />
        <div>
          <p>
            <strong>{t('intro.firstTitle', { count: permission.lessons.length })}</strong> {t('intro.firstBody')}
          </p>
          <ul className="exam-note-lessons">
            {permission.lessons.map(({ lessonId, title, minutes }) => (
              <li key={lessonId}>
                <ActionButton onPress={() => navigate({ screen: 'lesson', courseId, lessonId })}>{title}</ActionButton>
                <span className="quiet-line">{formats.minutes(minutes)}</span>
              </li>
            ))}
          </ul>
        </div>
      </aside>
    );
  }
  if (permission.because === 'bank-known') {
    return (
      <aside className="exam-note is-care">
        <Lock aria-hidden="true" />
        <p>
          <strong>{t('intro.knownTitle')}</strong> {t('intro.knownBody')}
        </p>
      </aside>
    );
  }
  const waits = permission.because === 'cooling-off';
  const Icon = waits ? Clock : Lock;
  return (
    <aside className="exam-note is-care">
      <Icon aria-hidden="true" />
      <p>
        <strong>
          {waits
            ? t('intro.waitTitle', { date: formats.date(permission.until), time: formats.clock(permission.until) })
            : t('intro.limitTitle')}
        </strong>{' '}
        {t(waits ? 'intro.waitBody' : 'intro.limitBody')}
      </p>
    </aside>
  );
}
