/**
 * One connected host: what was sent there of this certificate, sending it, and removing the host.
 */
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BadgeHost } from '#core/contract/host-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';

type Props = {
  readonly host: BadgeHost;
  readonly number: string;
  readonly onChanged: (hosts: readonly BadgeHost[], said: string) => void;
};

export function HostRow({ host, number, onChanged }: Props) {
  const { t } = useTranslation('host');
  const formats = useFormats();
  const [isBusy, setBusy] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { id, name, address, isProtected, sent } = host;
  const sentLine = (one: NonNullable<BadgeHost['sent']>) =>
    t(`outcome.${one.outcome}`, { when: t('moment', { date: formats.date(one.at), time: formats.clock(one.at) }) });

  const send = async () => {
    setFailure(null);
    setBusy(true);
    const reply = await call('host.send', { id, number });
    setBusy(false);
    if (!reply.ok) return setFailure(reply.failure);
    const now = reply.value.hosts.find((one) => one.id === id)?.sent;
    onChanged(reply.value.hosts, now ? sentLine(now) : '');
  };
  const forget = async () => {
    const reply = await call('host.forget', { id, number });
    if (reply.ok) onChanged(reply.value.hosts, t('forgotten'));
    else setFailure(reply.failure);
  };
  return (
    <li className="host-row">
      <p className="host-name">
        <bdi>{name}</bdi>
      </p>
      <p className="quiet-line">
        <bdi dir="ltr">{address}</bdi>
      </p>
      <p>{isBusy ? t('sending') : sent ? sentLine(sent) : t('never')}</p>
      {!isProtected && <p className="host-note">{t('plain')}</p>}
      {isLeaving ? (
        <section className="host-leave" aria-label={t('forgetTitle', { name })}>
          <p>
            <strong>{t('forgetTitle', { name })}</strong> {t('forgetLead')}
          </p>
          <div className="host-buttons">
            <ActionButton autoFocus onPress={() => setLeaving(false)}>
              {t('forgetNo')}
            </ActionButton>
            <ActionButton onPress={() => void forget()}>{t('forgetYes')}</ActionButton>
          </div>
        </section>
      ) : (
        <div className="host-buttons">
          <ActionButton kind={sent ? 'plain' : 'main'} isBusy={isBusy} onPress={() => void send()}>
            <Send className="is-mirrored" aria-hidden="true" />
            {t(sent ? 'sendAgain' : 'send', { name })}
          </ActionButton>
          <ActionButton kind="quiet" isBusy={isBusy} onPress={() => setLeaving(true)}>
            {t('forget', { name })}
          </ActionButton>
        </div>
      )}
      {failure && <FailureState failure={failure} />}
    </li>
  );
}
