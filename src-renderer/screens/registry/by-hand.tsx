/**
 * Records out on a stick, and answers back in, for whoever has no network.
 */
import { FileDown, FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandedOver, TakenAnswers } from '#core/contract/sync-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Done } from './done.tsx';
import { Trouble } from './trouble.tsx';

type Outcome =
  | { readonly kind: 'saved'; readonly saved: HandedOver }
  | { readonly kind: 'taken'; readonly taken: TakenAnswers }
  | { readonly kind: 'failed'; readonly failure: Failure };

export function ByHand({ again }: { again: () => Promise<void> }) {
  const { t } = useTranslation('registry');
  const [isBusy, setBusy] = useState<'saving' | 'taking' | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const save = async () => {
    setOutcome(null);
    setBusy('saving');
    const reply = await call('sync.hand-over', {});
    setBusy(null);
    if (!reply.ok) setOutcome({ kind: 'failed', failure: reply.failure });
    else if (reply.value) setOutcome({ kind: 'saved', saved: reply.value });
  };
  const takeIn = async () => {
    setOutcome(null);
    setBusy('taking');
    const reply = await call('sync.take-answers', {});
    setBusy(null);
    await again();
    if (!reply.ok) setOutcome({ kind: 'failed', failure: reply.failure });
    else if (reply.value) setOutcome({ kind: 'taken', taken: reply.value });
  };
  return (
    <section className="registry-part" aria-labelledby="by-hand-title">
      <h2 id="by-hand-title">{t('byHand.title')}</h2>
      <p className="quiet-line">{t('byHand.lead')}</p>
      <div className="registry-row">
        <ActionButton isBusy={isBusy === 'saving'} isDisabled={isBusy === 'taking'} onPress={() => void save()}>
          <FileUp aria-hidden="true" />
          {t('byHand.save')}
        </ActionButton>
        <ActionButton isBusy={isBusy === 'taking'} isDisabled={isBusy === 'saving'} onPress={() => void takeIn()}>
          <FileDown aria-hidden="true" />
          {t('byHand.takeIn')}
        </ActionButton>
      </div>
      <p role="status" className="said-line">
        {isBusy === 'taking' && t('byHand.taking')}
      </p>
      {outcome?.kind === 'failed' && <Trouble failure={outcome.failure} />}
      {outcome?.kind === 'saved' && <Saved {...outcome.saved} />}
      {outcome?.kind === 'taken' && <Taken {...outcome.taken} />}
    </section>
  );
}

function Saved({ waiting, left, ...written }: HandedOver) {
  const { t } = useTranslation('registry');
  return (
    <Done title={t('byHand.savedTitle')} written={written}>
      <p>{waiting > 0 ? t('byHand.saved', { count: waiting }) : t('byHand.savedNews')}</p>
      {left > 0 && <p>{t('byHand.left', { count: left })}</p>}
      <p>{t('byHand.carryOn', { part: t('carry.title') })}</p>
    </Done>
  );
}

function Taken({ stored, certificates, waiting, uncounted, more }: TakenAnswers) {
  const { t } = useTranslation('registry');
  return (
    <Done title={t('byHand.takenTitle')}>
      <p>{stored > 0 ? t('byHand.stored', { count: stored }) : t('byHand.storedNone')}</p>
      {certificates > 0 && <p>{t('byHand.certificates', { count: certificates })}</p>}
      {waiting > 0 && <p>{t('byHand.waiting', { count: waiting })}</p>}
      {uncounted > 0 && <p>{t('byHand.uncounted', { count: uncounted })}</p>}
      {more && <p>{t('byHand.more')}</p>}
    </Done>
  );
}
