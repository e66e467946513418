/**
 * How it ended, and the look back: what was chosen at each turn, why it was better or worse, and another try from there.
 */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from '#core/exercises/conversation/way-gone.ts';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Told } from '../parts/told.tsx';
import { howGood, WorthMark } from '../parts/worth-mark.tsx';
import { MoodLine } from './mood-line.tsx';

type Exercise = ViewOf<'conversation'>;
type Props = {
  readonly exercise: Exercise;
  readonly ending: Exercise['endings'][number];
  readonly steps: readonly Step<Exercise['points'][number]>[];
  /** How many endings were come to by now. */
  readonly seen: number;
  /** Goes back to a turn; null when it is over. */
  readonly onFrom: ((index: number) => void) | null;
  readonly onFinish: (() => void) | null;
};

export function Ending({ exercise, ending, steps, seen, onFrom, onFinish }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section className="exercise-panel" aria-labelledby="talk-ending">
      <h2 id="talk-ending" className={`talk-ending is-${howGood(ending.worth)}`} tabIndex={-1} ref={title}>
        <WorthMark worth={ending.worth} />
        {ending.title}
      </h2>
      <p className="talk-said">{ending.text}</p>
      <p className="quiet-line">
        {t('conversation.endings', {
          seen: formats.number(seen),
          all: formats.number(exercise.endings.length),
        })}
      </p>
      <h3>{t('conversation.lookBack')}</h3>
      <MoodLine exercise={exercise} steps={steps} />
      <ol className="talk-steps">
        {steps.map(({ point, way }, index) => (
          <li key={point.id} className="talk-step">
            <h4>{point.title}</h4>
            <p className="talk-own">{way.words}</p>
            <Told worth={way.worth} isPast>
              {way.why}
            </Told>
            {onFrom && (
              <ActionButton kind="quiet" onPress={() => onFrom(index)}>
                {t('conversation.from', { turn: point.title })}
              </ActionButton>
            )}
          </li>
        ))}
      </ol>
      {onFinish && (
        <ActionButton kind="main" onPress={onFinish}>
          {t('finish')}
        </ActionButton>
      )}
    </section>
  );
}
