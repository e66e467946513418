/**
 * A pause, where one was allowed: the clock stands still and the questions are covered until the person goes on.
 */
import { CirclePause, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { heldNow } from './exam-clock.ts';
import type { SittingSession, SittingSnapshot } from './sitting-session.ts';
import './pause.css';

type Props = { readonly session: SittingSession; readonly now: SittingSnapshot };

export function PauseButton({ session, now }: Props) {
  const { t } = useTranslation('exam');
  const { pause } = now;
  if (!pause || pause.on) return null;
  return (
    <ActionButton kind="quiet" isDisabled={pause.leftMs === 0} onPress={() => void session.pause(true)}>
      <CirclePause aria-hidden="true" />
      {pause.leftMs === 0 ? t('pause.usedUp') : t('pause.begin')}
    </ActionButton>
  );
}

/** Stands where the question stood. */
export function PauseCover({ session, now }: Props) {
  const { t } = useTranslation('exam');
  const formats = useFormats();
  const title = useRef<HTMLHeadingElement>(null);
  const [left, setLeft] = useState(() => heldNow(now.anchor));
  useEffect(() => title.current?.focus(), []);
  useEffect(() => {
    const look = () => setLeft(heldNow(now.anchor));
    look();
    const tick = setInterval(look, 1000);
    return () => clearInterval(tick);
  }, [now.anchor]);
  return (
    <section className="pause-cover" aria-labelledby="pause-title">
      <CirclePause aria-hidden="true" />
      <h1 id="pause-title" ref={title} tabIndex={-1}>
        {left > 0 ? t('pause.title') : t('pause.over')}
      </h1>
      <p>{left > 0 ? t('pause.body', { time: formats.timeSpan(left) }) : t('pause.overBody')}</p>
      {now.pauseFailure && <FailureState failure={now.pauseFailure} />}
      <ActionButton kind="main" onPress={() => void session.pause(false)}>
        <Play className="is-mirrored" aria-hidden="true" />
        {t('pause.end')}
      </ActionButton>
    </section>
  );
}
