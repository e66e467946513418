/**
 * A conversation: who is there, one turn after the other, and the look back from its ending.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shareOf, stepsOf } from '#core/exercises/conversation/way-gone.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import type { DoneProps } from '../kinds.tsx';
import { Ending } from './ending.tsx';
import { Turn } from './turn.tsx';
import './conversation.css';

type Props = DoneProps<'conversation'>;

function Beginning({ exercise, onBegin }: { readonly exercise: Props['exercise']; readonly onBegin: () => void }) {
  const { t } = useTranslation('exercise');
  const { id, picture, people, scene } = exercise;
  return (
    <section className="exercise-panel" aria-labelledby="talk-begin">
      {picture && (
        <img
          className="talk-picture"
          src={`app://fieldpass/exercises/${id}/pictures/${picture.file}`}
          alt={picture.alternative}
        />
      )}
      <h2 id="talk-begin">{t('conversation.scene')}</h2>
      <p>{scene}</p>
      <h3>{t('conversation.people')}</h3>
      <dl className="talk-people">
        {people.map((person) => (
          <div key={person.id}>
            <dt>{person.name}</dt>
            <dd>{person.about}</dd>
          </div>
        ))}
      </dl>
      <ActionButton kind="main" onPress={onBegin}>
        {t('conversation.begin')}
      </ActionButton>
    </section>
  );
}

export default function Conversation({ exercise, onDone }: Props) {
  /** The ways taken, from the beginning; null before it. */
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [isDone, setIsDone] = useState(false);
  if (chosen === null) return <Beginning exercise={exercise} onBegin={() => setChosen([])} />;

  const steps = stepsOf(exercise, chosen);
  const last = steps.at(-1);
  const ending = exercise.endings.find(({ id }) => id === last?.to);
  const point = last ? exercise.points.find(({ id }) => id === last.to) : exercise.points[0];
  const take = (wayId: string) => {
    const way = [...chosen, wayId];
    const to = stepsOf(exercise, way).at(-1)?.to;
    if (to && exercise.endings.some(({ id }) => id === to)) setSeen(new Set([...seen, to]));
    setChosen(way);
  };
  const finish = () => {
    setIsDone(true);
    onDone(shareOf(steps));
  };
  return (
    <>
      {point && (
        <Turn
          key={steps.length}
          exercise={exercise}
          point={point}
          before={last?.after ?? exercise.mood.begin}
          onTaken={take}
        />
      )}
      {ending && (
        <Ending
          exercise={exercise}
          ending={ending}
          steps={steps}
          seen={seen.size}
          onFrom={isDone ? null : (index) => setChosen(chosen.slice(0, index))}
          onFinish={isDone ? null : finish}
        />
      )}
    </>
  );
}
