/**
 * How far two assessors who saw the same station agree, in figures and in a sentence that says what they mean.
 */
import { useTranslation } from 'react-i18next';
import { fewPairs, kappaWord } from '#core/assessment/kappa-word.ts';
import type { ProgrammeView } from '#core/contract/programme-calls.ts';
import { useFormats } from '../../locale/formats.ts';
import { Fact } from '../../parts/fact.tsx';

type Agreement = ProgrammeView['agreement'][number];

function Station({ station, pairs, observed, kappa, weighted }: Agreement) {
  const { t } = useTranslation('programme');
  const formats = useFormats();
  return (
    <li>
      <h3 dir="auto">{station}</h3>
      <p>{t('agreement.same', { count: pairs, percent: formats.percent(observed * 100) })}</p>
      {kappa === null ? (
        <p>{t('agreement.noKappa')}</p>
      ) : (
        <>
          <dl className="facts">
            <Fact label={t('agreement.kappa')}>{formats.decimal(kappa)}</Fact>
            {weighted !== null && (
              <Fact label={t('agreement.weighted')}>
                {formats.decimal(weighted)}
                <span className="eyebrow agreement-means">{t('agreement.weightedMeans')}</span>
              </Fact>
            )}
          </dl>
          <p>
            <strong>{t(`agreement.word.${kappaWord(kappa)}`)}</strong>
          </p>
          {pairs < fewPairs && <p className="quiet-line">{t('agreement.few')}</p>}
        </>
      )}
    </li>
  );
}

export function AgreementPart({ agreement }: Pick<ProgrammeView, 'agreement'>) {
  const { t } = useTranslation('programme');
  if (agreement.length === 0) return null;
  return (
    <section className="programme-part" aria-labelledby="agreement-title">
      <h2 id="agreement-title">{t('agreement.title')}</h2>
      <p className="quiet-line">{t('agreement.lead')}</p>
      <ul className="agreement-list">
        {agreement.map((one) => (
          <Station key={one.station} {...one} />
        ))}
      </ul>
    </section>
  );
}
