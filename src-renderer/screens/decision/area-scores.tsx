/**
 * The whole exam and each area as bars with their lines; inside an area, its competencies.
 */
import { Check, ShieldAlert, TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DecisionView } from '#core/contract/exam-calls.ts';
import { useFormats } from '../../locale/formats.ts';
import type { Area } from './decision-sentence.ts';
import { ScoreBar } from './score-bar.tsx';

function Met({ met }: { met: boolean }) {
  const { t } = useTranslation('decision');
  return met ? (
    <span className="met-word is-met">
      <Check aria-hidden="true" /> {t('met')}
    </span>
  ) : (
    <span className="met-word is-missed">
      <X aria-hidden="true" /> {t('missed')}
    </span>
  );
}

type NumbersProps = { points: number; max: number; percent: number; required: number | null };

function Numbers({ points, max, percent, required }: NumbersProps) {
  const { t } = useTranslation('decision');
  const formats = useFormats();
  return (
    <span className="score-numbers">
      <strong>{formats.percent(percent)}</strong>{' '}
      <span>{t('pointsOf', { points: formats.number(points), max: formats.number(max) })}</span>
      {required !== null && <span>{t('requiredMark', { percent: formats.percent(required) })}</span>}
    </span>
  );
}

function AreaScore({ area, open }: { area: Area; open: boolean }) {
  const { t } = useTranslation('decision');
  return (
    <li className="area-score">
      <div className="area-score-head">
        <h3>{area.title}</h3>
        {area.essential && (
          <span className="essential-word">
            <ShieldAlert aria-hidden="true" /> {t('essential')}
          </span>
        )}
        {area.required !== null && <Met met={area.met} />}
      </div>
      <ScoreBar label={area.title} {...area} />
      <Numbers {...area} />
      <details className="area-score-details" open={open || !area.met}>
        <summary>{t('showCompetencies')}</summary>
        <ul>
          {area.competencies.map((competency) => (
            <li key={competency.id} className="competency-score">
              <span className="competency-score-title">
                {competency.title}
                {competency.criticalMissed && (
                  <span className="critical-word">
                    <TriangleAlert aria-hidden="true" /> {t('critical')}
                  </span>
                )}
              </span>
              <ScoreBar
                label={competency.title}
                {...competency}
                required={null}
                met={!competency.criticalMissed}
                small
              />
              <Numbers {...competency} required={null} />
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

/** `open`: every competency is shown, as on paper. */
export function AreaScores({ decision, open = false }: { decision: DecisionView; open?: boolean }) {
  const { t } = useTranslation('decision');
  return (
    <section className="area-scores" aria-labelledby="areas-title">
      <h2 id="areas-title">{t('areasTitle')}</h2>
      <p className="quiet-line">{t('areasLegend')}</p>
      <div className="area-score is-overall">
        <div className="area-score-head">
          <h3>{t('overall')}</h3>
          <Met met={decision.overall.met} />
        </div>
        <ScoreBar label={t('overall')} {...decision.overall} />
        <Numbers {...decision.overall} />
      </div>
      <ul className="area-scores-list">
        {decision.areas.map((area) => (
          <AreaScore key={area.domain} area={area} open={open} />
        ))}
      </ul>
    </section>
  );
}
