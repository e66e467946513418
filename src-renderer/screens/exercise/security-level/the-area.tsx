/**
 * The area whose level is asked for, and what this calculation is not.
 */
import { useTranslation } from 'react-i18next';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { ActionButton } from '../../../parts/action-button.tsx';

type Props = { readonly exercise: ViewOf<'security-level'>; readonly onBegin: () => void };

export function TheArea({ exercise, onBegin }: Props) {
  const { t } = useTranslation('exercise');
  return (
    <section className="exercise-panel" aria-labelledby="level-title">
      <h2 id="level-title">{t('level.area')}</h2>
      <p className="level-text">{exercise.area}</p>
      <p className="level-note">{t('level.simplified')}</p>
      <ActionButton kind="main" onPress={onBegin}>
        {t('level.begin')}
      </ActionButton>
    </section>
  );
}
