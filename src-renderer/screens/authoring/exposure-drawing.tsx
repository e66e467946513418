/**
 * How often each item of the bank would be shown: one thin bar an item, most shown first.
 */
import { useTranslation } from 'react-i18next';
import type { TrialReport } from '#core/contract/authoring-calls.ts';
import { useFormats } from '../../locale/formats.ts';

/** How many are named beneath the drawing. */
const named = 10;

export function ExposureDrawing({ report }: { report: TrialReport }) {
  const { t } = useTranslation('authoring');
  const formats = useFormats();
  const percent = (share: number) => formats.percent(100 * share);
  const { exposure, maxExposure, meanExposure, neverShown } = report;
  const words = t('exposureWords', {
    most: percent(maxExposure),
    mean: percent(meanExposure),
    count: neverShown.length,
  });
  return (
    <figure className="exposure">
      <figcaption>
        <h3>{t('exposureTitle')}</h3>
        <p className="quiet-line">{words}</p>
      </figcaption>
      <div className="exposure-bars" role="img" aria-label={words}>
        {exposure.map(({ itemId, share }) => (
          <span key={itemId} style={{ blockSize: `${maxExposure > 0 ? (100 * share) / maxExposure : 0}%` }} />
        ))}
      </div>
      <details>
        <summary>{t('mostShown', { count: Math.min(named, exposure.length) })}</summary>
        <ul className="exposure-list">
          {exposure.slice(0, named).map(({ itemId, share }) => (
            <li key={itemId}>
              <code dir="ltr">{itemId}</code> <span className="is-tabular">{percent(share)}</span>
            </li>
          ))}
        </ul>
      </details>
    </figure>
  );
}
