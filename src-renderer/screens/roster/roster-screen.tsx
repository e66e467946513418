/**
 * Whether others find this person when something happens, and what they see: it is up to the person alone.
 */
import { ArrowLeft, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterView } from '#core/contract/roster-calls.ts';
import type { Listing } from '#core/crisis/listing.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { useAnnounce } from '../../parts/announcer.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { useSync } from '../registry/use-sync.ts';
import { ListingForm } from './listing-form.tsx';
import { ListingStanding } from './listing-standing.tsx';
import { OwnTeams } from './own-teams.tsx';
import './roster.css';

function NotYet() {
  const { t } = useTranslation('listing');
  const navigate = useNavigate();
  return (
    <div className="empty-state">
      <h2>{t('notYetTitle')}</h2>
      <p>{t('notYetBody')}</p>
      <ActionButton kind="main" onPress={() => navigate({ screen: 'programmes' })}>
        {t('notYetAction')}
      </ActionButton>
    </div>
  );
}

export function RosterScreen() {
  const { t } = useTranslation('listing');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const read = useCall('roster.read', {});
  const sync = useSync();
  const [latest, setLatest] = useState<RosterView | null>(null);
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const view = latest ?? read.data;
  useScreenReady('roster', view && sync.view ? t('title') : null);
  if (read.failure) return <ProblemScreen failure={read.failure} onRetry={read.again} />;
  if (!view || !sync.view) return <LoadingState>{t('loading')}</LoadingState>;
  const change = async (listing: Listing | null) => {
    setBusy(true);
    const reply = await call('roster.change', { listing });
    setBusy(false);
    setTrouble(reply.ok ? null : reply.failure);
    if (!reply.ok) return;
    setLatest(reply.value);
    announce(t(listing ? 'kept' : 'left'));
    void sync.again();
    // What was pressed may be gone: one goes on where it says how it stands now.
    setTimeout(() => document.getElementById('listing-standing')?.focus());
  };
  const isListed = view.listing !== null;
  return (
    <article className="roster">
      <header className="roster-head">
        <div>
          <ActionButton kind="quiet" onPress={() => navigate({ screen: 'programmes' })}>
            <ArrowLeft className="is-mirrored" aria-hidden="true" />
            {t('back')}
          </ActionButton>
        </div>
        <h1 tabIndex={-1}>{t('title')}</h1>
        <p className="roster-lead">{t('lead')}</p>
      </header>
      {view.certified.length === 0 && !isListed ? (
        <NotYet />
      ) : (
        <>
          <ListingStanding view={view} sync={sync.view} />
          <OwnTeams teams={sync.view.roster.teams} />
          {trouble && <FailureState failure={trouble} />}
          {view.certified.length > 0 && (
            <ListingForm
              key={view.saidAt}
              view={view}
              name={sync.view.registry?.person ?? null}
              isBusy={isBusy}
              onKeep={(listing) => void change(listing)}
            />
          )}
          {isListed && (
            <section className="roster-part" aria-labelledby="roster-leave">
              <h2 id="roster-leave">{t('leave.title')}</h2>
              <p>{t('leave.lead')}</p>
              <div>
                <ActionButton isBusy={isBusy} onPress={() => setLeaving(true)}>
                  <EyeOff aria-hidden="true" />
                  {t('leave.button')}
                </ActionButton>
              </div>
              <ConfirmDialog
                isOpen={isLeaving}
                onOpenChange={setLeaving}
                title={t('leave.ask')}
                confirm={t('leave.button')}
                cancel={t('leave.cancel')}
                onConfirm={() => void change(null)}
              >
                <p>{t('leave.means')}</p>
              </ConfirmDialog>
            </section>
          )}
        </>
      )}
    </article>
  );
}
