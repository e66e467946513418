/**
 * One turn: what the other says or does, what one can say or do oneself, and what comes of it.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stepBy } from '#core/exercises/conversation/way-gone.ts';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Button } from '../../../parts/button.tsx';
import { MoodNow } from './mood.tsx';

type Exercise = ViewOf<'conversation'>;
type Props = {
  readonly exercise: Exercise;
  readonly point: Exercise['points'][number];
  /** The mood in which the turn begins. */
  readonly before: number;
  readonly onTaken: (wayId: string) => void;
};

export function Turn({ exercise, point, before, onTaken }: Props) {
  const { t } = useTranslation('exercise');
  const [taken, setTaken] = useState<Exercise['points'][number]['ways'][number] | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const step = taken && stepBy(point, taken, before);
  return (
    <section className="exercise-panel" aria-labelledby="talk-turn">
      <h2 id="talk-turn" tabIndex={-1} ref={title}>
        {point.title}
      </h2>
      <p className="talk-said">{point.text}</p>
      {taken && (
        <div className="talk-own">
          <p className="eyebrow">{t('conversation.you')}</p>
          <p>{taken.words}</p>
        </div>
      )}
      <div className="talk-happens" role="status">
        {step && <p className="talk-said">{step.isUneasy ? step.way.uneasy?.happens : step.way.happens}</p>}
        <MoodNow mood={exercise.mood} at={step ? step.after : before} />
      </div>
      {taken ? (
        <ActionButton kind="main" autoFocus onPress={() => onTaken(taken.id)}>
          {t('conversation.goOn')}
        </ActionButton>
      ) : (
        <fieldset className="talk-ways">
          <legend className="exercise-label">{t('conversation.question')}</legend>
          {point.ways.map((way) => (
            <Button key={way.id} className="talk-way" onPress={() => setTaken(way)}>
              {way.words}
            </Button>
          ))}
        </fieldset>
      )}
    </section>
  );
}
