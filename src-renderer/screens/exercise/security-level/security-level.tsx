/**
 * The level of an area: five kinds of threat are rated, the level comes about, news and questions try it.
 */
import { useState } from 'react';
import { worthOfEstimate } from '#core/exercises/estimate.ts';
import { categories, type Rating, type Ratings, threatsOf } from '#core/exercises/security-level/level.ts';
import type { DoneProps } from '../kinds.tsx';
import { ComingAbout } from './coming-about.tsx';
import { NewsPage } from './news-page.tsx';
import { QuestionPage } from './question-page.tsx';
import { RatingPage, rangesOf, settledRating } from './rating-page.tsx';
import { TheArea } from './the-area.tsx';
import './security-level.css';

type Stage = 'area' | 'kinds' | 'level' | 'news' | 'questions' | 'done';

const mean = (worths: readonly number[]) => worths.reduce((sum, worth) => sum + worth, 0) / Math.max(1, worths.length);

export default function SecurityLevel({ exercise, onDone }: DoneProps<'security-level'>) {
  const [stage, setStage] = useState<Stage>('area');
  const [ratings, setRatings] = useState<Ratings>({});
  const [estimated, setEstimated] = useState<readonly number[]>([]);
  const [foretold, setForetold] = useState<readonly number[]>([]);
  const [answered, setAnswered] = useState<readonly number[]>([]);
  const category = categories.find((one) => ratings[one] === undefined);
  const threats = threatsOf(ratings);

  const rate = (rating: Rating) => {
    if (!category) return;
    const ranges = rangesOf(exercise, category);
    setEstimated([...estimated, ...ranges.map(({ factor, range }) => worthOfEstimate(range, rating[factor] ?? 0))]);
    setRatings({ ...ratings, [category]: settledRating(exercise, category, rating) });
    if (category === categories.at(-1)) setStage('level');
  };
  const foretell = (worth: number) => {
    setForetold([...foretold, worth]);
    if (foretold.length + 1 === exercise.news.length) setStage('questions');
  };
  const answer = (worth: number) => {
    const all = [...answered, worth];
    setAnswered(all);
    if (all.length < exercise.questions.length) return;
    setStage('done');
    onDone(mean([mean(estimated), mean(foretold), mean(all)]));
  };
  if (stage === 'area') return <TheArea exercise={exercise} onBegin={() => setStage('kinds')} />;
  if (stage === 'kinds' && category)
    return <RatingPage key={category} exercise={exercise} category={category} ratings={ratings} onRated={rate} />;
  if (stage === 'news')
    return (
      <NewsPage
        key={foretold.length}
        exercise={exercise}
        number={foretold.length}
        ratings={ratings}
        onDone={foretell}
      />
    );
  if (stage === 'questions')
    return <QuestionPage key={answered.length} exercise={exercise} number={answered.length} onDone={answer} />;
  return threats && stage === 'level' ? <ComingAbout threats={threats} onNext={() => setStage('news')} /> : null;
}
