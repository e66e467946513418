/**
 * One criterion: what is looked for, and the four steps with the words of each, to be touched with a thumb.
 */
import { CircleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Step, steps } from '#core/assessment/rubric.ts';
import { useFormats } from '../../locale/formats.ts';
import '../../parts/choice-tiles.css';
import { idOfCriterion, type StationView } from './rubric-part.tsx';

type Props = {
  readonly criterion: StationView['criteria'][number];
  readonly place: number;
  readonly total: number;
  readonly language: string;
  readonly isFixed: boolean;
  /** Resolves to whether it is kept. */
  readonly onStep: (step: Step) => Promise<boolean>;
};

export function CriterionCard({ criterion, place, total, language, isFixed, onStep }: Props) {
  const { t } = useTranslation('assess');
  const formats = useFormats();
  const [shown, setShown] = useState(criterion.step);
  useEffect(() => setShown(criterion.step), [criterion.step]);
  const choose = async (step: Step) => {
    setShown(step);
    if (!(await onStep(step))) setShown(criterion.step);
  };
  return (
    <RadioGroup
      id={idOfCriterion(criterion.id)}
      className={`criterion${criterion.isCritical ? ' is-critical' : ''}${shown ? ' is-chosen' : ''}`}
      value={shown}
      isReadOnly={isFixed}
      onChange={(step) => void choose(step as Step)}
    >
      <div className="criterion-head">
        <span className="criterion-place is-tabular" aria-hidden="true">
          {formats.number(place)}
        </span>
        <Label className="criterion-text" dir="auto">
          <span className="visually-hidden">
            {t('place', { place: formats.number(place), total: formats.number(total) })}{' '}
          </span>
          <span lang={language}>{criterion.text}</span>
          {criterion.isCritical && (
            <span className="criterion-critical">
              <CircleAlert aria-hidden="true" />
              {t('critical')}
            </span>
          )}
        </Label>
      </div>
      <div className="criterion-steps">
        {steps.map((step) => (
          <Radio key={step} value={step} className="choice-tile criterion-step">
            <span className="choice-tile-name">{t(`step.${step}`)}</span>
            <span className="criterion-anchor" lang={language} dir="auto">
              {criterion.anchors[step]}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
