/**
 * Every attempt, every programme that was reached, and what became of it; where the registry did not take it, why, and what one can do.
 */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SentAttempt, SentProgramme } from '#core/contract/sync-calls.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Sent } from './sent.tsx';

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

/** Nothing where none was reached. */
export function SentProgrammes({ programmes }: { programmes: readonly SentProgramme[] }) {
  const { t } = useTranslation('registry');
  const navigate = useNavigate();
  if (programmes.length === 0) return null;
  return (
    <section className="registry-part" aria-labelledby="programmes-title">
      <h2 id="programmes-title">{t('programmes.title')}</h2>
      <ul className="registry-attempts">
        {programmes.map(({ programme, ...sent }) => (
          <Sent key={programme} {...sent} open={() => navigate({ screen: 'programme', programmeId: programme })} />
        ))}
      </ul>
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

function Attempt({ attempt, course, decidedAt, ...became }: SentAttempt) {
  const { t } = useTranslation('registry');
  const formats = useFormats();
  const navigate = useNavigate();
  const open = () => navigate({ screen: 'decision', attemptId: attempt });
  return (
    <Sent {...became} title={course} open={open}>
      <p className="quiet-line">{t('attempts.decided', { date: formats.date(decidedAt) })}</p>
    </Sent>
  );
}
