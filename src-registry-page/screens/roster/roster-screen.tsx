/**
 * Who can be called when something happens: those who are certified and let others see it.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RosterRow, rosterReply } from '#core/staff/crisis-shapes.ts';
import { PickField } from '../../../src-renderer/parts/pick-field.tsx';
import { queryOf } from '../../api/query.ts';
import { useAnswer } from '../../api/use-answer.ts';
import type { PlaceOf } from '../../app/place.ts';
import { useGoing } from '../../app/place-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/use-formats.ts';
import { Answered } from '../../parts/answered.tsx';
import { Pages } from '../../parts/pages.tsx';
import { type Skills, useSkills } from '../../parts/use-skills.ts';
import { SearchField } from '../people/search-field.tsx';
import { IntoTeam } from './into-team.tsx';
import { RosterTable } from './roster-table.tsx';
import '../people/people.css';

type Filter = Omit<PlaceOf<'roster'>, 'screen' | 'after'>;
type FilterProps = {
  readonly filter: Filter;
  readonly countries: readonly string[];
  readonly languages: readonly string[];
  readonly skills: Skills;
  readonly onChange: (filter: Filter) => void;
};

function Filters({ filter, countries, languages, skills, onChange }: FilterProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const sorted = (codes: readonly string[], nameOf: (code: string) => string) =>
    codes.map((code) => [code, nameOf(code)] as const).sort(([, a], [, b]) => a.localeCompare(b, formats.language));
  /** What is asked for stays among what can be picked. */
  const withOwn = (codes: readonly string[], own: string | undefined) =>
    own && !codes.includes(own) ? [...codes, own] : codes;
  return (
    <search className="filters people-filters" aria-label={t('roster.narrow')}>
      <SearchField
        label={t('roster.search')}
        value={filter.search ?? ''}
        onChange={(search) => onChange({ ...filter, search: search || undefined })}
      />
      <PickField
        label={t('roster.skill')}
        value={filter.skill ?? ''}
        onChange={(skill) => onChange({ ...filter, skill: skill || undefined })}
      >
        <option value="">{t('roster.anySkill')}</option>
        <optgroup label={t('roster.programmes')}>
          {skills.programmes.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('roster.courses')}>
          {skills.courses.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </optgroup>
      </PickField>
      <PickField
        label={t('by.country')}
        value={filter.country ?? ''}
        onChange={(country) =>
          onChange({ ...filter, country: country || undefined, coming: country ? filter.coming : undefined })
        }
      >
        <option value="">{t('any.country')}</option>
        {sorted(withOwn(countries, filter.country), formats.country).map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </PickField>
      <PickField
        label={t('roster.language')}
        value={filter.language ?? ''}
        onChange={(picked) => onChange({ ...filter, language: (picked || undefined) as Filter['language'] })}
      >
        <option value="">{t('roster.anyLanguage')}</option>
        {sorted(withOwn(languages, filter.language), formats.spoken).map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </PickField>
      {filter.country && (
        <label className="check roster-coming">
          <input
            type="checkbox"
            checked={filter.coming === 'yes'}
            onChange={(event) => onChange({ ...filter, coming: event.target.checked ? 'yes' : undefined })}
          />
          {t('roster.coming')}
        </label>
      )}
    </search>
  );
}

export function RosterScreen({ place }: { place: PlaceOf<'roster'> }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { restate } = useGoing();
  const skills = useSkills();
  const { screen: _, after, ...filter } = place;
  const answer = useAnswer(`/v1/staff/roster${queryOf({ ...filter, after })}`, rosterReply);
  const [chosen, setChosen] = useState<RosterRow | null>(null);
  const [said, setSaid] = useState('');
  useScreenReady(answer.data || answer.trouble ? t('roster.title') : null);
  const isNarrowed = Object.values(filter).some(Boolean);
  return (
    <article className="screen">
      <header className="screen-head">
        <h1 tabIndex={-1}>{t('roster.title')}</h1>
        <p className="quiet-line">{t('roster.lead')}</p>
      </header>
      <Filters
        filter={filter}
        countries={answer.data?.countries ?? []}
        languages={answer.data?.languages ?? []}
        skills={skills}
        onChange={(to) => restate({ screen: 'roster', ...to })}
      />
      <p role="status" className="said">
        {said}
      </p>
      <Answered answer={answer}>
        {({ people, total, next }) =>
          people.length === 0 ? (
            <div className="empty">
              <h2>{t(isNarrowed ? 'roster.noneFound' : 'roster.none')}</h2>
              <p>{t(isNarrowed ? 'people.noneFoundHow' : 'roster.noneHow')}</p>
            </div>
          ) : (
            <>
              <p className="quiet-line is-tabular">{t('people.count', { count: total })}</p>
              <RosterTable
                people={people}
                skills={skills}
                label={t('roster.title')}
                way={
                  may('manage-teams')
                    ? {
                        name: t('roster.intoTeam'),
                        nameOf: (name) => t('roster.intoTeamOf', { name }),
                        press: setChosen,
                      }
                    : null
                }
              />
              <Pages
                first={after ? { screen: 'roster', ...filter } : null}
                next={next ? { screen: 'roster', ...filter, after: next } : null}
              />
            </>
          )
        }
      </Answered>
      {chosen && (
        <IntoTeam
          person={chosen}
          onClose={() => setChosen(null)}
          onDone={(words) => {
            setChosen(null);
            setSaid(words);
          }}
        />
      )}
    </article>
  );
}
