/**
 * A page of people: who they are, what they hold, what they have to do.
 */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '#core/staff/shapes.ts';
import { PlaceLink } from '../../app/place-link.tsx';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/use-formats.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useCourseTitle } from '../../parts/use-course-title.ts';
import './people.css';

type Props = {
  readonly people: readonly PersonRow[];
  /** Only this course is of interest. */
  readonly course: string | undefined;
  /** Null where nobody is chosen. */
  readonly chosen: ReadonlyMap<string, PersonRow> | null;
  readonly onChoose: (rows: readonly PersonRow[], isChosen: boolean) => void;
};

function Holdings({ row, course }: { row: PersonRow; course: string | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const title = useCourseTitle();
  const held = row.held.filter((one) => course === undefined || one.course === course);
  if (held.length === 0) return <StateMark state="never" />;
  return (
    <ul className="holdings">
      {held.map(({ course: of, state, until }) => (
        <li key={of}>
          {course === undefined && <span>{title(of)}</span>}
          <StateMark state={state} />
          {until && (
            <span className="quiet-line">
              {t(state === 'expired' ? 'heldUntil' : 'holdsUntil', { date: formats.day(until) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function ChooseAll({ people, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  const count = people.filter(({ id }) => chosen?.has(id)).length;
  const isAll = count === people.length;
  useEffect(() => {
    if (box.current) box.current.indeterminate = count > 0 && !isAll;
  }, [count, isAll]);
  return (
    <label className="check">
      <input ref={box} type="checkbox" checked={isAll} onChange={() => onChoose(people, !isAll)} />
      <span className="visually-hidden">{t('people.choosePage')}</span>
    </label>
  );
}

export function PeopleTable(props: Props) {
  const { people, course, chosen, onChoose } = props;
  const { t } = useTranslation();
  const formats = useFormats();
  const { may } = useSession();
  const columns: Column<PersonRow>[] = [
    {
      name: t('column.name'),
      cell: ({ id, name, reference }) => (
        <>
          {may('see-person') ? (
            <PlaceLink to={{ screen: 'person', id }}>
              <bdi>{name}</bdi>
            </PlaceLink>
          ) : (
            <bdi>{name}</bdi>
          )}
          {reference && (
            <span className="person-reference">
              <bdi dir="ltr">{reference}</bdi>
            </span>
          )}
        </>
      ),
    },
    { name: t('by.office'), cell: ({ office }) => office && <bdi>{office}</bdi> },
    { name: t('by.country'), cell: ({ country }) => formats.country(country) },
    { name: t('by.role'), cell: ({ role }) => role && <bdi>{role}</bdi> },
    { name: t('column.holds'), cell: (row) => <Holdings row={row} course={course} /> },
    {
      name: t('column.toDo'),
      cell: ({ open, nextDue }) =>
        open > 0 && (
          <>
            {t('assignments.count', { count: open })}
            {nextDue && <span className="person-due">{t('assignments.nextDue', { date: formats.day(nextDue) })}</span>}
          </>
        ),
    },
  ];
  const choice: Column<PersonRow> = {
    name: '',
    head: <ChooseAll {...props} />,
    cell: (row) => (
      <label className="check">
        <input
          type="checkbox"
          checked={chosen?.has(row.id) ?? false}
          onChange={(event) => onChoose([row], event.target.checked)}
        />
        <span className="visually-hidden">{t('people.choose', { name: row.name })}</span>
      </label>
    ),
  };
  return (
    <div className="data-frame">
      <DataTable
        label={t('people.title')}
        columns={columns}
        rows={people}
        keyOf={({ id }) => id}
        {...(chosen && { choice })}
      />
    </div>
  );
}
