/**
 * All words of the glossary with what they mean.
 */
import { useTranslation } from 'react-i18next';
import { directionOf } from '#core/locale/languages.ts';
import { useCall } from '../../api/use-call.ts';
import { FailureState } from '../../parts/failure-state.tsx';

export function GlossaryPart() {
  const { t } = useTranslation('library');
  const glossary = useCall('library.glossary', {});
  if (glossary.failure) return <FailureState failure={glossary.failure} onRetry={glossary.again} />;
  if (!glossary.data || glossary.data.terms.length === 0) return null;
  const { language, terms } = glossary.data;
  return (
    <section className="library-topic" aria-labelledby="glossary-title">
      <h2 id="glossary-title">{t('glossary')}</h2>
      <p className="quiet-line">{t('glossaryLead')}</p>
      <dl className="glossary" lang={language} dir={directionOf(language)}>
        {terms.map(({ id, term, text }) => (
          <div key={id}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
