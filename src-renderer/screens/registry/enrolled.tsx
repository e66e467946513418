/**
 * This computer sends its records to a registry: how that stands, what became of each, which registry it is, and the way
 * to stop.
 */
import { UserSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncView } from '#core/contract/sync-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Fact } from '../../parts/fact.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { ByHand } from './by-hand.tsx';
import { ContentPart } from './content-part.tsx';
import { SentAttempts, SentProgrammes } from './sent-attempts.tsx';
import { Standing } from './standing.tsx';
import { Wallets } from './wallets.tsx';

export type Registry = NonNullable<SyncView['registry']>;

type Props = {
  readonly view: SyncView;
  readonly registry: Registry;
  readonly again: () => Promise<void>;
  readonly onLeft: () => void;
};

export function Enrolled({ view, registry, again, onLeft }: Props) {
  const { t } = useTranslation('registry');
  return (
    <>
      <p className="registry-lead">{t('enrolledLead', { registry: registry.name, person: registry.person })}</p>
      <Standing view={view} again={again} />
      {view.setApart > 0 && (
        <p className="registry-care">
          <UserSearch aria-hidden="true" />
          <span>{t('setApart', { count: view.setApart })}</span>
        </p>
      )}
      <SentAttempts attempts={view.attempts} empty={t('attempts.empty', { person: registry.person })} />
      <SentProgrammes programmes={view.programmes} />
      <ByHand again={again} />
      <ContentPart />
      <Wallets />
      <AboutRegistry registry={registry} waiting={view.waiting.count} onLeft={onLeft} />
    </>
  );
}

type AboutProps = Pick<Props, 'registry' | 'onLeft'> & { readonly waiting: number };

function AboutRegistry({ registry, waiting, onLeft }: AboutProps) {
  const { t } = useTranslation('registry');
  const formats = useFormats();
  const [isLeaving, setLeaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const leave = async () => {
    const reply = await call('sync.leave', {});
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok) onLeft();
  };
  return (
    <section className="registry-part registry-about" aria-labelledby="about-title">
      <h2 id="about-title">{t('aboutTitle')}</h2>
      <dl className="facts">
        <Fact label={t('fact.name')}>
          <bdi>{registry.name}</bdi>
        </Fact>
        <Fact label={t('fact.address')}>
          <bdi dir="ltr">{registry.address}</bdi>
        </Fact>
        <Fact label={t('fact.person')}>
          <bdi>{registry.person}</bdi>
        </Fact>
        <Fact label={t('fact.since')}>{formats.date(registry.enrolledAt)}</Fact>
      </dl>
      {failure && <FailureState failure={failure} />}
      <ActionButton onPress={() => setLeaving(true)}>{t('leave.button')}</ActionButton>
      <ConfirmDialog
        isOpen={isLeaving}
        onOpenChange={setLeaving}
        title={t('leave.title')}
        confirm={t('leave.confirm')}
        cancel={t('leave.cancel')}
        onConfirm={() => void leave()}
      >
        <p>{t('leave.lead')}</p>
        {waiting > 0 && <p>{t('leave.waiting', { count: waiting })}</p>}
        <p>{t('leave.again')}</p>
      </ConfirmDialog>
    </section>
  );
}
