/**
 * Which content this computer has, what newer is on its way, and from when that counts.
 */
import { useTranslation } from 'react-i18next';
import type { ContentView } from '#core/contract/content-calls.ts';
import { useFormats } from '../../locale/formats.ts';
import { ProgressLine } from '../../parts/progress-line.tsx';
import { Trouble } from './trouble.tsx';
import { useContent } from './use-content.ts';
import { useMoments } from './use-moments.ts';

export function ContentPart() {
  const { t } = useTranslation('registry');
  const formats = useFormats();
  const view = useContent();
  if (!view) return null;
  const { inUse, ready, coming, problem } = view;
  return (
    <section className="registry-part registry-content" aria-labelledby="content-title">
      <h2 id="content-title">{t('content.title')}</h2>
      <p>{inUse ? t('content.published', { date: formats.date(inUse.publishedAt) }) : t('content.shipped')}</p>
      <div role="status">
        {ready && (
          <p>
            <strong>{t('content.ready', { date: formats.date(ready.publishedAt) })}</strong>
            <br />
            {t('content.counts')}
          </p>
        )}
      </div>
      {coming && <Coming coming={coming} />}
      {problem && !coming?.isFetching && <Trouble failure={problem} />}
    </section>
  );
}

function Coming({ coming }: { coming: NonNullable<ContentView['coming']> }) {
  const { t } = useTranslation('registry');
  const formats = useFormats();
  const moments = useMoments();
  const { done, total, publishedAt, isFetching } = coming;
  const title = t('content.coming', { date: formats.date(publishedAt) });
  const words = t('content.progress', { done: moments.amount(done), total: moments.amount(total) });
  return (
    <div className="registry-progress">
      <p>
        <strong>{title}</strong>
        <br />
        {t(isFetching ? 'content.fetching' : 'content.paused')}
      </p>
      <ProgressLine value={done} max={total} label={title} words={words} />
      <p className="is-tabular">{words}</p>
    </div>
  );
}
