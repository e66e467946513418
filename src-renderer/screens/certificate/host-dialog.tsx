/**
 * Sends a certificate to a wallet or another host of Open Badges: those that are connected, and the way to connect one.
 */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CredentialCard } from '#core/contract/credential-calls.ts';
import type { BadgeHost } from '#core/contract/host-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { PlainDialog } from '../../parts/plain-dialog.tsx';
import { HostConnect } from './host-connect.tsx';
import { HostRow } from './host-row.tsx';
import './host.css';

type Props = {
  readonly card: CredentialCard;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
};

export function HostDialog({ card, isOpen, onOpenChange }: Props) {
  const { t } = useTranslation('host');
  const navigate = useNavigate();
  const isProvisional = card.state === 'provisional';
  return (
    <PlainDialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={t('title')}
      close={t('close')}
      action={
        isProvisional && (
          <ActionButton kind="main" onPress={() => navigate({ screen: 'registry' })}>
            {t('toRegistry')}
          </ActionButton>
        )
      }
    >
      <p>{t('lead')}</p>
      {isProvisional ? <p className="host-note">{t('provisional')}</p> : <Hosts number={card.number} />}
    </PlainDialog>
  );
}

function Hosts({ number }: { number: string }) {
  const { t } = useTranslation('host');
  const [hosts, setHosts] = useState<readonly BadgeHost[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    let isGone = false;
    void call('host.list', { number }).then((reply) => {
      if (isGone) return;
      if (reply.ok) setHosts(reply.value.hosts);
      else setFailure(reply.failure);
    });
    return () => {
      isGone = true;
      // Whoever closes this does not want to be connected any more.
      void call('host.connect-stop', {});
    };
  }, [number]);
  if (failure) return <FailureState failure={failure} />;
  if (!hosts) return <p role="status">{t('loading')}</p>;
  const changed = (next: readonly BadgeHost[], words: string) => {
    setHosts(next);
    setSaid(words);
  };
  return (
    <>
      <p role="status" className="said-line">
        {said}
      </p>
      {hosts.length > 0 && (
        <section className="host-part" aria-labelledby="hosts-title">
          <h3 id="hosts-title">{t('connected')}</h3>
          <ul className="host-list">
            {hosts.map((host) => (
              <HostRow key={host.id} host={host} number={number} onChanged={changed} />
            ))}
          </ul>
        </section>
      )}
      <HostConnect key={hosts.length} number={number} isFirst={hosts.length === 0} onConnected={changed} />
    </>
  );
}
