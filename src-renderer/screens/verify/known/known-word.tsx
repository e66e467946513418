/**
 * How a list stands, or what became of one: a mark and a word, never only a colour.
 */
import { CircleAlert, CircleCheck, CircleDashed, ClockAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BroughtList } from '#core/contract/trust-calls.ts';
import { bringingWord } from '#core/trust/bringing-outcome.ts';
import type { ListState } from '#core/trust/list-state.ts';

const marks = { current: CircleCheck, old: ClockAlert, missing: CircleDashed } as const;

export function StateOfList({ state }: { state: ListState }) {
  const { t } = useTranslation('trust');
  const Mark = marks[state];
  return (
    <span className={`known-word is-${state}`}>
      <Mark aria-hidden="true" />
      {t(`state.${state}`)}
    </span>
  );
}

const outcomeMarks = { taken: CircleCheck, known: CircleCheck, kept: CircleDashed, refused: CircleAlert } as const;

export function OutcomeWord({ outcome }: Pick<BroughtList, 'outcome'>) {
  const { t } = useTranslation('verify');
  const word = bringingWord(outcome);
  const Mark = outcomeMarks[word];
  return (
    <span className={`known-word is-${word}`}>
      <Mark aria-hidden="true" />
      {t(`broughtWord.${word}`)}
    </span>
  );
}
