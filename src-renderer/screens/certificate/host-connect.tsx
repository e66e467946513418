/**
 * Connects a host: its address, what answers there, and yes in the system's browser.
 */
import { Link2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BadgeHost, BadgeHostOffer } from '#core/contract/host-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { AddressQuestion } from '../../parts/address-question.tsx';
import { Fact } from '../../parts/fact.tsx';
import { FailureState } from '../../parts/failure-state.tsx';

type Props = {
  readonly number: string;
  readonly isFirst: boolean;
  readonly onConnected: (hosts: readonly BadgeHost[], said: string) => void;
};

export function HostConnect({ number, isFirst, onConnected }: Props) {
  const { t } = useTranslation('host');
  const [offer, setOffer] = useState<BadgeHostOffer | null>(null);
  if (offer) return <Offer offer={offer} number={number} onBack={() => setOffer(null)} onConnected={onConnected} />;
  return (
    <AddressQuestion
      className="host-part"
      title={t(isFirst ? 'first' : 'add')}
      level={3}
      words={{
        label: t('address'),
        note: t('addressNote'),
        missing: t('addressMissing'),
        look: t('look'),
        looking: (address) => t('looking', { address }),
      }}
      isMain={isFirst}
      look={async (address) => {
        const reply = await call('host.look', { address });
        if (reply.ok) setOffer(reply.value);
        return reply.ok ? null : reply.failure;
      }}
    />
  );
}

type OfferProps = Pick<Props, 'number' | 'onConnected'> & {
  readonly offer: BadgeHostOffer;
  readonly onBack: () => void;
};

function Offer({ offer, number, onBack, onConnected }: OfferProps) {
  const { t } = useTranslation('host');
  const [isWaiting, setWaiting] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  // The button that asked is gone.
  useEffect(() => title.current?.focus(), []);
  const connect = async () => {
    setFailure(null);
    setWaiting(true);
    const reply = await call('host.connect', { number });
    setWaiting(false);
    if (reply.ok) onConnected(reply.value.hosts, t('done', { name: offer.name }));
    else if (reply.failure.params.reason !== 'given up') setFailure(reply.failure);
  };
  return (
    <section className="host-part" aria-labelledby="host-offer-title">
      <h3 id="host-offer-title" ref={title} tabIndex={-1}>
        {t('found')}
      </h3>
      <dl className="facts">
        <Fact label={t('foundName')}>
          <bdi>{offer.name}</bdi>
        </Fact>
        <Fact label={t('foundAddress')}>
          <bdi dir="ltr">{offer.address}</bdi>
        </Fact>
        {offer.terms && (
          <Fact label={t('terms')}>
            <bdi dir="ltr">{offer.terms}</bdi>
          </Fact>
        )}
        {offer.privacy && (
          <Fact label={t('privacy')}>
            <bdi dir="ltr">{offer.privacy}</bdi>
          </Fact>
        )}
      </dl>
      <p>{t('connectNote')}</p>
      <div className="host-buttons">
        <ActionButton kind="main" isBusy={isWaiting} onPress={() => void connect()}>
          <Link2 aria-hidden="true" />
          {t('connect')}
        </ActionButton>
        {isWaiting ? (
          <ActionButton onPress={() => void call('host.connect-stop', {})}>{t('stop')}</ActionButton>
        ) : (
          <ActionButton onPress={onBack}>{t('other')}</ActionButton>
        )}
      </div>
      <p role="status" className="said-line">
        {isWaiting && t('waiting')}
      </p>
      {failure && <FailureState failure={failure} />}
    </section>
  );
}
