/**
 * How the other one is: a face, a sentence, and where that stands between the worst and the best.
 */
import type { ViewOf } from '#core/exercises/kinds.ts';

type Props = {
  readonly mood: ViewOf<'conversation'>['mood'];
  readonly at: number;
};

/** Brows and mouth, from the worst to the best. */
const looks = [
  { brows: 'M12 16L20 20M36 16L28 20', mouth: 'M16 36Q24 28 32 36' },
  { brows: 'M13 17L20 19M35 17L28 19', mouth: 'M17 35Q24 31 31 35' },
  { brows: 'M13 17L20 17M35 17L28 17', mouth: 'M18 34L30 34' },
  { brows: 'M13 17Q16.5 15 20 17M28 17Q31.5 15 35 17', mouth: 'M17 32Q24 36 31 32' },
  { brows: 'M13 16Q16.5 13 20 16M28 16Q31.5 13 35 16', mouth: 'M15 31Q24 39 33 31' },
];

export function MoodFace({ at }: { readonly at: number }) {
  const look = looks[at];
  return (
    <svg className={`talk-face is-${at}`} viewBox="0 0 48 48" aria-hidden="true">
      <circle className="talk-face-round" cx="24" cy="24" r="21" />
      <circle className="talk-face-eye" cx="17" cy="23" r="2" />
      <circle className="talk-face-eye" cx="31" cy="23" r="2" />
      <path className="talk-face-line" d={look?.brows} />
      <path className="talk-face-line" d={look?.mouth} />
    </svg>
  );
}

export function Mood({ mood, at }: Props) {
  return (
    <div className="talk-mood">
      <MoodFace at={at} />
      <p>{mood.lines[at]}</p>
      <span className="talk-scale" aria-hidden="true">
        {mood.lines.map((line, index) => (
          <span key={line} className={index === at ? `is-here is-${at}` : ''} />
        ))}
      </span>
    </div>
  );
}
