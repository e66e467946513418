/**
 * Who asks, the longest waiting first, and what was signed.
 */
import {
  CircleAlert,
  ClipboardCheck,
  Clock,
  FileCheck,
  type LucideIcon,
  MessageSquareQuote,
  Trash2,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessingView, RequestCard } from '#core/contract/assess-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Button } from '../../parts/button.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { FailureState } from '../../parts/failure-state.tsx';

const marks: Record<RequestCard['kind'], LucideIcon> = {
  practical: ClipboardCheck,
  hours: Clock,
  recommendation: MessageSquareQuote,
  document: FileCheck,
};

type RowProps = { readonly card: RequestCard; readonly onRemove?: () => void };

function Row({ card, onRemove }: RowProps) {
  const { t } = useTranslation('assess');
  const formats = useFormats();
  const navigate = useNavigate();
  const Mark = marks[card.kind];
  return (
    <li className="assess-row">
      <Mark aria-hidden="true" className="assess-row-mark" />
      <div className="assess-row-words">
        <h3>
          <bdi>{card.candidate}</bdi>
        </h3>
        <p>
          {t(`kind.${card.kind}`)}
          {' · '}
          <bdi>{card.title}</bdi>
        </p>
        <p className="quiet-line">
          <bdi>{card.programme}</bdi>
          {' · '}
          {card.signedAt
            ? t('signedOn', { date: formats.date(card.signedAt) })
            : t('askedOn', { date: formats.date(card.askedAt) })}
        </p>
        {card.hindrance && (
          <p className="assess-row-hindrance">
            <CircleAlert aria-hidden="true" />
            {t(`hindrance.${card.hindrance}.what`)}
          </p>
        )}
      </div>
      <div className="assess-row-ways">
        <ActionButton
          kind={card.signedAt || card.hindrance ? 'plain' : 'main'}
          aria-label={t(card.signedAt ? 'handBackTo' : 'openOf', { name: card.candidate, title: card.title })}
          onPress={() => navigate({ screen: 'assessment', requestId: card.id })}
        >
          {t(card.signedAt ? 'handBack' : 'open')}
        </ActionButton>
        {onRemove && (
          <Button className="quiet-icon" aria-label={t('remove', { name: card.candidate })} onPress={onRemove}>
            <Trash2 aria-hidden="true" />
          </Button>
        )}
      </div>
    </li>
  );
}

type Props = { readonly requests: readonly RequestCard[]; readonly onView: (view: AssessingView) => void };

export function RequestsPart({ requests, onView }: Props) {
  const { t } = useTranslation('assess');
  const [leaving, setLeaving] = useState<RequestCard | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const open = requests.filter(({ signedAt }) => signedAt === null);
  const signed = requests.filter(({ signedAt }) => signedAt !== null);
  const remove = async (id: string) => {
    const reply = await call('assess.remove', { id });
    setFailure(reply.ok ? null : reply.failure);
    if (!reply.ok) return;
    onView(reply.value);
    document.getElementById('asking-title')?.focus();
  };
  return (
    <>
      <section className="assess-part" aria-labelledby="asking-title">
        <h2 id="asking-title" tabIndex={-1}>
          {t('asking')}
        </h2>
        {open.length === 0 && <p className="quiet-line">{t('nobodyAsks')}</p>}
        <ul className="assess-list">
          {open.map((card) => (
            <Row key={card.id} card={card} onRemove={() => setLeaving(card)} />
          ))}
        </ul>
        {failure && <FailureState failure={failure} />}
      </section>
      {signed.length > 0 && (
        <section className="assess-part" aria-labelledby="signed-title">
          <h2 id="signed-title">{t('signedTitle')}</h2>
          <ul className="assess-list">
            {signed.map((card) => (
              <Row key={card.id} card={card} />
            ))}
          </ul>
        </section>
      )}
      <ConfirmDialog
        isOpen={leaving !== null}
        onOpenChange={(isOpen) => !isOpen && setLeaving(null)}
        title={t('removeTitle', { name: leaving?.candidate })}
        confirm={t('removeYes')}
        cancel={t('removeNo')}
        onConfirm={() => leaving && void remove(leaving.id)}
      >
        <p>{t('removeBody')}</p>
      </ConfirmDialog>
    </>
  );
}
