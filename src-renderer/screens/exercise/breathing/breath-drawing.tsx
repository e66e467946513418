/**
 * One breath, drawn: a disc that grows and sinks, and a line that rises over as many marks as one breathes in and falls
 * over as many as one breathes out. Where nothing may move, the disc stands still and the marks alone tell.
 */
import type { CSSProperties, ReactNode } from 'react';
import type { Moment, Rhythm } from '#core/exercises/breathing/breath.ts';

const step = 44;
const edge = 16;
const low = 92;
const high = 18;

type Props = {
  readonly rhythm: Rhythm;
  /** Null before the first breath. */
  readonly moment: Moment | null;
};

export function BreathLine({ rhythm, moment }: Props) {
  const all = rhythm.in + rhythm.out;
  const x = (at: number) => edge + at * step;
  const y = (at: number) =>
    at <= rhythm.in ? low - ((low - high) * at) / rhythm.in : high + ((low - high) * (at - rhythm.in)) / rhythm.out;
  const reached = moment ? moment.count + (moment.phase === 'out' ? rhythm.in : 0) : 0;
  const marks = Array.from({ length: all }, (_, index) => index + 1);
  const point = (at: number) => `${x(at)},${y(at)}`;
  return (
    <svg
      className="breath-line is-mirrored"
      viewBox={`0 0 ${x(all) + edge} ${low + edge}`}
      style={{ maxInlineSize: x(all) + edge }}
      aria-hidden="true"
    >
      <polyline className="breath-way" points={[0, rhythm.in, all].map(point).join(' ')} />
      <polyline className="breath-gone" points={[0, Math.min(reached, rhythm.in), reached].map(point).join(' ')} />
      {marks.map((mark) => (
        <circle
          key={mark}
          className={`breath-mark${mark <= reached ? ' is-gone' : ''}`}
          cx={x(mark)}
          cy={y(mark)}
          r={mark === reached ? 11 : 6.5}
        />
      ))}
    </svg>
  );
}

type DrawingProps = { readonly rhythm: Rhythm; readonly moment: Moment; readonly children: ReactNode };

export function BreathDrawing({ rhythm, moment, children }: DrawingProps) {
  const seconds = { '--breath': `${rhythm[moment.phase]}s` } as CSSProperties;
  return (
    <div className="breath">
      <div className={`breath-disc is-${moment.phase}`} style={seconds}>
        <svg viewBox="0 0 240 240" aria-hidden="true">
          <circle className="breath-ring" cx="120" cy="120" r="112" />
          <circle className="breath-ring" cx="120" cy="120" r="56" />
          <g className="breath-body">
            <circle className="breath-outer" cx="120" cy="120" r="110" />
            <circle className="breath-middle" cx="120" cy="120" r="86" />
            <circle className="breath-inner" cx="120" cy="120" r="62" />
          </g>
        </svg>
        <div className="breath-words">{children}</div>
      </div>
      <BreathLine rhythm={rhythm} moment={moment} />
    </div>
  );
}
