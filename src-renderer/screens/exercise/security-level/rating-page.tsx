/**
 * One kind of threat: what is reported of it, how one rates its factors, and how its bar grows. Then what others would say.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { settled } from '#core/exercises/estimate.ts';
import type { ViewOf } from '#core/exercises/kinds.ts';
import {
  type Assessment,
  type Category,
  categories,
  factorsOf,
  type Rating,
  type Ratings,
  threatOf,
} from '#core/exercises/security-level/level.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { EstimateTold } from '../parts/estimate-told.tsx';
import { StepScale } from '../parts/step-scale.tsx';
import { useLevelWords } from './level-words.ts';
import { ThreatBars } from './threat-bars.tsx';

type Exercise = ViewOf<'security-level'>;
type Props = {
  readonly exercise: Exercise;
  readonly category: Category;
  /** Those rated before, as one goes on with them. */
  readonly ratings: Ratings;
  readonly onRated: (rating: Rating) => void;
};

/** The same whichever kind of threat it is. */
export const rangesOf = (exercise: Exercise, category: Category) => {
  const { factors }: Assessment['categories'][Category] = exercise.categories[category];
  return factorsOf(category).flatMap((factor) => {
    const range = factors[factor] as Exercise['categories']['crime']['factors']['intent'] | undefined;
    return range ? [{ factor, range }] : [];
  });
};

export const settledRating = (exercise: Exercise, category: Category, rating: Rating): Rating =>
  Object.fromEntries(
    rangesOf(exercise, category).map(({ factor, range }) => [factor, settled(range, rating[factor] ?? range.from)]),
  );

export function RatingPage({ exercise, category, ratings, onRated }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const words = useLevelWords();
  const [rating, setRating] = useState<Rating>({});
  const [isTold, setIsTold] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const ranges = rangesOf(exercise, category);
  const number = categories.indexOf(category) + 1;
  const shown = isTold ? settledRating(exercise, category, rating) : rating;
  const threats = Object.fromEntries(
    categories.map((one) => [one, threatOf(one, one === category ? shown : (ratings[one] ?? {}))]),
  );
  const threat = threatOf(category, shown);
  return (
    <section className="exercise-panel" aria-labelledby="level-title">
      <p className="exercise-step">
        {t('level.kind', { number: formats.number(number), count: formats.number(categories.length) })}
      </p>
      <h2 id="level-title" tabIndex={-1} ref={title}>
        {words.category(category)}
      </h2>
      <ul className="reports">
        {exercise.categories[category].reports.map(({ id, from, text }) => (
          <li key={id}>
            <span className="report-from">{from}</span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
      <div className="level-scales">
        {ranges.map(({ factor }) => (
          <StepScale
            key={factor}
            label={words.factor(factor)}
            words={words.scale(factor)}
            value={shown[factor] ?? null}
            isDisabled={isTold}
            onChange={(step) => setRating({ ...rating, [factor]: step })}
          />
        ))}
      </div>
      <div className="level-beside">
        <ThreatBars threats={threats} />
        <p className="quiet-line">{t(`level.rules.${category === 'hazards' ? 'hazard' : 'deliberate'}`)}</p>
        <p role="status" className="visually-hidden">
          {threat !== null && t('level.comesTo', { kind: words.category(category), threat: formats.number(threat) })}
        </p>
      </div>
      {isTold ? (
        <>
          {ranges.map(({ factor, range }) => (
            <EstimateTold
              key={factor}
              label={words.factor(factor)}
              words={words.scale(factor)}
              range={range}
              step={rating[factor] ?? 1}
            />
          ))}
          <ActionButton kind="main" autoFocus onPress={() => onRated(rating)}>
            {t(number < categories.length ? 'level.nextKind' : 'level.toLevel')}
          </ActionButton>
        </>
      ) : (
        <ActionButton
          kind="main"
          isDisabled={ranges.some(({ factor }) => rating[factor] === undefined)}
          onPress={() => setIsTold(true)}
        >
          {t('level.rate')}
        </ActionButton>
      )}
    </section>
  );
}
