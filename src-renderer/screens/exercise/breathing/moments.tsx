/**
 * Moments that are hard: which way helps there, and what would come of the others.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Acts } from '../parts/acts.tsx';
import { Told } from '../parts/told.tsx';

type Props = {
  readonly exercise: ViewOf<'breathing'>;
  readonly number: number;
  readonly onNext: () => void;
};

export function MomentQuestion({ exercise, number, onNext }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const { moments, ways } = exercise;
  const [tried, setTried] = useState<readonly string[]>([]);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const moment = moments[number];
  if (!moment) return null;
  const choose = (way: string) => {
    setTried([...tried, way]);
    title.current?.focus();
  };
  const told = moment.answers.find(({ way }) => way === tried.at(-1));
  return (
    <section className="exercise-panel" aria-labelledby="breathing-title">
      <p className="exercise-step">
        {t('step', { number: formats.number(number + 1), count: formats.number(moments.length) })}
      </p>
      <h2 id="breathing-title" tabIndex={-1} ref={title}>
        {t('breathing.which')}
      </h2>
      <p className="breathing-text">{moment.text}</p>
      {!told?.right && <Acts acts={ways} tried={tried} onChoose={choose} />}
      {told?.right && <p className="breathing-text is-own">{ways.find(({ id }) => id === told.way)?.text}</p>}
      {told && (
        <Told key={told.way} worth={told.right ? 1 : 0}>
          {told.why}
        </Told>
      )}
      {told?.right && (
        <ActionButton kind="main" autoFocus onPress={onNext}>
          {t('breathing.goOn')}
        </ActionButton>
      )}
    </section>
  );
}
