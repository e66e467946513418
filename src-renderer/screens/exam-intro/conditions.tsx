/**
 * Other conditions for whoever needs them: more time, a reader; larger text is in the settings. Closed until asked for.
 */
import { Checkbox, Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { extraTimes, pauseAllowances, timeWith, type WantedAccommodations } from '#core/exam/accommodations.ts';
import { useFormats } from '../../locale/formats.ts';
import '../../parts/choice-tiles.css';
import './conditions.css';

type Props = {
  readonly minutes: number;
  readonly wanted: WantedAccommodations;
  readonly onChange: (wanted: WantedAccommodations) => void;
};

export function Conditions({ minutes, wanted, onChange }: Props) {
  const { t } = useTranslation('exam');
  const formats = useFormats();
  return (
    <details className="conditions">
      <summary>{t('conditions.title')}</summary>
      <p>{t('conditions.lead')}</p>
      <RadioGroup
        className="choice-tiles"
        value={String(wanted.extraTimePercent)}
        onChange={(value) => {
          const extraTimePercent = extraTimes.find((percent) => String(percent) === value) ?? 0;
          onChange({ ...wanted, extraTimePercent });
        }}
      >
        <Label className="conditions-label">{t('conditions.extraTime')}</Label>
        {extraTimes.map((percent) => (
          <Radio key={percent} value={String(percent)} className="choice-tile">
            <span>
              {percent === 0
                ? t('conditions.noExtraTime')
                : t('conditions.more', { percent: formats.percent(percent) })}
            </span>
            <span className="quiet-line">
              {formats.minutes(timeWith(minutes, { ...wanted, extraTimePercent: percent }) / 60_000)}
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <RadioGroup
        className="choice-tiles"
        value={String(wanted.pauseMinutes ?? 0)}
        onChange={(value) => {
          const pauseMinutes = pauseAllowances.find((allowed) => String(allowed) === value) ?? 0;
          onChange({ ...wanted, pauseMinutes });
        }}
      >
        <Label className="conditions-label">{t('conditions.pauses')}</Label>
        {pauseAllowances.map((allowed) => (
          <Radio key={allowed} value={String(allowed)} className="choice-tile">
            <span>{allowed === 0 ? t('conditions.noPauses') : formats.minutes(allowed)}</span>
            {allowed > 0 && <span className="quiet-line">{t('conditions.inAll')}</span>}
          </Radio>
        ))}
      </RadioGroup>
      <Checkbox
        className="conditions-check"
        isSelected={wanted.reader}
        onChange={(reader) => onChange({ ...wanted, reader })}
      >
        <span className="conditions-box" aria-hidden="true" />
        <span>{t('conditions.reader')}</span>
      </Checkbox>
      <p className="quiet-line">{t('conditions.recorded')}</p>
    </details>
  );
}
