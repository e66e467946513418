/**
 * People as the roster shows them: what they are certified in and until when, what they speak, where they are and how far they come.
 */
import { useTranslation } from 'react-i18next';
import type { RosterRow } from '#core/staff/crisis-shapes.ts';
import { ActionButton } from '../../../src-renderer/parts/action-button.tsx';
import { PlaceLink } from '../../app/place-link.tsx';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/use-formats.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import type { Skills } from '../../parts/use-skills.ts';
import '../people/people.css';
import './roster.css';

export type RosterWay = {
  readonly name: string;
  readonly nameOf: (person: string) => string;
  readonly press: (person: RosterRow) => void;
};
type Props = {
  readonly people: readonly RosterRow[];
  readonly skills: Skills;
  readonly label: string;
  /** What can be done with each; null: nothing. */
  readonly way: RosterWay | null;
};

export function RosterTable({ people, skills, label, way }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { may } = useSession();
  const columns: Column<RosterRow>[] = [
    {
      name: t('column.name'),
      cell: ({ id, name, office, isOwn }) => (
        <>
          {isOwn && may('see-person') ? (
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
    },
    {
      name: t('roster.certified'),
      cell: ({ held }) =>
        held.length === 0 ? (
          <StateMark state="expired" />
        ) : (
          <ul className="holdings">
            {held.map(({ course, until, isExpiring }) => (
              <li key={course}>
                <span>{skills.titleOf(course)}</span>
                {isExpiring && <StateMark state="expiring" />}
                <span className="quiet-line">{t('holdsUntil', { date: formats.day(until) })}</span>
              </li>
            ))}
          </ul>
        ),
    },
    { name: t('roster.languages'), cell: ({ languages }) => formats.list(languages.map(formats.spoken)) },
    {
      name: t('roster.where'),
      cell: ({ place, country, reach }) => (
        <>
          <bdi>{place}</bdi>
          <span className="person-reference">{formats.country(country)}</span>
          <span className="person-reference">{t(`roster.reach.${reach}`)}</span>
        </>
      ),
    },
    { name: t('roster.contact'), cell: ({ contact }) => contact && <bdi>{contact}</bdi> },
  ];
  const last: Column<RosterRow>[] = way
    ? [
        {
          name: t('column.ways'),
          isQuiet: true,
          cell: (row) => (
            <ActionButton aria-label={way.nameOf(row.name)} onPress={() => way.press(row)}>
              {way.name}
            </ActionButton>
          ),
        },
      ]
    : [];
  return (
    <div className="data-frame">
      <DataTable label={label} columns={[...columns, ...last]} rows={people} keyOf={({ id }) => id} />
    </div>
  );
}
