/**
 * All programmes, each with where one stands: how much is met, in a word, until when.
 */
import { BookOpenCheck, Siren, UserRoundCog } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAgainAfterSync } from '../../api/again-after-sync.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { PlaceRow } from '../../parts/place-row.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { ProgrammeRow } from './programme-row.tsx';
import './programmes.css';

function None() {
  const { t } = useTranslation('programme');
  const navigate = useNavigate();
  return (
    <div className="empty-state">
      <h2>{t('noneTitle')}</h2>
      <p>{t('noneBody')}</p>
      <ActionButton kind="main" onPress={() => navigate({ screen: 'courses' })}>
        {t('noneAction')}
      </ActionButton>
    </div>
  );
}

export function ProgrammesScreen() {
  const { t } = useTranslation(['programme', 'pathway', 'listing']);
  const navigate = useNavigate();
  const list = useCall('programme.list', {});
  useAgainAfterSync(list.again);
  useScreenReady('programmes', list.data ? t('title') : null);
  if (list.failure) return <ProblemScreen failure={list.failure} onRetry={list.again} />;
  if (!list.data) return <LoadingState>{t('loading')}</LoadingState>;
  const isAnyBegun = list.data.some(({ state }) => state !== 'not-begun');
  return (
    <div className="programmes">
      <h1 tabIndex={-1}>{t('title')}</h1>
      {list.data.length === 0 ? (
        <None />
      ) : (
        <>
          <p className="quiet-line programmes-lead">{t('lead')}</p>
          <ul className="programme-cards">
            {list.data.map((programme) => (
              <li key={programme.id}>
                <ProgrammeRow programme={programme} />
              </li>
            ))}
          </ul>
          {isAnyBegun && (
            <div>
              <ActionButton onPress={() => navigate({ screen: 'logbook' })}>
                <BookOpenCheck aria-hidden="true" />
                {t('toLogbook')}
              </ActionButton>
            </div>
          )}
        </>
      )}
      {isAnyBegun && (
        <PlaceRow
          icon={Siren}
          title={t('listing:entry.title')}
          lead={t('listing:entry.lead')}
          onPress={() => navigate({ screen: 'roster' })}
        />
      )}
      <PlaceRow
        icon={UserRoundCog}
        title={t('pathway:entry.title')}
        lead={t('pathway:entry.lead')}
        onPress={() => navigate({ screen: 'pathway' })}
      />
    </div>
  );
}
