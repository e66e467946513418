/**
 * Something that was sent, as one of a list: what became of it, why, and what one can do.
 */
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SentOutcome } from '#core/contract/sync-calls.ts';
import { OutcomeWord } from './outcome-word.tsx';

type Props = SentOutcome & {
  readonly title: string;
  open(): void;
  /** Under the title. */
  readonly children?: ReactNode;
};

export function Sent({ title, open, outcome, reasons, says, children }: Props) {
  const { t } = useTranslation('registry');
  return (
    <li>
      <OutcomeWord outcome={outcome} />
      <div className="registry-attempt-words">
        <h3>
          <Link className="registry-attempt-link" onPress={open}>
            {title}
          </Link>
        </h3>
        {children}
        <p>{t(`outcome.${outcome}.means`)}</p>
        {reasons.length > 0 && (
          <ul className="registry-reasons">
            {reasons.map((reason) => (
              <li key={reason}>
                <strong>{t(`reason.${reason}.what`)}</strong>
                <span>{t(`reason.${reason}.next`)}</span>
              </li>
            ))}
          </ul>
        )}
        {says !== null && (
          <figure className="registry-says">
            <figcaption>{t('attempts.says')}</figcaption>
            <blockquote>
              <bdi>{says}</bdi>
            </blockquote>
          </figure>
        )}
      </div>
    </li>
  );
}
