/**
 * That a course is asked of the person, until when, and what whoever asks wrote. One that is late is said plainly and without
 * blame: it still counts.
 */
import { CalendarCheck, CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '#core/contract/course-calls.ts';
import { useFormats } from '../../locale/formats.ts';

type Props = {
  readonly assignment: AssignmentView;
  /** Where it stands under words that say that it is assigned. */
  readonly isShort?: boolean;
};

export function AssignmentLine({ assignment: { dueOn, isOverdue, days }, isShort = false }: Props) {
  const { t } = useTranslation('home');
  const formats = useFormats();
  const Mark = isOverdue ? CalendarClock : CalendarCheck;
  const facts = { date: formats.day(dueOn), when: formats.inDays(days) };
  const long = isOverdue ? t('assigned.overdue', facts) : t('assigned.open', facts);
  const short = isOverdue ? t('assigned.dueOverdue', facts) : t('assigned.dueOpen', facts);
  return (
    <span className={`assignment-line${isOverdue ? ' is-overdue' : ''}`}>
      <Mark aria-hidden="true" />
      <span>{isShort ? short : long}</span>
    </span>
  );
}

export function AssignmentNote({ note }: Pick<AssignmentView, 'note'>) {
  const { t } = useTranslation('home');
  if (note === '') return null;
  return (
    <p className="quiet-line">
      <bdi>{t('assigned.note', { note })}</bdi>
    </p>
  );
}
