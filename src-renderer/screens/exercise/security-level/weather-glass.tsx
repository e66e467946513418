/**
 * The level as a weather glass: six marks with their names, filled as far as the level.
 */
import { useTranslation } from 'react-i18next';
import { levels } from '#core/exercises/security-level/level.ts';
import { useFormats } from '../../../locale/formats.ts';
import { useLevelWords } from './level-words.ts';

type Props = { readonly level: number };

const fromAbove = levels.map((_, index) => levels.length - index);

export function WeatherGlass({ level }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const words = useLevelWords();
  return (
    <figure className="weather-glass">
      <figcaption className="visually-hidden">
        {t('level.is', { number: formats.number(level), level: words.level(level) })}
      </figcaption>
      <ol aria-hidden="true">
        {fromAbove.map((step) => (
          <li key={step} className={`${step <= level ? 'is-full' : ''}${step === level ? ' is-now' : ''}`}>
            <span className="weather-glass-tube" />
            <span className="weather-glass-number">{formats.number(step)}</span>
            <span>{words.level(step)}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
