/**
 * How a certificate stands: a mark and a word, never only a colour.
 */
import { Ban, CircleCheck, CircleDashed, History, TimerOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CredentialCard } from '#core/contract/credential-calls.ts';
import './state-word.css';

const marks = {
  provisional: CircleDashed,
  registered: CircleCheck,
  expired: TimerOff,
  revoked: Ban,
  superseded: History,
} as const;

export function StateWord({ state }: { state: CredentialCard['state'] }) {
  const { t } = useTranslation('certificate');
  const Mark = marks[state];
  return (
    <span className={`state-word is-${state}`}>
      <Mark aria-hidden="true" />
      {t(`state.${state}`)}
    </span>
  );
}
