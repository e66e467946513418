/**
 * The speed, set by sliding or by the arrow keys.
 */
import { Label, Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { speeds } from '#core/exercises/stopping-distance/distance.ts';
import { useFormats } from '../../../locale/formats.ts';

type Props = { readonly speed: number; readonly onChange: (speed: number) => void };

export function SpeedField({ speed, onChange }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const said = t('stopping.speedIs', { speed: formats.number(speed) });
  return (
    <Slider
      className="speed-field"
      minValue={speeds.from}
      maxValue={speeds.to}
      step={speeds.step}
      value={speed}
      onChange={(value) => onChange(value as number)}
    >
      <Label className="exercise-label">{t('stopping.speed')}</Label>
      <output className="speed-field-value">{said}</output>
      <SliderTrack className="speed-field-track">
        <span
          className="speed-field-past"
          style={{ inlineSize: `${((speed - speeds.from) / (speeds.to - speeds.from)) * 100}%` }}
        />
        <SliderThumb className="speed-field-thumb" />
      </SliderTrack>
    </Slider>
  );
}
