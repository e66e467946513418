/**
 * What the steps come to, as a mark and a word.
 */
import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StationView } from './rubric-part.tsx';

const marks = { open: CircleDashed, able: CircleCheck, 'not-yet': CircleX } as const;

export function ResultWord({ result }: { result: StationView['result'] }) {
  const { t } = useTranslation('assess');
  const Mark = marks[result];
  return (
    <span className={`result-word is-${result}`}>
      <Mark aria-hidden="true" />
      {t(`result.${result}`)}
    </span>
  );
}
