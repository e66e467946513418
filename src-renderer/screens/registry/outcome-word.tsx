/**
 * What became of an attempt that was sent: a mark and a word, never only a colour.
 */
import { Archive, CircleAlert, CircleCheck, Hourglass, type LucideIcon, Send, UserSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SentAttempt } from '#core/contract/sync-calls.ts';

const marks: Readonly<Record<SentAttempt['outcome'], LucideIcon>> = {
  waiting: Hourglass,
  sent: Send,
  registered: CircleCheck,
  recorded: Archive,
  refused: CircleAlert,
  review: UserSearch,
};

export function OutcomeWord({ outcome }: Pick<SentAttempt, 'outcome'>) {
  const { t } = useTranslation('registry');
  const Mark = marks[outcome];
  return (
    <span className={`registry-word is-${outcome}`}>
      <Mark className={outcome === 'sent' ? 'is-mirrored' : ''} aria-hidden="true" />
      {t(`outcome.${outcome}.word`)}
    </span>
  );
}
