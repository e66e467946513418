/**
 * Connects a host: its address, what answers there, and yes in the system's browser.
 */
import { Link2, Search } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BadgeHost, BadgeHostOffer } from '#core/contract/host-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Fact } from '../../parts/fact.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import '../../parts/field.css';

const longest = 300;

type Props = {
  readonly number: string;
  readonly isFirst: boolean;
  readonly onConnected: (hosts: readonly BadgeHost[], said: string) => void;
};

export function HostConnect({ number, isFirst, onConnected }: Props) {
  const { t } = useTranslation('host');
  const [address, setAddress] = useState('');
  const [offer, setOffer] = useState<BadgeHostOffer | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const wanted = address.trim();
  const look = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setMissing(wanted === '');
    if (wanted === '') return field.current?.focus();
    setFailure(null);
    setBusy(true);
    const reply = await call('host.look', { address: wanted });
    setBusy(false);
    if (reply.ok) setOffer(reply.value);
    else setFailure(reply.failure);
  };
  if (offer) return <Offer offer={offer} number={number} onBack={() => setOffer(null)} onConnected={onConnected} />;
  return (
    <form className="host-part" aria-labelledby="host-add-title" noValidate onSubmit={(event) => void look(event)}>
      <h3 id="host-add-title">{t(isFirst ? 'first' : 'add')}</h3>
      <TextField
        className="field"
        value={address}
        onChange={(typed) => {
          setAddress(typed);
          setMissing(false);
        }}
        maxLength={longest}
        isInvalid={isMissing}
      >
        <Label>{t('address')}</Label>
        <Input ref={field} dir="ltr" inputMode="url" autoComplete="off" autoCapitalize="none" spellCheck={false} />
        <Text slot="description" elementType="p" className="quiet-line">
          {t('addressNote')}
        </Text>
        <FieldError className="host-problem">{t('addressMissing')}</FieldError>
      </TextField>
      <div className="host-buttons">
        <ActionButton {...(isFirst && { kind: 'main' as const })} type="submit" isBusy={isBusy}>
          <Search aria-hidden="true" />
          {t('look')}
        </ActionButton>
      </div>
      <p role="status" className="host-said">
        {isBusy && t('looking', { address: wanted })}
      </p>
      {failure && <FailureState failure={failure} />}
    </form>
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
      <p role="status" className="host-said">
        {isWaiting && t('waiting')}
      </p>
      {failure && <FailureState failure={failure} />}
    </section>
  );
}
