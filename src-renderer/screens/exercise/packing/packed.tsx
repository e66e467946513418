/**
 * The things one may take, each with its weight, and the bag beside them.
 */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { weightOf } from '#core/exercises/packing/bag.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { BagDrawing } from './bag-drawing.tsx';
import { useWeight } from './use-weight.ts';
import '../parts/check-list.css';

type Props = {
  readonly exercise: ViewOf<'packing'>;
  readonly bag: ReadonlySet<string>;
  readonly onChange: (id: string) => void;
  readonly onClose: () => void;
};

export function Packed({ exercise, bag, onChange, onClose }: Props) {
  const { t } = useTranslation('exercise');
  const inWords = useWeight();
  const title = useRef<HTMLHeadingElement>(null);
  const isAgain = useRef(bag.size > 0);
  useEffect(() => {
    if (isAgain.current) title.current?.focus();
  }, []);
  const weight = weightOf(exercise, bag);
  const isHeavy = weight > exercise.limit;
  const facts = { weight: inWords(weight), limit: inWords(exercise.limit), over: inWords(weight - exercise.limit) };
  return (
    <section className="exercise-panel" aria-labelledby="bag-title">
      <h2 id="bag-title" tabIndex={-1} ref={title}>
        {t('packing.title')}
      </h2>
      <p className="bag-text">{exercise.situation}</p>
      <div className="bag-and-things">
        <fieldset className="bag-things check-list">
          <legend className="exercise-label">{t('packing.things')}</legend>
          {exercise.things.map(({ id, name, grams }) => (
            <label key={id} className="check-line" htmlFor={`thing-${id}`}>
              <input id={`thing-${id}`} type="checkbox" checked={bag.has(id)} onChange={() => onChange(id)} />
              <span>{name}</span>
              <span className="bag-weight">{inWords(grams)}</span>
            </label>
          ))}
        </fieldset>
        <div className="bag-beside">
          <BagDrawing share={weight / exercise.limit} />
          <p className={`bag-sum${isHeavy ? ' is-heavy' : ''}`} role="status">
            {t(isHeavy ? 'packing.tooHeavy' : 'packing.weighs', facts)}
          </p>
          <ActionButton kind="main" isDisabled={isHeavy || bag.size === 0} onPress={onClose}>
            {t('packing.close')}
          </ActionButton>
        </div>
      </div>
    </section>
  );
}
