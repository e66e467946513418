/**
 * Every course that somebody was given to do.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentStates, assignmentsReply } from '#core/staff/shapes.ts';
import { PickField } from '../../../src-renderer/parts/pick-field.tsx';
import { queryOf } from '../../api/query.ts';
import { useAnswer } from '../../api/use-answer.ts';
import type { PlaceOf } from '../../app/place.ts';
import { PlaceLink } from '../../app/place-link.tsx';
import { useGoing } from '../../app/place-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useSession } from '../../app/session.tsx';
import { Answered } from '../../parts/answered.tsx';
import { AssignmentsTable } from '../../parts/assignments-table.tsx';
import { FilterPicks } from '../../parts/filter-picks.tsx';
import { Pages } from '../../parts/pages.tsx';
import '../people/people.css';

export function AssignmentsScreen({ place }: { place: PlaceOf<'assignments'> }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { restate } = useGoing();
  const { screen: _, after, ...filter } = place;
  const answer = useAnswer(`/v1/staff/assignments${queryOf({ ...filter, after })}`, assignmentsReply);
  const [said, setSaid] = useState('');
  useScreenReady(answer.data || answer.trouble ? t('assignments.title') : null);
  const narrow = (to: typeof filter) => restate({ screen: 'assignments', ...to });
  const isNarrowed = Object.values(filter).some(Boolean);
  return (
    <article className="screen">
      <header className="screen-head">
        <h1 tabIndex={-1}>{t('assignments.title')}</h1>
        <p className="quiet-line">{t('assignments.lead')}</p>
      </header>
      <search className="filters" aria-label={t('assignments.narrow')}>
        <PickField
          label={t('column.state')}
          value={filter.state ?? ''}
          onChange={(picked) => narrow({ ...filter, state: assignmentStates.find((one) => one === picked) })}
        >
          <option value="">{t('any.state')}</option>
          {assignmentStates.map((one) => (
            <option key={one} value={one}>
              {t(`state.${one}`)}
            </option>
          ))}
        </PickField>
        <FilterPicks filter={filter} by={['course', 'office']} onChange={narrow} />
      </search>
      <p role="status" className="said">
        {said}
      </p>
      <Answered answer={answer}>
        {({ assignments, total, next }) =>
          assignments.length === 0 ? (
            <div className="empty">
              <h2>{t(isNarrowed ? 'assignments.noneFound' : 'assignments.none')}</h2>
              <p>{t(isNarrowed ? 'people.noneFoundHow' : 'assignments.noneHow')}</p>
              {!isNarrowed && may('assign') && <PlaceLink to={{ screen: 'people' }}>{t('people.title')}</PlaceLink>}
            </div>
          ) : (
            <>
              <p className="quiet-line is-tabular">{t('assignments.count', { count: total })}</p>
              <AssignmentsTable
                assignments={assignments}
                onDone={(words) => {
                  setSaid(words);
                  answer.again();
                }}
              />
              <Pages
                first={after ? { screen: 'assignments', ...filter } : null}
                next={next ? { screen: 'assignments', ...filter, after: next } : null}
              />
            </>
          )
        }
      </Answered>
    </article>
  );
}
