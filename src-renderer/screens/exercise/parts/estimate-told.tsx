/**
 * What others would say of one estimate, and why.
 */
import { useTranslation } from 'react-i18next';
import { offBy, type Range, settled, worthOfEstimate } from '#core/exercises/estimate.ts';
import { Told } from './told.tsx';

type Props = {
  /** What was estimated. */
  readonly label: string;
  /** The steps as words, from the first. */
  readonly words: readonly string[];
  readonly range: Range & { readonly why: string };
  readonly step: number;
};

export function EstimateTold({ label, words, range, step }: Props) {
  const { t } = useTranslation('exercise');
  const word = words[settled(range, step) - 1];
  return (
    <Told worth={worthOfEstimate(range, step)}>
      {t(offBy(range, step) === 0 ? 'estimate.placed' : 'estimate.rather', { label, word })} {range.why}
    </Told>
  );
}
