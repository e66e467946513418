/**
 * All programmes, each with where one stands: how much is met, in a word, until when.
 */
import { BookOpenCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeCard } from '#core/contract/programme-calls.ts';
import { useAgainAfterSync } from '../../api/again-after-sync.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Button } from '../../parts/button.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { StandingStrip } from './standing-strip.tsx';
import { StandingWord } from './standing-word.tsx';
import './programmes.css';

function Card({ programme }: { programme: ProgrammeCard }) {
  const { t } = useTranslation('programme');
  const formats = useFormats();
  const navigate = useNavigate();
  const { id, title, summary, state, until } = programme;
  const counts = state === 'certified' || state === 'renewal-open';
  return (
    <li>
      <Button className="programme-card" onPress={() => navigate({ screen: 'programme', programmeId: id })}>
        <span className="programme-card-title" dir="auto">
          {title}
        </span>
        <span className="quiet-line" dir="auto">
          {summary}
        </span>
        <span className="programme-card-standing">
          <StandingWord state={state} />
          {until && (
            <span className="quiet-line">{t(counts ? 'until' : 'wasUntil', { date: formats.date(until) })}</span>
          )}
        </span>
        {state !== 'certified' && <StandingStrip {...programme} />}
      </Button>
    </li>
  );
}

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
  const { t } = useTranslation('programme');
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
              <Card key={programme.id} programme={programme} />
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
    </div>
  );
}
