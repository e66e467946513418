/**
 * What was recorded of an attempt besides the answers: each thing, when, for how long, and what time it gave back.
 */
import { CirclePause, ClockAlert, Lock, LogIn, type LucideIcon, Moon, PictureInPicture2, Power } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Interruption } from '#core/exam/interruptions.ts';
import { useFormats } from '../locale/formats.ts';
import './interruption-list.css';

const icons: Record<Interruption['kind'], LucideIcon> = {
  paused: CirclePause,
  away: PictureInPicture2,
  locked: Lock,
  asleep: Moon,
  closed: Power,
  'clock-moved': ClockAlert,
  'zone-moved': ClockAlert,
  'second-start': LogIn,
};

/** One line, as a sentence. */
export function useInterruptionWords(): (one: Interruption) => string {
  const { t } = useTranslation('exam');
  const formats = useFormats();
  return ({ kind, ms, givenBackMs }) => {
    const time = ms === null ? '' : formats.timeSpan(Math.abs(ms));
    const variant = kind === 'clock-moved' || kind === 'zone-moved' ? ((ms ?? 0) < 0 ? '.back' : '.on') : '';
    const what = t(`recorded.${kind}${variant}` as 'recorded.away', { time, context: ms === null ? 'open' : '' });
    const isWhole = kind === 'paused' && givenBackMs === ms;
    const given = isWhole
      ? t('recorded.stoodStill')
      : givenBackMs > 0
        ? t('recorded.givenBack', { time: formats.timeSpan(givenBackMs) })
        : '';
    return given ? `${what} ${given}` : what;
  };
}

export function InterruptionList({ interruptions }: { interruptions: readonly Interruption[] }) {
  const { t } = useTranslation('exam');
  const formats = useFormats();
  const words = useInterruptionWords();
  if (interruptions.length === 0) return <p className="quiet-line">{t('recorded.nothing')}</p>;
  return (
    <ul className="interruptions">
      {interruptions.map((one) => {
        const Icon = icons[one.kind];
        return (
          <li key={`${one.kind} ${one.at}`}>
            <Icon aria-hidden="true" />
            <time dateTime={one.at}>{formats.clock(one.at)}</time>
            <span>{words(one)}</span>
          </li>
        );
      })}
    </ul>
  );
}
