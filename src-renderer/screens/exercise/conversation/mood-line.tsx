/**
 * The mood over the whole way, drawn: a line that rises and falls, with a dot at each turn.
 */
import { useTranslation } from 'react-i18next';
import type { Step } from '#core/exercises/conversation/way-gone.ts';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { howGood } from '../parts/worth-mark.tsx';
import { MoodSign } from './mood.tsx';

type Exercise = ViewOf<'conversation'>;
type Props = { readonly exercise: Exercise; readonly steps: readonly Step<Exercise['points'][number]>[] };

const wide = 44;
const high = 26;
const edge = 12;

export function MoodLine({ exercise, steps }: Props) {
  const { t } = useTranslation('exercise');
  const { begin, lines, shown, who } = exercise.mood;
  const best = lines.length - 1;
  const x = (index: number) => edge + index * wide;
  const y = (mood: number) => edge + (best - mood) * high;
  // No point is come to twice: `faultIn` refuses circles.
  const dots = [
    { id: '', mood: begin, how: 'begin' },
    ...steps.map(({ point, way, after }) => ({ id: point.id, mood: after, how: howGood(way.worth) })),
  ];
  const size = { width: x(steps.length) + edge, height: y(0) + edge };
  return (
    <figure className="talk-line">
      <figcaption>{t('conversation.moodLine', { who })}</figcaption>
      <div className="talk-line-drawing">
        <div className="talk-line-ends">
          <MoodSign shown={shown} at={best} />
          <MoodSign shown={shown} at={0} />
        </div>
        <svg
          className="is-mirrored"
          aria-hidden="true"
          viewBox={`0 0 ${size.width} ${size.height}`}
          style={{ maxInlineSize: size.width * 1.4 }}
        >
          {lines.map((line, mood) => (
            <path key={line} className="talk-line-rule" d={`M0 ${y(mood)}H${size.width}`} />
          ))}
          <polyline
            className="talk-line-way"
            points={dots.map(({ mood }, index) => `${x(index)},${y(mood)}`).join(' ')}
          />
          {dots.map(({ id, mood, how }, index) => (
            <circle key={id} className={`talk-line-dot is-${how}`} cx={x(index)} cy={y(mood)} r="7" />
          ))}
        </svg>
      </div>
    </figure>
  );
}
