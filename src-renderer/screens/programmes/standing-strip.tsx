/**
 * How many of the requirements are met, as a row of places: a full one is met, an empty one is not.
 */
import { useTranslation } from 'react-i18next';
import type { ProgrammeCard } from '#core/contract/programme-calls.ts';
import { useFormats } from '../../locale/formats.ts';
import './standing.css';

type Props = Pick<ProgrammeCard, 'title' | 'met' | 'needed'>;

export function StandingStrip({ title, met, needed }: Props) {
  const { t } = useTranslation('programme');
  const formats = useFormats();
  const places = Array.from({ length: needed }, (_, index) => index + 1);
  const words = t('met', { met: formats.number(met), needed: formats.number(needed) });
  return (
    <span className="standing-strip">
      <span
        className="standing-places"
        role="progressbar"
        aria-label={t('strip', { title })}
        aria-valuemin={0}
        aria-valuemax={Math.max(1, needed)}
        aria-valuenow={met}
        aria-valuetext={words}
      >
        {places.map((place) => (
          <span key={place} className={place <= met ? 'standing-place is-met' : 'standing-place'} />
        ))}
      </span>
      <span className="standing-count">{words}</span>
    </span>
  );
}
