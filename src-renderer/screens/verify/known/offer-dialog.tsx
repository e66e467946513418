/**
 * The first trust list: a person compares its root keys with what the organisation says, and only then it counts.
 */
import { useTranslation } from 'react-i18next';
import type { OfferView } from '#core/contract/trust-calls.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';

/** As many are seen at once, with the fingerprint below them. */
const fewIssuers = 5;

type Props = { readonly offer: OfferView | null; readonly onConfirm: () => void; readonly onDecline: () => void };

export function OfferDialog({ offer, onConfirm, onDecline }: Props) {
  const { t } = useTranslation('trust');
  const formats = useFormats();
  return (
    <ConfirmDialog
      isOpen={offer !== null}
      onOpenChange={(open) => !open && onDecline()}
      title={t('offer.title')}
      confirm={t('offer.confirm')}
      cancel={t('offer.cancel')}
      onConfirm={onConfirm}
    >
      {offer && (
        <>
          <p>{t('offer.lead')}</p>
          <div className="offer-issuers">
            <p className="quiet-line">
              {t('offer.issuers', { sequence: formats.number(offer.sequence), date: formats.date(offer.issuedAt) })}
            </p>
            {offer.issuers.length === 0 && <p>{t('noIssuers')}</p>}
            <ul {...(offer.issuers.length > fewIssuers && { className: 'is-many', tabIndex: 0 })}>
              {offer.issuers.map(({ id, name }) => (
                <li key={id}>
                  <strong>
                    <bdi>{name}</bdi>
                  </strong>
                  <bdi className="quiet-line">{id}</bdi>
                </li>
              ))}
            </ul>
          </div>
          <p>{t('offer.compare')}</p>
          <div className="offer-fingerprint">
            <code dir="ltr">{offer.fingerprint}</code>
          </div>
        </>
      )}
    </ConfirmDialog>
  );
}
