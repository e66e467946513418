/**
 * The first step: which registry? Asking tells what is there; nothing is sent and nothing kept.
 */
import { useTranslation } from 'react-i18next';
import type { RegistryOffer } from '#core/contract/sync-calls.ts';
import { call } from '../../api/call.ts';
import { AddressQuestion } from '../../parts/address-question.tsx';
import { Trouble } from './trouble.tsx';

type Props = {
  readonly first: string;
  /** Where the person came back to: the focus must not fall to the top of the page. */
  readonly isAgain: boolean;
  readonly onOffer: (offer: RegistryOffer) => void;
};

export function AddressForm({ first, isAgain, onOffer }: Props) {
  const { t } = useTranslation('registry');
  return (
    <AddressQuestion
      className="registry-part"
      title={t('address.title')}
      level={2}
      words={{
        label: t('address.label'),
        note: t('address.note'),
        missing: t('address.missing'),
        look: t('address.look'),
        looking: (address) => t('address.looking', { address }),
      }}
      first={first}
      isMain
      isFocused={isAgain}
      look={async (address) => {
        const reply = await call('sync.look', { address });
        if (reply.ok) onOffer(reply.value);
        return reply.ok ? null : reply.failure;
      }}
      trouble={(failure) => <Trouble failure={failure} />}
    />
  );
}
