/**
 * How far the car goes, to scale: what passes before the foot is on the brake, and what the braking takes.
 */
import { Car } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../locale/formats.ts';

type Props = {
  /** Metres, as the others. */
  readonly thinking: number;
  readonly braking: number;
  readonly whole: number;
  /** Where something stands on the road. */
  readonly obstacle?: number;
};

/** The drawing ends at the next of these, so that growing distances are seen to grow. */
const ends = [50, 100, 200, 400, 800];

export function DistanceDrawing({ thinking, braking, whole, obstacle }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const end = ends.find((metres) => metres >= Math.max(whole, obstacle ?? 0) * 1.05) ?? Math.ceil(whole * 1.1);
  const share = (metres: number) => `${(metres / end) * 100}%`;
  const metres = (value: number) => formats.number(Math.round(value));
  const isHit = obstacle !== undefined && whole > obstacle;
  return (
    <figure className="distance-drawing">
      <figcaption className="visually-hidden">{t('stopping.drawing')}</figcaption>
      <div className="distance-road">
        <span className="distance-thinking" style={{ inlineSize: share(thinking) }} />
        <span className="distance-braking" style={{ inlineSize: share(braking) }} />
        <Car className="distance-car is-mirrored" aria-hidden="true" style={{ insetInlineStart: share(whole) }} />
        {obstacle !== undefined && (
          <span
            className={`distance-obstacle${isHit ? ' is-hit' : ''}`}
            style={{ insetInlineStart: share(obstacle) }}
          />
        )}
      </div>
      <div className="distance-scale" aria-hidden="true">
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <span key={part} style={{ insetInlineStart: `${part * 100}%` }}>
            {t('stopping.metres', { metres: formats.number(part * end) })}
          </span>
        ))}
      </div>
      <ul className="distance-legend">
        <li className="is-thinking">{t('stopping.thinkingLine', { metres: metres(thinking) })}</li>
        <li className="is-braking">{t('stopping.brakingLine', { metres: metres(braking) })}</li>
        {obstacle !== undefined && (
          <li className="is-obstacle">{t('stopping.obstacle', { metres: metres(obstacle) })}</li>
        )}
      </ul>
    </figure>
  );
}
