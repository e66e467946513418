/**
 * How somebody stands with a programme: a mark and a word, never only a colour.
 */
import { CalendarClock, CircleCheck, CircleDashed, CircleDot, CircleOff, Hourglass, TimerOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeCard } from '#core/contract/programme-calls.ts';

const marks = {
  'not-begun': CircleDashed,
  'under-way': CircleDot,
  certified: CircleCheck,
  'renewal-open': CalendarClock,
  grace: Hourglass,
  lapsed: TimerOff,
  ended: CircleOff,
} as const;

export function StandingWord({ state }: Pick<ProgrammeCard, 'state'>) {
  const { t } = useTranslation('programme');
  const Mark = marks[state];
  return (
    <span className={`standing-word is-${state}`}>
      <Mark aria-hidden="true" />
      {t(`state.${state}`)}
    </span>
  );
}
