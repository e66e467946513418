/**
 * How long a certificate counts, as a line from issue to end: where today is, and from when it may be renewed. The words
 * beside it say the same.
 */
import { ArrowRight, CalendarClock, TimerOff } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { CredentialCard } from '#core/contract/credential-calls.ts';
import type { Renewal } from '#core/credential/renewal.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import './validity-line.css';

const dayMs = 86_400_000;

/** Of the whole time, in per cent. */
function shares(issuedAt: string, { opensAt, expiresAt, days, state }: Renewal) {
  const [from, until] = [Date.parse(issuedAt), Date.parse(expiresAt)];
  const today = state === 'lapsed' ? until : until - days * dayMs;
  const share = (instant: number) => Math.min(100, Math.max(0, ((instant - from) / (until - from)) * 100));
  return { '--today': `${share(today)}%`, '--opens': `${share(Date.parse(opensAt))}%` } as CSSProperties;
}

export function ValidityLine({ card, renewal }: { card: CredentialCard; renewal: Renewal }) {
  const { t } = useTranslation('certificate');
  const formats = useFormats();
  const navigate = useNavigate();
  const { state, opensAt, expiresAt, days } = renewal;
  const words = {
    until: formats.date(expiresAt),
    from: formats.date(opensAt),
    when: formats.inDays(days),
  };
  return (
    <section className={`validity is-${state}`} aria-labelledby="validity-title">
      <h2 id="validity-title">
        {state === 'lapsed' ? <TimerOff aria-hidden="true" /> : <CalendarClock aria-hidden="true" />}
        {t(`validity.${state}.title`, words)}
      </h2>
      <div className="validity-line" style={shares(card.issuedAt, renewal)} aria-hidden="true">
        <span className="validity-gone" />
        <span className="validity-window" />
        <span className="validity-today" />
      </div>
      <div className="validity-ends" aria-hidden="true">
        <bdi>{formats.date(card.issuedAt)}</bdi>
        <bdi>{words.until}</bdi>
      </div>
      <p>{t(`validity.${state}.lead`, words)}</p>
      {state !== 'later' && (
        <ActionButton kind="main" onPress={() => navigate({ screen: 'exam-intro', courseId: card.courseId })}>
          {t('validity.renew')}
          <ArrowRight className="is-mirrored" aria-hidden="true" />
        </ActionButton>
      )}
    </section>
  );
}
