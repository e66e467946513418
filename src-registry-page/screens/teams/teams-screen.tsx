/**
 * All crisis teams, and which of them could act today.
 */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readinessStates } from '#core/crisis/readiness.ts';
import { type TeamRow, type TeamsReply, teamsReply } from '#core/staff/crisis-shapes.ts';
import { ActionButton } from '../../../src-renderer/parts/action-button.tsx';
import { queryOf } from '../../api/query.ts';
import { useAnswer } from '../../api/use-answer.ts';
import type { PlaceOf } from '../../app/place.ts';
import { PlaceLink } from '../../app/place-link.tsx';
import { useGoing } from '../../app/place-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/use-formats.ts';
import { Answered } from '../../parts/answered.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Pages } from '../../parts/pages.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useSkills } from '../../parts/use-skills.ts';
import { TeamForm } from './team-form.tsx';
import { useGapWords } from './use-gap-words.ts';
import '../overview/overview.css';
import './teams.css';

function States({ states }: Pick<TeamsReply, 'states'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <dl className="figures">
      {readinessStates.map((state) => (
        <div key={state}>
          <dt>
            <StateMark state={state} />
          </dt>
          <dd>{formats.number(states[state])}</dd>
        </div>
      ))}
      <div>
        <dt>{t('teams.all')}</dt>
        <dd>{formats.number(readinessStates.reduce((sum, state) => sum + states[state], 0))}</dd>
      </div>
    </dl>
  );
}

/** Names of people are on the page of the team itself. */
const shownGaps = 3;

function TeamsTable({ teams }: Pick<TeamsReply, 'teams'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const skills = useSkills();
  const words = useGapWords(skills, () => t('teams.somebody'));
  const columns: Column<TeamRow>[] = [
    {
      name: t('teams.name'),
      cell: ({ id, name, office }) => (
        <>
          <PlaceLink to={{ screen: 'team', id }}>
            <bdi>{name}</bdi>
          </PlaceLink>
          <span className="person-reference">
            <bdi>{office}</bdi>
          </span>
        </>
      ),
    },
    {
      name: t('roster.where'),
      cell: ({ place, country }) => (
        <>
          <bdi>{place}</bdi>
          <span className="person-reference">{formats.country(country)}</span>
        </>
      ),
    },
    { name: t('teams.members'), isFigure: true, cell: ({ members }) => formats.number(members) },
    { name: t('column.state'), cell: ({ state }) => <StateMark state={state} /> },
    {
      name: t('teams.lacks'),
      cell: ({ gaps }) =>
        gaps.length > 0 && (
          <ul className="team-gaps is-short">
            {gaps.slice(0, shownGaps).map((gap) => (
              <li key={words(gap)}>{words(gap)}</li>
            ))}
            {gaps.length > shownGaps && <li>{t('teams.more', { count: gaps.length - shownGaps })}</li>}
          </ul>
        ),
    },
  ];
  return (
    <div className="data-frame">
      <DataTable label={t('teams.title')} columns={columns} rows={teams} keyOf={({ id }) => id} />
    </div>
  );
}

export function TeamsScreen({ place }: { place: PlaceOf<'teams'> }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { go } = useGoing();
  const { screen: _, after, ...filter } = place;
  const answer = useAnswer(`/v1/staff/teams${queryOf({ ...filter, after })}`, teamsReply);
  const [isMaking, setMaking] = useState(false);
  useScreenReady(answer.data || answer.trouble ? t('teams.title') : null);
  return (
    <article className="screen">
      <header className="screen-head">
        <h1 tabIndex={-1}>{t('teams.title')}</h1>
        <p className="quiet-line">{t('teams.lead')}</p>
      </header>
      {may('manage-teams') && (
        <div className="screen-ways">
          <ActionButton onPress={() => setMaking(true)}>
            <Plus aria-hidden="true" />
            {t('teams.make')}
          </ActionButton>
        </div>
      )}
      <Answered answer={answer}>
        {({ teams, states, next }) =>
          teams.length === 0 ? (
            <div className="empty">
              <h2>{t('teams.none')}</h2>
              <p>{t('teams.noneHow')}</p>
            </div>
          ) : (
            <>
              <States states={states} />
              <TeamsTable teams={teams} />
              <Pages
                first={after ? { screen: 'teams', ...filter } : null}
                next={next ? { screen: 'teams', ...filter, after: next } : null}
              />
            </>
          )
        }
      </Answered>
      {isMaking && (
        <TeamForm
          team={null}
          onClose={() => setMaking(false)}
          onDone={({ team }) => {
            setMaking(false);
            go({ screen: 'team', id: team.id });
          }}
        />
      )}
    </article>
  );
}
