/**
 * Kinds of threat, factors, their steps and the levels as words.
 */
import { useTranslation } from 'react-i18next';
import { type Category, levelAt } from '#core/exercises/security-level/level.ts';
import { type Factor, stepsOf } from '#core/exercises/threat-factors.ts';

/** What holds a threat back and what softens a hazard are answered by the same words. */
const scaleOf = (factor: Factor) => (factor === 'softening' ? 'context' : factor);

export function useLevelWords() {
  const { t } = useTranslation('exercise');
  return {
    category: (category: Category) => t(`level.categories.${category}`),
    factor: (factor: Factor) => t(`factors.${factor}`),
    level: (step: number) => t(`level.levels.${levelAt(step)}`),
    scale: (factor: Factor) =>
      Array.from({ length: stepsOf[factor] }, (_, index) => t(`level.scales.${scaleOf(factor)}.${index + 1}`)),
  };
}
