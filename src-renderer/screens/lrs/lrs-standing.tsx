/**
 * How telling the LRS stands: what waits, when it was last told, what went wrong, and what it did not take.
 */
import { CircleCheck, ClockAlert, Hourglass, KeyRound, type LucideIcon, RefreshCw, Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LrsView } from '#core/contract/lrs-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { StandingBox, type StandingKind } from '../../parts/standing-box.tsx';
import { Trouble } from '../registry/trouble.tsx';
import { useMoments } from '../registry/use-moments.ts';

const marks: Readonly<Record<LrsView['state'], readonly [LucideIcon, StandingKind]>> = {
  none: [Hourglass, 'now'],
  'up-to-date': [CircleCheck, 'done'],
  waiting: [Hourglass, 'care'],
  sending: [Send, 'now'],
  'trying-again': [ClockAlert, 'care'],
  paused: [KeyRound, 'care'],
};

type Props = { readonly view: LrsView; readonly again: () => Promise<void> };

export function Standing({ view, again }: Props) {
  const { t } = useTranslation('lrs');
  const moments = useMoments();
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { state, waiting, lastSentAt, nextTryAt, notTaken } = view;
  const send = async (isAgain: boolean) => {
    setAsking(true);
    const reply = await call('lrs.now', { again: isAgain });
    setFailure(reply.ok ? null : reply.failure);
    await again();
    setAsking(false);
  };
  const [icon, kind] = marks[state];
  const problem = view.problem ?? failure;
  const notTakenCount = notTaken.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <StandingBox kind={kind} icon={icon} isMirrored={state === 'sending'} labelledBy="lrs-standing-title">
        <div role="status" className="standing-words">
          <h2 id="lrs-standing-title">
            {state !== 'sending' && waiting > 0 ? t('state.records', { count: waiting }) : t(`state.${state}`)}
          </h2>
          {state === 'trying-again' && nextTryAt && <p>{moments.nextTry(nextTryAt)}</p>}
          {state === 'paused' && <p>{t('state.pausedNext')}</p>}
          {state !== 'sending' && (
            <p className="quiet-line">
              {lastSentAt ? t('state.last', { when: moments.at(lastSentAt) }) : t('state.never')}
            </p>
          )}
        </div>
        <ActionButton isBusy={isAsking || state === 'sending'} onPress={() => void send(false)}>
          <RefreshCw aria-hidden="true" />
          {t('now')}
        </ActionButton>
      </StandingBox>
      {problem && state !== 'sending' && <Trouble failure={problem} />}
      {notTakenCount > 0 && (
        <section className="registry-part" aria-labelledby="lrs-not-taken-title">
          <h2 id="lrs-not-taken-title">{t('notTaken.title', { count: notTakenCount })}</h2>
          <p>{t('notTaken.lead')}</p>
          <ul className="registry-reasons">
            {notTaken.map(({ reason, count, said }) => (
              <li key={reason}>
                <strong>{t(`notTaken.${reason}`, { count })}</strong>
                {said.trim() !== '' && (
                  <span>
                    {t('notTaken.said')} <bdi className="lrs-said">{said}</bdi>
                  </span>
                )}
              </li>
            ))}
          </ul>
          <ActionButton isBusy={isAsking || state === 'sending'} onPress={() => void send(true)}>
            {t('notTaken.again')}
          </ActionButton>
        </section>
      )}
    </>
  );
}
