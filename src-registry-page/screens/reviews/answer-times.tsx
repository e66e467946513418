/**
 * How long each answer took, from the fastest: drawn, and said.
 */
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../locale/use-formats.ts';

const size = { width: 720, height: 160, foot: 2 };

export function AnswerTimes({ seconds }: { seconds: readonly number[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [fastest] = seconds;
  const middle = seconds[Math.floor((seconds.length - 1) / 2)];
  const slowest = seconds.at(-1);
  if (fastest === undefined || middle === undefined || slowest === undefined) return null;
  const say = (value: number) => t('review.seconds', { count: Math.round(value * 10) / 10 });
  const wide = size.width / seconds.length;
  const most = Math.max(1, slowest);
  const words = t('review.timesWords', { fastest: say(fastest), middle: say(middle), slowest: say(slowest) });
  return (
    <section className="screen-part" aria-labelledby="times">
      <h2 id="times">{t('review.times')}</h2>
      <p>{words}</p>
      <figure className="answer-times">
        <svg
          className="is-mirrored"
          viewBox={`0 0 ${size.width} ${size.height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={words}
        >
          {seconds.map((value, index) => {
            const high = Math.max(size.foot, (value / most) * size.height);
            return (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: the place in the order is what it is
                key={index}
                x={index * wide}
                y={size.height - high}
                width={Math.max(1, wide - 1.5)}
                height={high}
              />
            );
          })}
        </svg>
        <figcaption className="quiet-line">{t('review.timesCaption')}</figcaption>
      </figure>
      <details>
        <summary>{t('review.timesAll')}</summary>
        <p className="is-tabular">{formats.list(seconds.map((value) => formats.number(value)))}</p>
      </details>
    </section>
  );
}
