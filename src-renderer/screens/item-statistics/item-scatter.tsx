/**
 * Every item as a dot: facility across, discrimination up. The same figures stand in the table.
 */
import { useTranslation } from 'react-i18next';
import type { ItemFigures } from '#core/contract/statistics-calls.ts';
import { isFinding } from '#core/statistics/report/flag-words.ts';
import { useFormats } from '../../locale/formats.ts';

const size = { width: 720, height: 340, edge: 46 };
const lowest = -0.4;
const x = (facility: number) => size.edge + facility * (size.width - 2 * size.edge);
const y = (correlation: number) =>
  size.height - size.edge - ((Math.max(lowest, correlation) - lowest) / (1 - lowest)) * (size.height - 2 * size.edge);

export function ItemScatter({ items }: { items: readonly ItemFigures[] }) {
  const { t } = useTranslation('statistics');
  const formats = useFormats();
  const { width, height, edge } = size;
  return (
    <figure className="statistics-plot">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('plot.scatter')} direction="ltr">
        {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
          <g key={tick}>
            <line className="plot-axis" x1={x(tick)} x2={x(tick)} y1={edge} y2={height - edge} />
            <text x={x(tick)} y={height - edge + 20} textAnchor="middle">
              {formats.percent(100 * tick)}
            </text>
          </g>
        ))}
        {[-0.4, 0, 0.2, 0.4, 0.6, 0.8, 1].map((tick) => (
          <g key={tick}>
            <line className="plot-axis" x1={edge} x2={width - edge} y1={y(tick)} y2={y(tick)} />
            <text x={edge - 8} y={y(tick) + 4} textAnchor="end">
              {formats.number(tick)}
            </text>
          </g>
        ))}
        {items.map((item) =>
          item.itemRest === null ? null : item.flags.some(isFinding) ? (
            <rect
              key={item.itemId}
              className="plot-dot is-flagged"
              x={x(item.facility) - 5}
              y={y(item.itemRest) - 5}
              width="10"
              height="10"
            >
              <title>{item.itemId}</title>
            </rect>
          ) : (
            <circle key={item.itemId} className="plot-dot" cx={x(item.facility)} cy={y(item.itemRest)} r="5">
              <title>{item.itemId}</title>
            </circle>
          ),
        )}
      </svg>
      <figcaption className="quiet-line">{t('plot.scatter')}</figcaption>
    </figure>
  );
}
