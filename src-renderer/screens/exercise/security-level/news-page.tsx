/**
 * One piece of news: does the level rise, stay or fall? Then the bars and the glass, before and after.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewOf } from '#core/exercises/kinds.ts';
import {
  type Ratings,
  ratingsAfter,
  type Turn,
  threatsOf,
  turnOf,
  turns,
  weigh,
} from '#core/exercises/security-level/level.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Acts } from '../parts/acts.tsx';
import { Told } from '../parts/told.tsx';
import { useLevelWords } from './level-words.ts';
import { ThreatBars } from './threat-bars.tsx';
import { WeatherGlass } from './weather-glass.tsx';

type Exercise = ViewOf<'security-level'>;
type Props = {
  readonly exercise: Exercise;
  readonly number: number;
  readonly ratings: Ratings;
  readonly onDone: (worth: number) => void;
};

export function NewsPage({ exercise, number, ratings, onDone }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const words = useLevelWords();
  const [said, setSaid] = useState<Turn | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const news = exercise.news[number];
  const before = threatsOf(ratings);
  const after = news && threatsOf(ratingsAfter(ratings, news));
  if (!news || !before || !after) return null;
  const turn = turnOf(ratings, news);
  const { level } = weigh(after);
  const worth = said === turn ? 1 : 0;
  return (
    <section className="exercise-panel" aria-labelledby="level-title">
      <p className="exercise-step">
        {t('level.newsOf', { number: formats.number(number + 1), count: formats.number(exercise.news.length) })}
      </p>
      <h2 id="level-title" tabIndex={-1} ref={title}>
        {t('level.newsTitle')}
      </h2>
      <p className="level-text">{news.text}</p>
      <div className="level-drawing">
        {said === null ? <ThreatBars threats={before} /> : <ThreatBars threats={after} before={before} />}
        <WeatherGlass level={said === null ? weigh(before).level : level} />
      </div>
      {said === null ? (
        <Acts
          acts={turns.map((id) => ({ id, text: t(`level.turns.${id}`) }))}
          tried={[]}
          onChoose={(id) => setSaid(id as Turn)}
        />
      ) : (
        <>
          <Told worth={worth}>
            {t(`level.turned.${turn}`, { number: formats.number(level), level: words.level(level) })} {news.why}
          </Told>
          <ActionButton kind="main" autoFocus onPress={() => onDone(worth)}>
            {t(number + 1 < exercise.news.length ? 'level.nextNews' : 'level.toQuestions')}
          </ActionButton>
        </>
      )}
    </section>
  );
}
