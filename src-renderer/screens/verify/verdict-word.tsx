/**
 * A verdict: a mark and a word, never only a colour.
 */
import { Ban, CircleCheck, CircleDashed, CircleHelp, FileX2, History, TimerOff, UserX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CheckView } from '#core/contract/verify-calls.ts';

const marks = {
  good: CircleCheck,
  provisional: CircleDashed,
  expired: TimerOff,
  superseded: History,
  revoked: Ban,
  changed: FileX2,
  'unknown-issuer': UserX,
  'cannot-tell': CircleHelp,
} as const;

export function VerdictWord({ verdict }: { verdict: CheckView['verdict'] }) {
  const { t } = useTranslation('verify');
  const Mark = marks[verdict];
  return (
    <span className={`verdict-word is-${verdict}`}>
      <Mark aria-hidden="true" />
      {t(`verdict.${verdict}`)}
    </span>
  );
}
