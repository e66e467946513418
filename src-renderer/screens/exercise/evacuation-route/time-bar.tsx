/**
 * Time as a bar, with a mark where it should be over.
 */
import { Clock } from 'lucide-react';
import { Label, Meter } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../locale/formats.ts';

type Props = {
  readonly label: string;
  readonly seconds: number;
  readonly limit: number;
  /** So much is the whole bar. */
  readonly longest: number;
};

export function TimeBar({ label, seconds, limit, longest }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const whole = Math.round(seconds);
  const inWords = t('evacuation.seconds', { seconds: formats.number(whole) });
  const share = (of: number) => `${Math.min(100, (of / longest) * 100)}%`;
  return (
    <Meter className="time-bar" value={whole} maxValue={Math.ceil(longest)} valueLabel={inWords}>
      <Label className="time-bar-label">
        <Clock aria-hidden="true" />
        {label}
      </Label>
      <span className="time-bar-words">{inWords}</span>
      <span className={`time-bar-line${seconds > limit ? ' is-late' : ''}`}>
        <span className="time-bar-fill" style={{ inlineSize: share(seconds) }} />
        <span className="time-bar-limit" style={{ insetInlineStart: share(limit) }} />
      </span>
    </Meter>
  );
}
