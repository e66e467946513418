/**
 * How far something has come, drawn as a line and said in words.
 */
import { ProgressBar } from 'react-aria-components';
import './progress-line.css';

type Props = { readonly value: number; readonly max: number; readonly label: string; readonly words?: string };

export function ProgressLine({ value, max, label, words }: Props) {
  return (
    <ProgressBar
      className="progress-line"
      value={value}
      maxValue={Math.max(1, max)}
      aria-label={label}
      valueLabel={words}
    >
      {({ percentage }) => (
        <svg className="progress-track" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
          <rect className="progress-fill" x="0" y="0" width={percentage ?? 0} height="1" />
        </svg>
      )}
    </ProgressBar>
  );
}
