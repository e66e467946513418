/**
 * Hotspot on the screen: the picture with its marked places, each a radio in the place itself, and the same places as a
 * list below for whoever does not point or does not see.
 */
import { chosenOf } from '#core/exam/response.ts';
import { directionOf } from '#core/locale/languages.ts';
import type { ItemScreen, ItemScreenProps } from '../item-screen.ts';
import { letterAt } from '../letter-keys.ts';
import { OneOf } from '../one-of.tsx';
import './hotspot.css';

function HotspotAnswer({ question, language, response, onRespond, labelledBy, pictures }: ItemScreenProps<'hotspot'>) {
  const { picture, alt, size, regions } = question;
  const [width, height] = size;
  const chosen = chosenOf(response)[0] ?? null;
  return (
    <>
      <div className="hotspot" dir="ltr">
        <img className="hotspot-picture" src={`${pictures}/${picture}`} alt={alt} lang={language} />
        <svg className="hotspot-places" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {regions.map(({ id, box: [x, y, w, h] }, index) => (
            // The list below is the same choice for keyboard and screen reader; the picture adds pointing.
            // biome-ignore lint/a11y/noStaticElementInteractions: see above
            <g
              key={id}
              className={chosen === id ? 'hotspot-place is-chosen' : 'hotspot-place'}
              onClick={() => onRespond({ chosen: [id] })}
            >
              <rect x={x} y={y} width={w} height={h} rx="8" />
              <circle cx={x + 18} cy={y + 18} r="14" />
              <text x={x + 18} y={y + 23} textAnchor="middle">
                {letterAt(index)}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <div lang={language} dir={directionOf(language)}>
        <OneOf
          options={regions}
          chosen={chosen}
          language={language}
          labelledBy={labelledBy}
          onChoose={(id) => onRespond({ chosen: [id] })}
        />
      </div>
    </>
  );
}

export const hotspot: ItemScreen<'hotspot'> = {
  instruction: () => 'how.hotspot',
  letters: ({ regions }) => regions.length,
  Answer: HotspotAnswer,
};
