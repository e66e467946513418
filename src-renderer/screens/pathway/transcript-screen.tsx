/**
 * All that the person has shown, by competency and date, to read, to save or to print.
 */
import { useTranslation } from 'react-i18next';
import { useAgainAfterSync } from '../../api/again-after-sync.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import emptyPicture from '../../pictures/empty-certificates.svg';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { TranscriptActions } from './transcript-actions.tsx';
import { TranscriptGroups } from './transcript-groups.tsx';
import './transcript.css';

export function TranscriptScreen() {
  const { t } = useTranslation('pathway');
  const navigate = useNavigate();
  const transcript = useCall('pathway.transcript', {});
  useAgainAfterSync(transcript.again);
  useScreenReady('transcript', transcript.data ? t('transcript.title') : null);
  if (transcript.failure) return <ProblemScreen failure={transcript.failure} onRetry={transcript.again} />;
  if (!transcript.data) return <LoadingState>{t('transcript.loading')}</LoadingState>;
  const { groups } = transcript.data;
  return (
    <div className="transcript">
      <header className="role-head">
        <h1 tabIndex={-1}>{t('transcript.title')}</h1>
        <p className="quiet-line">{t('transcript.lead')}</p>
      </header>
      {groups.length === 0 ? (
        <div className="empty-state transcript-empty">
          <img src={emptyPicture} alt="" />
          <h2>{t('transcript.emptyTitle')}</h2>
          <p>{t('transcript.emptyBody')}</p>
          <ActionButton kind="main" onPress={() => navigate({ screen: 'courses' })}>
            {t('transcript.emptyAction')}
          </ActionButton>
        </div>
      ) : (
        <>
          <TranscriptActions />
          <TranscriptGroups groups={groups} />
          <p className="transcript-note">{t('transcript.note')}</p>
        </>
      )}
    </div>
  );
}
