/**
 * One score as a bar, with the line that is asked drawn across it. The line and the words say what the colour says.
 */
import type { CSSProperties } from 'react';
import { Meter } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../locale/formats.ts';

type Props = {
  readonly label: string;
  readonly points: number;
  readonly max: number;
  readonly percent: number;
  /** In per cent; null where nothing is asked of this part alone. */
  readonly required: number | null;
  readonly met: boolean;
  readonly small?: boolean;
};

export function ScoreBar({ label, points, max, percent, required, met, small = false }: Props) {
  const { t } = useTranslation('decision');
  const formats = useFormats();
  const words = { points: formats.number(points), max: formats.number(max), percent: formats.percent(percent) };
  const valueLabel =
    required === null ? t('barText', words) : t('barTextRequired', { ...words, required: formats.percent(required) });
  const place = { '--value': `${percent}%`, '--required': `${required ?? 0}%` } as CSSProperties;
  return (
    <Meter
      className={`score-bar${small ? ' is-small' : ''}${met ? '' : ' is-missed'}`}
      aria-label={label}
      value={percent}
      valueLabel={valueLabel}
    >
      <div className="score-bar-track" style={place}>
        <div className="score-bar-fill" />
        {required !== null && <div className="score-bar-line" />}
      </div>
    </Meter>
  );
}
