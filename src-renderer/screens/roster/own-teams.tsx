/**
 * The crisis teams that the registry says this person is in.
 */
import { Users } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncView } from '#core/contract/sync-calls.ts';
import { useFormats } from '../../locale/formats.ts';
import { countryNamer } from '../../locale/names.ts';

export function OwnTeams({ teams }: { readonly teams: SyncView['roster']['teams'] }) {
  const { t } = useTranslation('listing');
  const formats = useFormats();
  const country = useMemo(() => countryNamer(formats.language), [formats]);
  if (teams.length === 0) return null;
  return (
    <section className="roster-part" aria-labelledby="own-teams">
      <h2 id="own-teams">{t('teams.title')}</h2>
      <ul className="own-teams">
        {teams.map((team) => (
          <li key={team.id}>
            <Users aria-hidden="true" />
            <span>
              <strong>
                <bdi>{team.name}</bdi>
              </strong>
              <span className="quiet-line">
                <bdi>{[team.place, country(team.country)].join(' · ')}</bdi>
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p className="quiet-line">{t('teams.note')}</p>
    </section>
  );
}
