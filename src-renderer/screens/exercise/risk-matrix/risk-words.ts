/**
 * Steps, sides and results as words.
 */
import { useTranslation } from 'react-i18next';
import { impactAt, likelihoodAt, type Side, steps } from '#core/exercises/risk-matrix/matrix.ts';

export function useRiskWords() {
  const { t } = useTranslation('exercise');
  const word = (side: Side, step: number) =>
    side === 'likelihood' ? t(`matrix.likelihoods.${likelihoodAt(step)}`) : t(`matrix.impacts.${impactAt(step)}`);
  return {
    word,
    scale: (side: Side) => Array.from({ length: steps }, (_, index) => word(side, index + 1)),
  };
}
