/**
 * By which passes one signs: who gave them, what they allow, in which programmes, from when until when.
 */
import { CircleCheck, CircleOff, Clock, TimerOff, UserX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PassView } from '#core/contract/assess-calls.ts';
import { useFormats } from '../../locale/formats.ts';
import { Fact } from '../../parts/fact.tsx';

const marks = {
  counts: CircleCheck,
  'not-yet': Clock,
  ended: TimerOff,
  withdrawn: CircleOff,
  'issuer-unknown': UserX,
} as const;

/** What may be signed by it. */
const allowed = ({ may }: PassView) => [
  ...(may.includes('assess') ? (['stations'] as const) : []),
  ...(may.includes('supervise') ? (['hours', 'recommend'] as const) : []),
  'documents' as const,
];

function Pass({ pass }: { pass: PassView }) {
  const { t } = useTranslation('assess');
  const formats = useFormats();
  const Mark = marks[pass.state];
  return (
    <li className={`pass is-${pass.state}`}>
      <p className="pass-state">
        <Mark aria-hidden="true" />
        {t(`passState.${pass.state}`)}
      </p>
      <dl className="facts">
        <Fact label={t('passIssuer')}>
          <bdi>{pass.issuer}</bdi>
        </Fact>
        <Fact label={t('passMay')}>{formats.list(allowed(pass).map((deed) => t(`may.${deed}`)))}</Fact>
        <Fact label={t('passProgrammes')}>
          <bdi>{formats.list(pass.programmes)}</bdi>
        </Fact>
        <Fact label={t('passDates')}>
          {t('fromUntil', { from: formats.date(pass.from), until: formats.date(pass.until) })}
        </Fact>
        {pass.withdrawn && (
          <>
            <Fact label={t('passWithdrawn')}>
              {t('passWithdrawnAt', {
                date: formats.date(pass.withdrawn.from),
                time: formats.clock(pass.withdrawn.from),
              })}
            </Fact>
            <Fact label={t('passWhy')}>{t(`passReason.${pass.withdrawn.reason}`)}</Fact>
          </>
        )}
      </dl>
      {pass.state === 'withdrawn' && <p className="pass-says">{t('passWithdrawnSays')}</p>}
    </li>
  );
}

export function PassesPart({ passes }: { passes: readonly PassView[] }) {
  const { t } = useTranslation('assess');
  return (
    <section className="assess-part" aria-labelledby="passes-title">
      <h2 id="passes-title">{t('passesTitle')}</h2>
      {passes.length === 0 && <p>{t('noPass')}</p>}
      <ul className="assess-list">
        {passes.map((pass) => (
          <Pass
            key={[pass.issuer, pass.from, pass.until, pass.state, ...pass.may, ...pass.programmes].join()}
            pass={pass}
          />
        ))}
      </ul>
      <p className="assess-rule">{t('dateRule')}</p>
    </section>
  );
}
