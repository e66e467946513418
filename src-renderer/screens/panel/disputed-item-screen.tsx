/**
 * An item to talk about: as a candidate sees it, with what each judge said. Nothing is rated here.
 */
import { useTranslation } from 'react-i18next';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { ItemOfBank } from './item-of-bank.tsx';
import './panel.css';

export function DisputedItemScreen({ courseId, itemId }: { courseId: string; itemId: string }) {
  const { t } = useTranslation('panel');
  const formats = useFormats();
  const navigate = useNavigate();
  const item = useCall('panel.look', { courseId, itemId });
  useScreenReady('disputed-item', item.data ? t('disputedTitle') : null);
  if (item.failure) return <ProblemScreen failure={item.failure} onRetry={item.again} />;
  if (!item.data) return <LoadingState>{t('loading')}</LoadingState>;
  const { ratings, candidate } = item.data;
  return (
    <article className="rating">
      <h1 className="rating-title" tabIndex={-1}>
        {t('disputedTitle')}
      </h1>
      <ItemOfBank view={item.data} />
      <section className="rating-box" aria-labelledby="rating-ask">
        <h2 id="rating-ask">{t('ask')}</h2>
        {candidate && <p className="quiet-line">{candidate}</p>}
        <p>{t('ratings', { list: formats.list(ratings.map(formats.number)) })}</p>
      </section>
      <footer className="rating-ways">
        <ActionButton kind="main" onPress={() => navigate({ screen: 'panel', courseId })}>
          {t('toPanel')}
        </ActionButton>
      </footer>
    </article>
  );
}
