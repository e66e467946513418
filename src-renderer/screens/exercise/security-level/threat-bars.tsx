/**
 * A bar for each kind of threat, on the six steps of the level; one that news moved shows where it was.
 */
import { useTranslation } from 'react-i18next';
import { type Category, categories, levels, type Threats } from '#core/exercises/security-level/level.ts';
import { useFormats } from '../../../locale/formats.ts';
import { useLevelWords } from './level-words.ts';

type Props = {
  /** Those that are rated. */
  readonly threats: { readonly [C in Category]?: number | null };
  readonly before?: Threats;
  /** The one that counts most. */
  readonly first?: Category;
};

const scale = levels.map((_, index) => index + 1);

export function ThreatBars({ threats, before, first }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const words = useLevelWords();
  return (
    <figure className="threat-bars">
      <figcaption>{t('level.bars')}</figcaption>
      <dl>
        {categories.map((category) => {
          const threat = threats[category] ?? null;
          const was = before?.[category] ?? threat;
          return (
            <div key={category} className={category === first ? 'is-first' : undefined}>
              <dt>
                {words.category(category)}
                {category === first && <span className="threat-first"> {t('level.first')}</span>}
              </dt>
              <dd>
                <span className="threat-bar" aria-hidden="true">
                  {scale.map((step) => (
                    <span
                      key={step}
                      className={`threat-step${threat !== null && step <= threat ? ' is-full' : ''}${was !== null && step <= was ? ' was-full' : ''}`}
                    />
                  ))}
                </span>
                <span className="threat-number">
                  {threat === null ? (
                    <span className="visually-hidden">{t('level.notRated')}</span>
                  ) : (
                    formats.number(threat)
                  )}
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
    </figure>
  );
}
