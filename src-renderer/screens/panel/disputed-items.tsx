/**
 * Where the judges differ most: what to talk about before the second round.
 */
import { useTranslation } from 'react-i18next';
import type { PanelView } from '#core/contract/panel-calls.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';

/** More than a panel talks about in an afternoon is not listed. */
const mostListed = 20;

export function DisputedItems({ courseId, panel }: { courseId: string; panel: NonNullable<PanelView['panel']> }) {
  const { t } = useTranslation('panel');
  const formats = useFormats();
  const navigate = useNavigate();
  if (panel.disputed.length === 0) return null;
  return (
    <section aria-labelledby="disputed-title">
      <h2 id="disputed-title">{t('disputedTitle')}</h2>
      <p className="quiet-line">{t('disputedLead')}</p>
      <ul className="panel-list">
        {panel.disputed.slice(0, mostListed).map(({ itemId, stem, ratings }) => (
          <li key={itemId} className="panel-row">
            <div className="panel-row-words">
              <p>{stem}</p>
              <p className="quiet-line is-tabular">
                {t('ratings', { list: formats.list([...ratings].sort((a, b) => a - b).map(formats.number)) })}
              </p>
            </div>
            <ActionButton
              aria-label={t('lookAt', { stem })}
              onPress={() => navigate({ screen: 'disputed-item', courseId, itemId })}
            >
              {t('look')}
            </ActionButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
