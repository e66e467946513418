/**
 * One proof of a competency as a sign: a tick where it is shown, a clock where it ran out, an empty ring where it is lacking.
 */
import { Check, Circle, TimerOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CompetencyView } from '#core/contract/pathway-calls.ts';

type Proof = CompetencyView['lacks'][number];
export type ProofState = 'shown' | 'ranOut' | 'lacking';

export const proofsOf = ({ level }: Pick<CompetencyView, 'level'>): readonly Proof[] =>
  level === 'shows' ? ['examined', 'seen'] : ['examined'];

export function proofState({ lacks, ranOut }: Pick<CompetencyView, 'lacks' | 'ranOut'>, proof: Proof): ProofState {
  if (!lacks.includes(proof)) return 'shown';
  return ranOut.includes(proof) ? 'ranOut' : 'lacking';
}

const icons = { shown: Check, ranOut: TimerOff, lacking: Circle } as const;

export function ProofMark({ proof, state }: { readonly proof: Proof; readonly state: ProofState }) {
  const { t } = useTranslation('pathway');
  const Icon = icons[state];
  return (
    <span className={`proof-mark is-${state}`}>
      <Icon aria-hidden="true" />
      {t(`state.${state}`, { proof: t(`proof.${proof}`) })}
    </span>
  );
}
