/**
 * How the level comes about from the five bars.
 */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Threats, weigh } from '#core/exercises/security-level/level.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { useLevelWords } from './level-words.ts';
import { ThreatBars } from './threat-bars.tsx';
import { WeatherGlass } from './weather-glass.tsx';

type Props = { readonly threats: Threats; readonly onNext: () => void };

export function ComingAbout({ threats, onNext }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const words = useLevelWords();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { first, highest, others, sum, level } = weigh(threats);
  return (
    <section className="exercise-panel" aria-labelledby="level-title">
      <h2 id="level-title" tabIndex={-1} ref={title}>
        {t('level.is', { number: formats.number(level), level: words.level(level) })}
      </h2>
      <div className="level-drawing">
        <ThreatBars threats={threats} first={first} />
        <WeatherGlass level={level} />
      </div>
      <p className="level-text">
        {t('level.weighed', {
          kind: words.category(first),
          highest: formats.number(highest),
          others: formats.decimal(others),
          sum: formats.decimal(sum),
          number: formats.number(level),
        })}
      </p>
      <p className="level-note">{t('level.simplified')}</p>
      <ActionButton kind="main" onPress={onNext}>
        {t('level.toNews')}
      </ActionButton>
    </section>
  );
}
