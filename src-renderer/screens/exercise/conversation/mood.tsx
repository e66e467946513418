/**
 * How the other one is: a face or a door, a sentence, and where that stands between the worst and the best.
 */
import type { ViewOf } from '#core/exercises/kinds.ts';

type Mood = ViewOf<'conversation'>['mood'];
type At = { readonly at: number };

/** Brows and mouth, from the worst to the best. */
const looks = [
  { brows: 'M12 16L20 20M36 16L28 20', mouth: 'M16 36Q24 28 32 36' },
  { brows: 'M13 17L20 19M35 17L28 19', mouth: 'M17 35Q24 31 31 35' },
  { brows: 'M13 17L20 17M35 17L28 17', mouth: 'M18 34L30 34' },
  { brows: 'M13 17Q16.5 15 20 17M28 17Q31.5 15 35 17', mouth: 'M17 32Q24 36 31 32' },
  { brows: 'M13 16Q16.5 13 20 16M28 16Q31.5 13 35 16', mouth: 'M15 31Q24 39 33 31' },
];

function Face({ at }: At) {
  const look = looks[at];
  return (
    <svg className={`talk-sign is-${at}`} viewBox="0 0 48 48" aria-hidden="true">
      <circle className="talk-face-round" cx="24" cy="24" r="21" />
      <circle className="talk-face-eye" cx="17" cy="23" r="2" />
      <circle className="talk-face-eye" cx="31" cy="23" r="2" />
      <path className="talk-face-line" d={look?.brows} />
      <path className="talk-face-line" d={look?.mouth} />
    </svg>
  );
}

/** Where the free edge of the door stands, from shut to wide open, and how far it comes forward. */
const edges = [
  { x: 36, forward: 0 },
  { x: 31, forward: 2 },
  { x: 24, forward: 3.5 },
  { x: 16, forward: 4.5 },
  { x: 7, forward: 4 },
];

function Door({ at }: At) {
  const { x, forward } = edges[at] ?? { x: 36, forward: 0 };
  return (
    <svg className="talk-sign" viewBox="0 0 48 48" aria-hidden="true">
      <path className="talk-door-light" d="M12 6H36V42H12Z" />
      <path className="talk-door-leaf" d={`M12 6L${x} ${6 + forward}V${42 + forward}L12 42Z`} />
      <path className="talk-door-line" d="M12 42V6H36V42M4 42H12M36 42H44" />
      <circle className="talk-door-knob" cx={x > 12 ? x - 3 : x + 2} cy={25 + forward} r="1.6" />
    </svg>
  );
}

const signs = { face: Face, door: Door };

export function MoodSign({ shown, at }: At & Pick<Mood, 'shown'>) {
  const Sign = signs[shown];
  return <Sign at={at} />;
}

export function MoodNow({ mood, at }: At & { readonly mood: Mood }) {
  return (
    <div className="talk-mood">
      <MoodSign shown={mood.shown} at={at} />
      <p>{mood.lines[at]}</p>
      <span className="talk-scale" aria-hidden="true">
        {mood.lines.map((line, index) => (
          <span key={line} className={index === at ? `is-here is-${at}` : ''} />
        ))}
      </span>
    </div>
  );
}
