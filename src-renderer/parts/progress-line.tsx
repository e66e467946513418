/**
 * How far something has come, drawn as a line and said in words.
 */
import './progress-line.css';

type Props = { readonly value: number; readonly max: number; readonly label: string; readonly words?: string };

export function ProgressLine({ value, max, label, words }: Props) {
  const whole = Math.max(1, max);
  const reached = Math.min(whole, Math.max(0, value));
  return (
    <span
      className="progress-line"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={whole}
      aria-valuenow={reached}
      aria-valuetext={words}
    >
      <svg className="progress-track" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect className="progress-fill" x="0" y="0" width={(100 * reached) / whole} height="1" />
      </svg>
    </span>
  );
}
