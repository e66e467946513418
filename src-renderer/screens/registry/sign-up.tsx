/**
 * This computer sends its records to nobody yet: what a registry is for, and the two steps to sign up with one.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegistryOffer } from '#core/contract/sync-calls.ts';
import { AddressForm } from './address-form.tsx';
import { OfferForm } from './offer-form.tsx';

export function SignUp({ onEnrolled }: { onEnrolled: () => void }) {
  const { t } = useTranslation('registry');
  const [offer, setOffer] = useState<RegistryOffer | null>(null);
  const [last, setLast] = useState('');
  const back = () => {
    setLast(offer?.address ?? '');
    setOffer(null);
  };
  return (
    <>
      <div className="registry-part">
        <p className="registry-lead">{t('lead')}</p>
        <p className="quiet-line">{t('what')}</p>
      </div>
      {offer ? (
        <OfferForm offer={offer} onBack={back} onEnrolled={onEnrolled} />
      ) : (
        <AddressForm first={last} isAgain={last !== ''} onOffer={setOffer} />
      )}
    </>
  );
}
