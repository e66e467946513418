/**
 * One item for one judge: answered as a candidate would, then rated. Kept with each step on.
 */
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RatingView } from '#core/contract/panel-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { ProgressLine } from '../../parts/progress-line.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { ItemOfBank } from './item-of-bank.tsx';
import './panel.css';

/** What the slider shows before anything was said. */
const middle = 50;

type RatingProps = { view: RatingView; judgeId: string; onPlace: (place: number | undefined) => void };

function Rating({ view, judgeId, onPlace }: RatingProps) {
  const { t } = useTranslation('panel');
  const formats = useFormats();
  const navigate = useNavigate();
  const { courseId, itemId, place, total, enough, rated, own, firstRound } = view;
  const [percent, setPercent] = useState(own ?? middle);
  const [failure, setFailure] = useState<Failure | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const keep = async () => {
    const reply = await call('panel.rate', { courseId, judgeId, itemId, percent });
    setFailure(reply.ok ? null : reply.failure);
    if (!reply.ok) return;
    if (place + 1 < total) onPlace(place + 1);
    else navigate({ screen: 'panel', courseId });
  };
  return (
    <article className="rating">
      <ProgressLine value={rated} max={total} label={t('progressLabel')} />
      <header className="rating-head">
        <h1 className="rating-title" tabIndex={-1} ref={title}>
          {t('ratingTitle', { name: view.judge, number: formats.number(place + 1), total: formats.number(total) })}
        </h1>
        <ActionButton kind="quiet" onPress={() => navigate({ screen: 'panel', courseId })}>
          {t('toPanel')}
        </ActionButton>
      </header>
      <p className="quiet-line">
        {rated < enough ? t('toCount', { count: enough - rated }) : t('countsNow', { count: total - rated })}
      </p>
      <ItemOfBank view={view} />
      <section className="rating-box" aria-labelledby="rating-ask">
        <h2 id="rating-ask">{t('ask')}</h2>
        {view.candidate && <p className="quiet-line">{view.candidate}</p>}
        {firstRound.length > 0 && <p>{t('firstRound', { list: formats.list(firstRound.map(formats.number)) })}</p>}
        <div className="rating-slide">
          <input
            type="range"
            min={0}
            max={100}
            step={5}
            value={percent}
            aria-labelledby="rating-ask"
            aria-valuetext={t('ofHundred', { count: percent })}
            onChange={(event) => setPercent(event.target.valueAsNumber)}
          />
          <output className="rating-number">{t('ofHundred', { count: percent })}</output>
        </div>
        {failure && <FailureState failure={failure} onRetry={() => void keep()} />}
      </section>
      <footer className="rating-ways">
        <ActionButton isDisabled={place === 0} onPress={() => onPlace(place - 1)}>
          <ArrowLeft className="is-mirrored" aria-hidden="true" />
          {t('previous')}
        </ActionButton>
        <ActionButton kind="main" onPress={() => void keep()}>
          {t('keep')}
          <ArrowRight className="is-mirrored" aria-hidden="true" />
        </ActionButton>
      </footer>
    </article>
  );
}

export function RatingScreen({ courseId, judgeId }: { courseId: string; judgeId: string }) {
  const { t } = useTranslation('panel');
  const [place, setPlace] = useState<number>();
  const item = useCall('panel.item', { courseId, judgeId, place });
  useScreenReady('rating', item.data ? t('title') : null);
  if (item.failure) return <ProblemScreen failure={item.failure} onRetry={item.again} />;
  if (!item.data) return <LoadingState>{t('loading')}</LoadingState>;
  return <Rating key={item.data.itemId} view={item.data} judgeId={judgeId} onPlace={setPlace} />;
}
