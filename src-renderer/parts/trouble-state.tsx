/**
 * What happened, that nothing was lost, what to do, and a small code for the help desk: as whoever knows the words says it.
 */
import { RotateCcw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { ActionButton } from './action-button.tsx';
import './states.css';

export type TroubleWords = {
  readonly what: string;
  readonly kept: string;
  readonly next: string;
  readonly code: string;
  /** On the button that tries once more. */
  readonly again: string;
};

type Props = {
  readonly words: TroubleWords;
  readonly onRetry?: (() => void) | undefined;
  readonly children?: ReactNode;
};

export function TroubleState({ words, onRetry, children }: Props) {
  return (
    <section className="failure-state" role="alert">
      <TriangleAlert aria-hidden="true" />
      <div className="failure-words">
        <p className="failure-what">{words.what}</p>
        <p>{words.kept}</p>
        <p>{words.next}</p>
        <div className="failure-actions">
          {onRetry && (
            <ActionButton onPress={onRetry}>
              <RotateCcw aria-hidden="true" />
              {words.again}
            </ActionButton>
          )}
          {children}
        </div>
        <p className="failure-code">{words.code}</p>
      </div>
    </section>
  );
}
