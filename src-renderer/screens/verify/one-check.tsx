/**
 * What checking one file came to: the word first, then why, then what it says of whom.
 */
import { useTranslation } from 'react-i18next';
import type { CheckView } from '#core/contract/verify-calls.ts';
import { believable } from '#core/verify/verdict.ts';
import { useFormats } from '../../locale/formats.ts';
import { Fact } from '../../parts/fact.tsx';
import { useWhy } from './use-why.ts';
import { VerdictWord } from './verdict-word.tsx';

export function OneCheck({ check }: { check: CheckView }) {
  const { t } = useTranslation('verify');
  const formats = useFormats();
  const why = useWhy();
  const { credential, issuer, verdict } = check;
  return (
    <section className={`check is-${verdict}`} aria-labelledby="check-title">
      <h2 id="check-title" className="check-word">
        <VerdictWord verdict={verdict} />
      </h2>
      <p className="check-why">{why(check)}</p>
      <p className="check-file">
        <bdi>{check.file}</bdi>
      </p>
      {credential && (
        <>
          {!believable.includes(verdict) && <p className="check-believe">{t('believe')}</p>}
          <dl className="facts">
            <Fact label={t('holder')}>
              <strong>
                <bdi>{credential.holder}</bdi>
              </strong>
            </Fact>
            <Fact label={t('course')}>
              <bdi>{credential.course.title}</bdi>
            </Fact>
            {issuer && (
              <Fact label={t(issuer.isListed ? 'issuer' : 'claimsIssuer')}>
                <bdi>{issuer.name}</bdi>
              </Fact>
            )}
            <Fact label={t('issued')}>{formats.date(credential.issuedAt)}</Fact>
            <Fact label={t('validUntil')}>{formats.date(credential.expiresAt)}</Fact>
            <Fact label={t('number')}>
              <bdi className="tabular">{credential.number}</bdi>
            </Fact>
          </dl>
        </>
      )}
      <Against check={check} />
    </section>
  );
}

/** How old what is known is: without it a word like "good" says too much. */
export function Against({ check: { statusOf, trustList } }: { check: CheckView }) {
  const { t } = useTranslation('verify');
  const formats = useFormats();
  return (
    <p className="check-against">
      {trustList
        ? t('against.trustList', { sequence: trustList.sequence, date: formats.date(trustList.issuedAt) })
        : t('against.noTrustList')}{' '}
      {statusOf ? t('against.statusOf', { date: formats.date(statusOf) }) : t('against.noStatus')}
    </p>
  );
}
