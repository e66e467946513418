/**
 * One course in a list: its name, how far the person has come, what they hold.
 */
import { BadgeCheck, CalendarClock, TimerOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CourseCard } from '#core/contract/course-calls.ts';
import type { Renewal } from '#core/credential/renewal.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ProgressLine } from '../../parts/progress-line.tsx';
import { RowButton } from '../../parts/row-button.tsx';
import { AssignmentLine } from './assignment-line.tsx';

const marks = { later: BadgeCheck, open: CalendarClock, lapsed: TimerOff } as const;

function Held({ renewal: { state, expiresAt, days } }: { renewal: Renewal }) {
  const { t } = useTranslation('home');
  const formats = useFormats();
  const Mark = marks[state];
  return (
    <span className={`course-row-held is-${state}`}>
      <Mark aria-hidden="true" />
      {t(`held.${state}`, { date: formats.date(expiresAt), when: formats.inDays(days) })}
    </span>
  );
}

export function CourseRow({ course }: { course: CourseCard }) {
  const { t } = useTranslation('home');
  const formats = useFormats();
  const navigate = useNavigate();
  const { read, total } = course.progress;
  const progress = t('progress', { read: formats.number(read), total: formats.number(total) });
  return (
    <RowButton className="course-row" onPress={() => navigate({ screen: 'course', courseId: course.id })}>
      <span className="course-row-title" dir="auto">
        {course.title}
      </span>
      <span className="quiet-line" dir="auto">
        {course.summary}
      </span>
      <ProgressLine value={read} max={total} label={course.title} words={progress} />
      <span className="course-row-facts">
        <span>{progress}</span>
        <span>{formats.duration(course.minutes)}</span>
        {course.credential && <Held renewal={course.credential.renewal} />}
      </span>
      {course.assignment && <AssignmentLine assignment={course.assignment} />}
    </RowButton>
  );
}
