/**
 * One issuer: its keys, and how old what it says of withdrawn papers is.
 */
import { KeyRound, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { KnownIssuerView } from '#core/contract/trust-calls.ts';
import { useFormats } from '../../../locale/formats.ts';
import { StateOfList } from './known-word.tsx';

export function KnownIssuer({ issuer }: { issuer: KnownIssuerView }) {
  const { t } = useTranslation('trust');
  const formats = useFormats();
  const { id, name, keys, stolenFrom, withdraws, lists, passes } = issuer;
  // Two keys that were stolen on one day are said once.
  const stolenOn = [...new Set(stolenFrom.map((from) => formats.date(from)))];
  const isNumbered = new Set(lists.map(({ number }) => number)).size > 1;
  return (
    <li className="known-issuer">
      <h4>
        <bdi>{name}</bdi>
      </h4>
      <p className="quiet-line">
        <bdi>{id}</bdi> · {t('keys', { count: keys })}
      </p>
      {stolenOn.map((date) => (
        <p key={date} className="known-care">
          <KeyRound aria-hidden="true" />
          <span>{t('stolen', { date })}</span>
        </p>
      ))}
      {!withdraws && <p className="quiet-line">{t('neverWithdraws')}</p>}
      {lists.length > 0 && (
        <ul className="known-lists">
          {lists.map(({ number, purpose, state, issuedAt, validUntil }) => (
            <li key={`${number}/${purpose}`}>
              <StateOfList state={state} />
              <span className="known-list-words">
                <strong>{t(isNumbered ? `purposeNumber.${purpose}` : `purpose.${purpose}`, { number })}</strong>
                <span className="quiet-line">
                  {issuedAt && validUntil
                    ? t(state === 'old' ? 'listDatesOld' : 'listDates', {
                        date: formats.date(issuedAt),
                        until: formats.date(validUntil),
                      })
                    : t('listMissing')}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {passes && (
        <p className="quiet-line">{t('passes', { count: passes.withdrawn, date: formats.date(passes.madeAt) })}</p>
      )}
      {lists.some(({ state }) => state !== 'current') && (
        <p className="known-care">
          <TriangleAlert aria-hidden="true" />
          <span>{t('askNewer', { issuer: name })}</span>
        </p>
      )}
    </li>
  );
}
