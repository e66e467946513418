/**
 * Why the decision is what it is, in words: the whole, the essential areas, the critical questions.
 */
import { CircleCheck, CircleX, Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DecisionView } from '#core/contract/exam-calls.ts';
import { useFormats } from '../../locale/formats.ts';

function Reason({ met, children }: { met: boolean; children: string }) {
  const { t } = useTranslation('decision');
  return (
    <li className={met ? 'reason is-met' : 'reason is-missed'}>
      {met ? <CircleCheck aria-hidden="true" /> : <CircleX aria-hidden="true" />}
      <span>
        <span className="visually-hidden">{met ? t('met') : t('missed')}: </span>
        {children}
      </span>
    </li>
  );
}

export function Reasons({ decision }: { decision: DecisionView }) {
  const { t } = useTranslation('decision');
  const formats = useFormats();
  const { overall, areas, criticalMissed } = decision;
  const essential = areas.filter((area) => area.required !== null);
  const missed = essential.filter((area) => !area.met);
  return (
    <section aria-labelledby="why-title">
      <h2 id="why-title">{t('whyTitle')}</h2>
      <ul className="reasons">
        <Reason met={overall.met}>
          {t(overall.met ? 'overallMet' : 'overallMissed', {
            points: formats.number(overall.points),
            max: formats.number(overall.max),
            percent: formats.percent(overall.percent),
            required: formats.percent(overall.required),
          })}
        </Reason>
        {overall.near && overall.standardError !== null && (
          <li className="reason is-aside">
            <Scale aria-hidden="true" />
            <span>{t(overall.met ? 'nearMet' : 'nearMissed', { error: formats.number(overall.standardError) })}</span>
          </li>
        )}
        {essential.length > 0 && missed.length === 0 && <Reason met>{t('essentialMet')}</Reason>}
        {missed.map((area) => (
          <Reason key={area.domain} met={false}>
            {t('essentialMissed', {
              area: area.title,
              required: formats.percent(area.required ?? 0),
              percent: formats.percent(area.percent),
            })}
          </Reason>
        ))}
        {criticalMissed.length > 0 ? (
          <Reason met={false}>
            {t('criticalMissed', { count: criticalMissed.length, list: formats.list(criticalMissed) })}
          </Reason>
        ) : (
          <Reason met>{t('criticalMet')}</Reason>
        )}
      </ul>
    </section>
  );
}
