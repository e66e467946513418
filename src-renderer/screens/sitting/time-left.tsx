/**
 * The time that is left: words until ten minutes are left, then minutes and seconds. It can be hidden; at ten, five and
 * one minute it is said all the same, to the eye and to the screen reader.
 */
import { Clock, Eye, EyeOff } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../locale/formats.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { Button } from '../../parts/button.tsx';
import {
  type ClockAnchor,
  minutePassed,
  minutesAndSeconds,
  remainingNow,
  secondsFromMs,
  wholeMinutes,
} from './exam-clock.ts';

const tickMs = 250;
const noteMs = 15_000;

export function TimeLeft({ anchor, onOver }: { anchor: ClockAnchor; onOver: () => void }) {
  const { t, i18n } = useTranslation('exam');
  const formats = useFormats();
  const announce = useAnnounce();
  const [left, setLeft] = useState(() => remainingNow(anchor));
  const [hidden, setHidden] = useState(false);
  const [note, setNote] = useState<string | null>(null);

  const look = useEffectEvent(() => {
    const now = remainingNow(anchor);
    const minute = minutePassed(left, now);
    if (minute !== null) {
      const text = t('sitting.announce', { time: formats.minutes(minute) });
      announce(text);
      setNote(text);
    }
    if (now === 0 && left > 0) onOver();
    setLeft(now);
  });
  useEffect(() => {
    const tick = setInterval(() => look(), tickMs);
    return () => clearInterval(tick);
  }, []);
  useEffect(() => {
    if (!note) return;
    const timer = setTimeout(() => setNote(null), noteMs);
    return () => clearTimeout(timer);
  }, [note]);

  const words = left > secondsFromMs;
  const shown = words ? formats.minutes(wholeMinutes(left)) : minutesAndSeconds(left, i18n.language);
  const short = left <= 5 * 60_000;
  return (
    <div className={`time-left${short ? ' is-short' : ''}`}>
      <Clock aria-hidden="true" className="time-left-icon" />
      {hidden ? (
        <span className="time-left-text">{note ?? t('sitting.timeHidden')}</span>
      ) : (
        <span className="time-left-text" role="timer" aria-label={t('sitting.time')}>
          {words ? t('sitting.timeLeft', { time: shown }) : shown}
        </span>
      )}
      <Button
        className="quiet-icon"
        aria-label={hidden ? t('sitting.showTime') : t('sitting.hideTime')}
        onPress={() => setHidden(!hidden)}
      >
        {hidden ? <Eye aria-hidden="true" /> : <EyeOff aria-hidden="true" />}
      </Button>
    </div>
  );
}
