/**
 * The learning record store (LRS) that the organisation named for this computer: naming one, how telling it stands, and the
 * way to stop.
 */
import { LockOpen } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LrsView } from '#core/contract/lrs-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useScreenReady } from '../../app/screen-ready.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { useAnnounce } from '../../parts/announcer.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Fact } from '../../parts/fact.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { LrsForm } from './lrs-form.tsx';
import { Standing } from './lrs-standing.tsx';
import { useLrs } from './use-lrs.ts';
import '../registry/registry.css';
import './lrs.css';

export function LrsScreen() {
  const { t } = useTranslation('lrs');
  const { view, failure, again } = useLrs();
  const announce = useAnnounce();
  const [isChanging, setChanging] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useScreenReady('lrs', view || failure ? t('title') : null);
  /** What was pressed is gone with the state it stood in: one goes on from the title. */
  const turned = async (what: 'named' | 'forgotten' | null) => {
    setChanging(false);
    await again();
    if (what) announce(t(`said.${what}`));
    title.current?.focus();
    window.scrollTo(0, 0);
  };
  return (
    <article className="registry">
      <h1 ref={title} tabIndex={-1}>
        {t('title')}
      </h1>
      {failure && <FailureState failure={failure} onRetry={() => void again()} />}
      {!view && !failure && <LoadingState>{t('loading')}</LoadingState>}
      {view && !view.lrs && (
        <div className="registry-part">
          <p className="registry-lead">{t('lead')}</p>
          <p className="quiet-line">{t('what')}</p>
        </div>
      )}
      {view?.lrs && !isChanging && (
        <>
          <Standing view={view} again={again} />
          <About
            view={view}
            lrs={view.lrs}
            onChange={() => setChanging(true)}
            onForgotten={() => void turned('forgotten')}
          />
        </>
      )}
      {view && (!view.lrs || isChanging) && (
        <LrsForm
          view={view}
          onNamed={() => void turned('named')}
          onBack={isChanging ? () => void turned(null) : null}
        />
      )}
    </article>
  );
}

type AboutProps = {
  readonly view: LrsView;
  readonly lrs: NonNullable<LrsView['lrs']>;
  readonly onChange: () => void;
  readonly onForgotten: () => void;
};

function About({ view, lrs, onChange, onForgotten }: AboutProps) {
  const { t } = useTranslation('lrs');
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const forget = async () => {
    const reply = await call('lrs.forget', {});
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok) onForgotten();
  };
  return (
    <section className="registry-part registry-about" aria-labelledby="lrs-about-title">
      <h2 id="lrs-about-title">{t('about.title')}</h2>
      <dl className="facts">
        <Fact label={t('form.address')}>
          <bdi dir="ltr">{lrs.address}</bdi>
        </Fact>
        <Fact label={t('form.user')}>
          <bdi dir="ltr">{lrs.user}</bdi>
        </Fact>
        <Fact label={t('form.password')}>{t(lrs.isProtected ? 'about.sealed' : 'about.plain')}</Fact>
        <Fact label={t('form.base')}>
          <bdi dir="ltr">{view.base}</bdi>
        </Fact>
      </dl>
      {!lrs.isProtected && (
        <p className="registry-care">
          <LockOpen aria-hidden="true" />
          <span>{t('about.plainCare')}</span>
        </p>
      )}
      <p className="quiet-line">{t('what')}</p>
      {failure && <FailureState failure={failure} />}
      <div className="registry-row">
        <ActionButton onPress={onChange}>{t('about.change')}</ActionButton>
        <ActionButton onPress={() => setAsking(true)}>{t('forget.button')}</ActionButton>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t('forget.title')}
        confirm={t('forget.confirm')}
        cancel={t('forget.cancel')}
        onConfirm={() => void forget()}
      >
        <p>{t('forget.lead')}</p>
        {view.waiting > 0 && <p>{t('forget.waiting', { count: view.waiting })}</p>}
      </ConfirmDialog>
    </section>
  );
}
