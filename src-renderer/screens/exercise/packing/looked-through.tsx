/**
 * The bag looked through after the last night: how much of it served, and what was only weight.
 */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { isMet } from '#core/exercises/packing/bag.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { BagDrawing } from './bag-drawing.tsx';
import { useWeight } from './use-weight.ts';

type Exercise = ViewOf<'packing'>;
type Props = {
  readonly exercise: Exercise;
  readonly bag: ReadonlySet<string>;
  readonly vain: readonly Exercise['things'][number][];
  readonly weight: number;
  /** Back to the packing; null when it is over. */
  readonly onAgain: (() => void) | null;
  readonly onFinish: (() => void) | null;
};

export function LookedThrough({ exercise, bag, vain, weight, onAgain, onFinish }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const inWords = useWeight();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const needs = exercise.nights.flatMap((night) => night.needs);
  const met = needs.filter((need) => isMet(need, bag)).length;
  return (
    <section className="exercise-panel" aria-labelledby="bag-title">
      <h2 id="bag-title" tabIndex={-1} ref={title}>
        {t('packing.after')}
      </h2>
      <div className="bag-and-things">
        <div className="bag-found">
          <p>{t('packing.met', { met: formats.number(met), all: formats.number(needs.length) })}</p>
          <p>{t('packing.carried', { weight: inWords(weight), limit: inWords(exercise.limit) })}</p>
          <h3>{t('packing.onlyWeight')}</h3>
          {vain.length === 0 && <p>{t('packing.nothingVain')}</p>}
          <dl className="bag-vain">
            {vain.map(({ id, name, grams, vain: why }) => (
              <div key={id}>
                <dt>
                  {name} <span className="bag-weight">{inWords(grams)}</span>
                </dt>
                <dd>{why}</dd>
              </div>
            ))}
          </dl>
        </div>
        <div className="bag-beside">
          <BagDrawing share={weight / exercise.limit} />
        </div>
      </div>
      {onFinish && onAgain && (
        <div className="exercise-ways">
          <ActionButton onPress={onAgain}>{t('packing.again')}</ActionButton>
          <ActionButton kind="main" onPress={onFinish}>
            {t('finish')}
          </ActionButton>
        </div>
      )}
    </section>
  );
}
