/**
 * How far this assessor agrees with others who saw the same: drawn from "as far as by chance" to "always", and said in a sentence.
 */
import { useTranslation } from 'react-i18next';
import type { AssessingView } from '#core/contract/assess-calls.ts';
import { useFormats } from '../../locale/formats.ts';

type Agreement = AssessingView['agreement'][number];
/** Below zero two agree less than chance would: drawn at its left end, and told. */
const placeOf = (kappa: number) => Math.min(1, Math.max(0, kappa)) * 100;

function Line({ kappa }: { kappa: number }) {
  const { t } = useTranslation('assess');
  return (
    <div className="kappa-line" aria-hidden="true">
      <svg aria-hidden="true" viewBox="0 0 100 6" preserveAspectRatio="none">
        <rect className="kappa-track" width="100" height="6" rx="1" />
        <rect className="kappa-reach" width={placeOf(kappa)} height="6" rx="1" />
      </svg>
      <p className="kappa-ends">
        <span>{t('byChance')}</span>
        <span>{t('always')}</span>
      </p>
    </div>
  );
}

function Station({ one }: { one: Agreement }) {
  const { t } = useTranslation('assess');
  const formats = useFormats();
  const { kappa, weighted } = one;
  return (
    <li className="kappa">
      <h3>
        <bdi>{one.station}</bdi>
      </h3>
      <p className="quiet-line">
        <bdi>{one.programme}</bdi>
        {' · '}
        {t('seenBoth', { number: formats.number(one.candidates) })}
      </p>
      <p>{t('equal', { percent: formats.percent(one.observed * 100), pairs: formats.number(one.pairs) })}</p>
      {kappa === null && <p>{t('kappaNone')}</p>}
      {kappa !== null && (
        <>
          <p className="kappa-word">{t('kappa', { kappa: formats.decimal(kappa) })}</p>
          <Line kappa={kappa} />
        </>
      )}
      {weighted !== null && <p>{t('weighted', { weighted: formats.decimal(weighted) })}</p>}
    </li>
  );
}

export function AgreementPart({ agreement }: { agreement: readonly Agreement[] }) {
  const { t } = useTranslation('assess');
  return (
    <section className="assess-part" aria-labelledby="agreement-title">
      <h2 id="agreement-title">{t('agreementTitle')}</h2>
      <p className="assess-lead">{t('agreementLead')}</p>
      <ul className="assess-list">
        {agreement.map((one) => (
          <Station key={`${one.programme} ${one.station}`} one={one} />
        ))}
      </ul>
    </section>
  );
}
