/**
 * Before and after side by side, and where to turn when it does not settle.
 */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { changeFrom, type Feeling } from '#core/exercises/breathing/breath.ts';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Wave } from './wave.tsx';

type Props = {
  readonly exercise: ViewOf<'breathing'>;
  readonly before: Feeling;
  readonly after: Feeling;
  readonly onFinish: (() => void) | null;
};

export function Afterwards({ exercise, before, after, onFinish }: Props) {
  const { t } = useTranslation('exercise');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { feelings, change, help } = exercise;
  return (
    <section className="exercise-panel" aria-labelledby="breathing-title">
      <h2 id="breathing-title" tabIndex={-1} ref={title}>
        {t('breathing.afterwards')}
      </h2>
      {before !== null && after !== null && (
        <dl className="feelings-beside">
          {(['before', 'after'] as const).map((when) => {
            const feeling = when === 'before' ? before : after;
            return (
              <div key={when}>
                <dt>{t(`breathing.${when}`)}</dt>
                <dd>
                  <Wave feeling={feeling} />
                  {feelings[feeling]}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
      <p className="breathing-text">{change[changeFrom(before, after)]}</p>
      <h3>{t('breathing.help')}</h3>
      <dl className="breathing-help">
        {help.map(({ id, when, what }) => (
          <div key={id}>
            <dt>{when}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      {onFinish && (
        <ActionButton kind="main" onPress={onFinish}>
          {t('finish')}
        </ActionButton>
      )}
    </section>
  );
}
