/**
 * A course that is not taught any more: what was begun in it can be finished, and its result stays.
 */
import { Archive, Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PastCourse } from '#core/contract/course-calls.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { RowButton } from '../../parts/row-button.tsx';

export function PastCourseRow({ course: { id, title, open, last } }: { course: PastCourse }) {
  const { t } = useTranslation('home');
  const formats = useFormats();
  const navigate = useNavigate();
  const go = () => {
    if (open) navigate({ screen: 'sitting', courseId: id });
    else if (last) navigate({ screen: 'decision', attemptId: last.attemptId });
  };
  const Mark = open ? Hourglass : Archive;
  return (
    <RowButton className="course-row" onPress={go}>
      <span className="course-row-title" dir="auto">
        {title}
      </span>
      <span className="course-row-past">
        <Mark aria-hidden="true" />
        {t(open ? 'past.open' : 'past.ended')}
      </span>
      <span className="course-row-facts">
        {open && <span>{t('past.left', { time: formats.minutes(Math.ceil(open.remainingMs / 60_000)) })}</span>}
        {last && <span>{t(last.passed ? 'past.passed' : 'past.failed', { date: formats.date(last.decidedAt) })}</span>}
      </span>
    </RowButton>
  );
}
