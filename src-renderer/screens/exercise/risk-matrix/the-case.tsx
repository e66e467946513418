/**
 * The case: the area, the work, and how much risk the work may bear.
 */
import { useTranslation } from 'react-i18next';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { ResultWord } from './threat-line.tsx';

type Props = { readonly exercise: ViewOf<'risk-matrix'>; readonly onBegin: () => void };

/** What one weighs all along: said at the beginning and before the money is spent. */
export function Bears({ exercise }: Pick<Props, 'exercise'>) {
  const { t } = useTranslation('exercise');
  return (
    <p className="matrix-bears">
      {t('matrix.bears')} <ResultWord result={exercise.bears} />
    </p>
  );
}

export function TheCase({ exercise, onBegin }: Props) {
  const { t } = useTranslation('exercise');
  return (
    <section className="exercise-panel" aria-labelledby="matrix-title">
      <h2 id="matrix-title">{t('matrix.case')}</h2>
      <p className="matrix-text">{exercise.situation}</p>
      <h3>{t('matrix.work')}</h3>
      <p className="matrix-text">{exercise.work}</p>
      <Bears exercise={exercise} />
      <ActionButton kind="main" onPress={onBegin}>
        {t('matrix.begin')}
      </ActionButton>
    </section>
  );
}
