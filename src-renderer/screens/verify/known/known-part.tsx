/**
 * What this computer knows: the trust list, its issuers, how old their lists of withdrawn papers are; and the way to bring
 * in newer ones.
 */
import { FileInput, FileWarning, ShieldAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustView } from '#core/contract/trust-calls.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { Fact } from '../../../parts/fact.tsx';
import { FailureState } from '../../../parts/failure-state.tsx';
import { BroughtLists } from './brought-lists.tsx';
import { KnownIssuer } from './known-issuer.tsx';
import { OfferDialog } from './offer-dialog.tsx';
import type { Trust } from './use-trust.ts';
import './known.css';

export function KnownPart({ trust, isBusy }: { trust: Trust; isBusy: boolean }) {
  const { t } = useTranslation('trust');
  const { view, failure, again, brought, offer, said } = trust;
  const [forgetting, setForgetting] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const forget = async () => {
    await trust.forget();
    // The button that was pressed is gone.
    title.current?.focus();
  };
  return (
    <section className="known" aria-labelledby="known-title">
      <header>
        <h2 id="known-title" ref={title} tabIndex={-1}>
          {t('title')}
        </h2>
        <p className="quiet-line">{t('lead')}</p>
      </header>
      <ActionButton isBusy={isBusy} onPress={() => void trust.bring()}>
        <FileInput className="is-mirrored" aria-hidden="true" />
        {t('bring')}
      </ActionButton>
      {failure && <FailureState failure={failure} {...(again && { onRetry: again })} />}
      <div role="status" className="known-said">
        {said && <p>{t(said)}</p>}
        {brought.length > 0 && <BroughtLists brought={brought} />}
      </div>
      {view && <Known view={view} />}
      {view?.list?.pin && (
        <ActionButton kind="quiet" isBusy={isBusy} onPress={() => setForgetting(true)}>
          {t('forget')}
        </ActionButton>
      )}
      <OfferDialog offer={offer} onConfirm={() => void trust.confirm()} onDecline={trust.decline} />
      <ConfirmDialog
        isOpen={forgetting}
        onOpenChange={setForgetting}
        title={t('forgetTitle')}
        confirm={t('forgetConfirm')}
        cancel={t('forgetCancel')}
        onConfirm={() => void forget()}
      >
        <p>{t('forgetLead')}</p>
      </ConfirmDialog>
    </section>
  );
}

function Known({ view: { list, issuers, unreadable, leftOut } }: { view: TrustView }) {
  const { t } = useTranslation('trust');
  const formats = useFormats();
  return (
    <>
      {list ? (
        <div className="known-list">
          <h3>{t('listTitle', { sequence: formats.number(list.sequence) })}</h3>
          <dl className="facts">
            <Fact label={t('listDate')}>{formats.date(list.issuedAt)}</Fact>
            <Fact label={t('origin')}>
              <Origin list={list} />
            </Fact>
            <Fact label={t('fingerprint')}>
              <code className="tabular" dir="ltr">
                {list.fingerprint}
              </code>
            </Fact>
          </dl>
          {issuers.length === 0 && <Care>{t('noIssuers')}</Care>}
          <ul className="known-issuers" aria-label={t('issuersTitle')}>
            {issuers.map((issuer) => (
              <KnownIssuer key={issuer.id} issuer={issuer} />
            ))}
          </ul>
        </div>
      ) : (
        <div className="known-none">
          <ShieldAlert aria-hidden="true" />
          <p>
            <strong>{t('emptyTitle')}</strong>
          </p>
          <p>{t('emptyNext')}</p>
        </div>
      )}
      {unreadable > 0 && <Care>{t('unreadable', { count: unreadable })}</Care>}
      {leftOut > 0 && <Care>{t('leftOut', { count: leftOut })}</Care>}
    </>
  );
}

function Origin({ list: { isShipped, brought } }: { list: NonNullable<TrustView['list']> }) {
  const { t } = useTranslation('trust');
  const formats = useFormats();
  if (isShipped) return t('shipped');
  if (!brought) return t('byHand');
  const date = formats.date(brought.at);
  return brought.by ? t('broughtBy', { name: brought.by, date }) : t('broughtOn', { date });
}

function Care({ children }: { children: string }) {
  return (
    <p className="known-care">
      <FileWarning aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}
