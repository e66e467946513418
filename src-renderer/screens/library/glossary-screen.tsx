/**
 * All words of the glossary with what they mean, by the alphabet of the language; what is typed leaves those that fit.
 */
import { ArrowLeft } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { termsLike } from '#core/glossary/read-as-list.ts';
import { directionOf } from '#core/locale/languages.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { LookUpField } from './look-up-field.tsx';
import './library.css';

export function GlossaryScreen() {
  const { t } = useTranslation('library');
  const navigate = useNavigate();
  const glossary = useCall('library.glossary', {});
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed);
  useScreenReady('glossary', glossary.data ? t('glossary.title') : null);
  if (glossary.failure) return <ProblemScreen failure={glossary.failure} onRetry={glossary.again} />;
  if (!glossary.data) return <LoadingState>{t('glossary.loading')}</LoadingState>;
  const { language, terms } = glossary.data;
  const shown = termsLike(terms, asked, language);
  return (
    <>
      <p>
        <ActionButton kind="quiet" onPress={() => navigate({ screen: 'library' })}>
          <ArrowLeft className="is-mirrored" aria-hidden="true" />
          {t('back')}
        </ActionButton>
      </p>
      <h1 tabIndex={-1}>{t('glossary.title')}</h1>
      <p className="quiet-line">{t('glossary.lead')}</p>
      {terms.length === 0 ? (
        <div className="empty-state">
          <p>{t('glossary.none')}</p>
        </div>
      ) : (
        <>
          <LookUpField id="glossary-filter" label={t('glossary.filter')} most={100} value={typed} onChange={setTyped}>
            <p className="quiet-line" role="status">
              {t('glossary.count', { count: shown.length })}
            </p>
          </LookUpField>
          {shown.length === 0 ? (
            <div className="empty-state">
              <p>{t('nothingFoundHint')}</p>
            </div>
          ) : (
            <dl className="glossary" lang={language} dir={directionOf(language)}>
              {shown.map(({ id, term, text }) => (
                <div key={id}>
                  <dt>{term}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          )}
        </>
      )}
    </>
  );
}
