/**
 * Courses that people were given to do, by when, and how each stands; one that is open can be taken back.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Assignment, assignment } from '#core/staff/shapes.ts';
import { ActionButton } from '../../src-renderer/parts/action-button.tsx';
import { ask } from '../api/ask.ts';
import { PlaceLink } from '../app/place-link.tsx';
import { useSession } from '../app/session.tsx';
import { useFormats } from '../locale/use-formats.ts';
import { type Column, DataTable } from './data-table.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { StateMark } from './state-mark.tsx';
import { useCourseTitle } from './use-course-title.ts';

type Props = {
  readonly assignments: readonly Assignment[];
  readonly isOfOnePerson?: boolean;
  readonly onDone: (words: string) => void;
};

export function AssignmentsTable({ assignments, isOfOnePerson = false, onDone }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const title = useCourseTitle();
  const { may } = useSession();
  const [taken, setTaken] = useState<Assignment | null>(null);
  const who: Column<Assignment> = {
    name: t('column.name'),
    cell: ({ person: { id, name, office } }) => (
      <>
        {may('see-person') ? (
          <PlaceLink to={{ screen: 'person', id }}>
            <bdi>{name}</bdi>
          </PlaceLink>
        ) : (
          <bdi>{name}</bdi>
        )}
        <span className="person-reference">
          <bdi>{office}</bdi>
        </span>
      </>
    ),
  };
  const columns: Column<Assignment>[] = [
    ...(isOfOnePerson ? [] : [who]),
    {
      name: t('by.course'),
      cell: ({ course, note }) => (
        <>
          {title(course)}
          {note && (
            <span className="person-reference">
              <bdi>{note}</bdi>
            </span>
          )}
        </>
      ),
    },
    { name: t('column.due'), cell: ({ dueOn }) => formats.day(dueOn) },
    { name: t('column.state'), cell: ({ state }) => <StateMark state={state} /> },
    {
      name: t('column.by'),
      cell: ({ by, assignedAt }) => (
        <>
          <bdi>{by}</bdi>
          <span className="person-reference">{formats.date(assignedAt)}</span>
        </>
      ),
    },
    {
      name: t('column.ways'),
      isQuiet: true,
      cell: (one) =>
        (one.state === 'open' || one.state === 'overdue') &&
        may('assign') && (
          <ActionButton
            aria-label={t('cancelAssignment.buttonOf', { course: title(one.course), name: one.person.name })}
            onPress={() => setTaken(one)}
          >
            {t('cancelAssignment.button')}
          </ActionButton>
        ),
    },
  ];
  return (
    <>
      <div className="data-frame">
        <DataTable label={t('assignments.title')} columns={columns} rows={assignments} keyOf={({ id }) => id} />
      </div>
      {taken && (
        <ReasonDialog
          title={t('cancelAssignment.title')}
          does={t('cancelAssignment.does')}
          lead={t('cancelAssignment.lead', { course: title(taken.course), name: taken.person.name })}
          work={(why) => ask(`/v1/staff/assignments/${taken.id}/cancel`, assignment, { body: { why } })}
          onDone={() => {
            setTaken(null);
            onDone(t('cancelAssignment.done'));
          }}
          onClose={() => setTaken(null)}
        />
      )}
    </>
  );
}
