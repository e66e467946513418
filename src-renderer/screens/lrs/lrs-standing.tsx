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
import { Trouble } from '../registry/trouble.tsx';
import { useMoments } from '../registry/use-moments.ts';

const marks: Readonly<Record<LrsView['state'], LucideIcon>> = {
  none: Hourglass,
  'up-to-date': CircleCheck,
  waiting: Hourglass,
  sending: Send,
  'trying-again': ClockAlert,
  paused: KeyRound,
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
  const Mark = marks[state];
  const problem = view.problem ?? failure;
  const notTakenCount = notTaken.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <section className={`registry-standing is-${state}`} aria-labelledby="lrs-standing-title">
        <Mark className={state === 'sending' ? 'is-mirrored' : ''} aria-hidden="true" />
        <div className="registry-standing-words">
          <div role="status" className="registry-standing-words">
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
        </div>
      </section>
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
