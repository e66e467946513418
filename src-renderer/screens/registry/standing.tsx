/**
 * How sending stands, in plain words, and the button that does not wait for the next turn.
 */
import { CircleCheck, ClockAlert, Hourglass, type LucideIcon, RefreshCw, Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncView } from '#core/contract/sync-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ProgressLine } from '../../parts/progress-line.tsx';
import { StandingBox, type StandingKind } from '../../parts/standing-box.tsx';
import { Trouble } from './trouble.tsx';
import { useMoments } from './use-moments.ts';

const marks: Readonly<Record<SyncView['state'], readonly [LucideIcon, StandingKind]>> = {
  'not-enrolled': [Hourglass, 'now'],
  'up-to-date': [CircleCheck, 'done'],
  waiting: [Hourglass, 'care'],
  syncing: [Send, 'now'],
  'trying-again': [ClockAlert, 'care'],
};

type Props = { readonly view: SyncView; readonly again: () => Promise<void> };

export function Standing({ view, again }: Props) {
  const { t } = useTranslation('registry');
  const [isAsking, setAsking] = useState(false);
  /** It counts until the registry was reached again. */
  const [failed, setFailed] = useState<{ why: Failure; before: string | null } | null>(null);
  const isBusy = isAsking || view.state === 'syncing';
  const failure = failed?.before === view.lastSyncedAt ? failed.why : null;
  const [icon, kind] = marks[view.state];
  const syncNow = async () => {
    setFailed(null);
    setAsking(true);
    const reply = await call('sync.now', {});
    if (!reply.ok) setFailed({ why: reply.failure, before: view.lastSyncedAt });
    await again();
    setAsking(false);
  };
  const problem = view.problem ?? failure;
  return (
    <>
      <StandingBox kind={kind} icon={icon} isMirrored={view.state === 'syncing'} labelledBy="standing-title">
        <StateWords view={view} />
        {view.state === 'syncing' && view.progress && <Sent {...view.progress} />}
        <ActionButton kind={view.waiting.count > 0 ? 'main' : 'plain'} isBusy={isBusy} onPress={() => void syncNow()}>
          <RefreshCw aria-hidden="true" />
          {t('now')}
        </ActionButton>
      </StandingBox>
      {problem && view.state !== 'syncing' && <Trouble failure={problem} />}
    </>
  );
}

function StateWords({ view: { state, waiting, lastSyncedAt, nextTryAt } }: { view: SyncView }) {
  const { t } = useTranslation('registry');
  const moments = useMoments();
  const isWaiting = state !== 'syncing' && waiting.count > 0;
  const title = isWaiting
    ? t('state.records', { count: waiting.count })
    : t(state === 'syncing' ? 'state.syncing' : state === 'up-to-date' ? 'state.up-to-date' : 'state.none');
  return (
    <div role="status" className="standing-words">
      <h2 id="standing-title">{title}</h2>
      {state === 'up-to-date' && <p>{t('state.all')}</p>}
      {isWaiting && waiting.since && (
        <p>{t('state.since', { when: moments.since(waiting.since), amount: moments.amount(waiting.bytes) })}</p>
      )}
      {state === 'waiting' && isWaiting && <p>{t('state.bySelf')}</p>}
      {state === 'trying-again' && nextTryAt && <p>{moments.nextTry(nextTryAt)}</p>}
      {state === 'syncing' && <p>{t('state.goOn')}</p>}
      {state !== 'syncing' && (
        <p className="quiet-line">
          {lastSyncedAt ? t('state.last', { when: moments.at(lastSyncedAt) }) : t('state.never')}
        </p>
      )}
    </div>
  );
}

function Sent({ done, total }: NonNullable<SyncView['progress']>) {
  const { t } = useTranslation('registry');
  const words = t('progress', { done, total });
  return (
    <div className="registry-progress">
      <ProgressLine value={done} max={total} label={t('state.syncing')} words={words} />
      <p className="is-tabular">{words}</p>
    </div>
  );
}
