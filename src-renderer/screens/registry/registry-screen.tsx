/**
 * The registry that confirms what was achieved here: signing up with one, and what became of each record.
 */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { Carry } from './carry.tsx';
import { Enrolled } from './enrolled.tsx';
import { SentAttempts } from './sent-attempts.tsx';
import { SignUp } from './sign-up.tsx';
import { Trouble } from './trouble.tsx';
import { useSync } from './use-sync.ts';
import './registry.css';

export function RegistryScreen() {
  const { t } = useTranslation('registry');
  const { view, failure, again } = useSync();
  const announce = useAnnounce();
  const [hasLeft, setLeft] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const registry = view?.registry ?? null;
  useScreenReady('registry', view || failure ? t('title') : null);

  /** What was pressed is gone with the state it stood in: one goes on from the title. */
  const turned = async (what: 'enrolled' | 'left') => {
    await again();
    announce(t(`said.${what}`));
    setLeft(what === 'left');
    title.current?.focus();
    window.scrollTo(0, 0);
  };
  const answered = view?.attempts.filter(({ outcome }) => outcome !== 'waiting' && outcome !== 'sent') ?? [];
  return (
    <article className="registry">
      <h1 ref={title} tabIndex={-1}>
        {t('title')}
      </h1>
      {failure && <FailureState failure={failure} onRetry={() => void again()} />}
      {!view && !failure && <LoadingState>{t('loading')}</LoadingState>}
      {hasLeft && <p>{t('said.left')}</p>}
      {view && registry && (
        <Enrolled view={view} registry={registry} again={again} onLeft={() => void turned('left')} />
      )}
      {view && !registry && view.problem && <Trouble failure={view.problem} />}
      {view && !registry && <SignUp onEnrolled={() => void turned('enrolled')} />}
      {view && !registry && answered.length > 0 && <SentAttempts attempts={answered} />}
      {view && <Carry />}
    </article>
  );
}
