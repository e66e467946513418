/**
 * How one feels, on five steps: asked, never required, and kept by nobody.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Feeling } from '#core/exercises/breathing/breath.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Choice } from '../parts/choice.tsx';
import { Wave } from './wave.tsx';

type Props = {
  readonly question: string;
  readonly text: string;
  readonly feelings: readonly string[];
  /** It is not the first thing on the screen: whoever comes here by keyboard begins at its title. */
  readonly isFollowing: boolean;
  readonly onSaid: (feeling: Feeling) => void;
};

export function FeelingQuestion({ question, text, feelings, isFollowing, onSaid }: Props) {
  const { t } = useTranslation('exercise');
  const [chosen, setChosen] = useState<string | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFollowing) title.current?.focus();
  }, [isFollowing]);
  return (
    <section className="exercise-panel" aria-labelledby="breathing-title">
      <h2 id="breathing-title" tabIndex={-1} ref={title}>
        {question}
      </h2>
      <p className="breathing-text">{text}</p>
      <Choice
        label={t('breathing.now')}
        options={feelings.map((name, feeling) => ({ id: String(feeling), name, drawing: <Wave feeling={feeling} /> }))}
        value={chosen}
        onChange={setChosen}
      />
      <p className="quiet-line">{t('breathing.notKept')}</p>
      <div className="exercise-ways">
        <ActionButton onPress={() => onSaid(null)}>{t('breathing.ratherNot')}</ActionButton>
        <ActionButton kind="main" isDisabled={chosen === null} onPress={() => onSaid(Number(chosen))}>
          {t('breathing.goOn')}
        </ActionButton>
      </div>
    </section>
  );
}
