/**
 * How something stands: a mark and a word, never only a colour.
 */
import {
  Ban,
  CalendarClock,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  ClockAlert,
  History,
  Hourglass,
  type LucideIcon,
  SearchCheck,
  TimerOff,
  TriangleAlert,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import './state-mark.css';

type Kind = 'done' | 'care' | 'danger' | 'quiet';

/** By the words of `state.…`. */
const marks = {
  valid: [CircleCheck, 'done'],
  expiring: [CalendarClock, 'care'],
  expired: [TimerOff, 'danger'],
  revoked: [Ban, 'danger'],
  never: [CircleDashed, 'quiet'],
  replaced: [History, 'quiet'],
  open: [CircleDashed, 'quiet'],
  overdue: [ClockAlert, 'danger'],
  done: [CircleCheck, 'done'],
  cancelled: [CircleSlash, 'quiet'],
  waiting: [Hourglass, 'quiet'],
  registered: [CircleCheck, 'done'],
  recorded: [CircleCheck, 'quiet'],
  refused: [Ban, 'danger'],
  review: [SearchCheck, 'care'],
  failed: [TriangleAlert, 'danger'],
  trusted: [CircleCheck, 'done'],
  distrusted: [Ban, 'danger'],
  forked: [TriangleAlert, 'care'],
  active: [CircleCheck, 'done'],
  invited: [Hourglass, 'care'],
  ended: [CircleSlash, 'quiet'],
  ready: [CircleCheck, 'done'],
  'at-risk': [TriangleAlert, 'care'],
  'not-ready': [Ban, 'danger'],
} as const satisfies Record<string, readonly [LucideIcon, Kind]>;
export type State = keyof typeof marks;

export function StateMark({ state }: { state: State }) {
  const { t } = useTranslation();
  const [Icon, kind] = marks[state];
  return (
    <span className={`state-mark is-${kind}`}>
      <Icon aria-hidden="true" />
      {t(`state.${state}`)}
    </span>
  );
}
