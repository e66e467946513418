/**
 * Every attempt and what became of it; where the registry did not take it, why, and what one can do.
 */
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SentAttempt } from '#core/contract/sync-calls.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { OutcomeWord } from './outcome-word.tsx';

type Props = {
  readonly attempts: readonly SentAttempt[];
  /** Said where there are none. */
  readonly empty?: string;
};

export function SentAttempts({ attempts, empty }: Props) {
  const { t } = useTranslation('registry');
  return (
    <section className="registry-part" aria-labelledby="attempts-title">
      <h2 id="attempts-title">{t('attempts.title')}</h2>
      {attempts.length === 0 ? (
        <NoAttempts>{empty}</NoAttempts>
      ) : (
        <ul className="registry-attempts">
          {attempts.map((one) => (
            <Attempt key={one.attempt} {...one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function NoAttempts({ children }: { children: ReactNode }) {
  const { t } = useTranslation('registry');
  const navigate = useNavigate();
  return (
    <>
      <p className="quiet-line">{children}</p>
      <ActionButton onPress={() => navigate({ screen: 'courses' })}>{t('attempts.courses')}</ActionButton>
    </>
  );
}

function Attempt({ attempt, course, decidedAt, outcome, reasons, says }: SentAttempt) {
  const { t } = useTranslation('registry');
  const formats = useFormats();
  const navigate = useNavigate();
  const open = () => navigate({ screen: 'decision', attemptId: attempt });
  return (
    <li>
      <OutcomeWord outcome={outcome} />
      <div className="registry-attempt-words">
        <h3>
          <Link className="registry-attempt-link" onPress={open}>
            {course}
          </Link>
        </h3>
        <p className="quiet-line">{t('attempts.decided', { date: formats.date(decidedAt) })}</p>
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
