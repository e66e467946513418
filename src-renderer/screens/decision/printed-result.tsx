/**
 * The result of an attempt on paper: the same sentences as on the screen, all of them open, and the ledger as a table.
 */
import { useTranslation } from 'react-i18next';
import type { DecisionView } from '#core/contract/exam-calls.ts';
import { useFormats } from '../../locale/formats.ts';
import { useInterruptionWords } from '../../parts/interruption-list.tsx';
import mark from '../../pictures/mark.svg';
import { AreaScores } from './area-scores.tsx';
import { AssuranceLine, ConditionsLine } from './conditions-of-sitting.tsx';
import { restudyOf } from './decision-sentence.ts';
import { Reasons } from './reasons.tsx';
import { useSentence } from './use-sentence.ts';
import './decision.css';

function Facts({ decision }: { decision: DecisionView }) {
  const { t } = useTranslation('decision');
  const formats = useFormats();
  const rows = [
    [t('fact.holder'), decision.holder],
    [t('fact.when'), formats.date(decision.decidedAt)],
    [t('fact.time'), formats.minutes(Math.max(1, Math.round(decision.elapsedMs / 60_000)))],
    [t('fact.exam'), `${decision.exam.id} ${decision.exam.version}`],
    [t('fact.attempt'), decision.attemptId],
    ...(decision.credential ? [[t('fact.credential'), decision.credential] as const] : []),
  ] as const;
  return (
    <dl className="paper-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Ledger({ decision }: { decision: DecisionView }) {
  const { t } = useTranslation('decision');
  const formats = useFormats();
  const words = useInterruptionWords();
  const { interruptions, giveBackMinutes, accommodations } = decision;
  return (
    <section>
      <h2>{t('exam:recorded.title')}</h2>
      <p>
        {giveBackMinutes > 0
          ? t('exam:recorded.ruleGivesBack', { time: formats.minutes(giveBackMinutes) })
          : t('exam:recorded.ruleRunsOn')}
      </p>
      {accommodations && <ConditionsLine accommodations={accommodations} />}
      {interruptions.length === 0 ? (
        <p>{t('exam:recorded.nothing')}</p>
      ) : (
        <table className="paper-ledger">
          <thead>
            <tr>
              <th scope="col">{t('ledger.at')}</th>
              <th scope="col">{t('ledger.what')}</th>
              <th scope="col">{t('ledger.long')}</th>
              <th scope="col">{t('ledger.back')}</th>
            </tr>
          </thead>
          <tbody>
            {interruptions.map((one) => (
              <tr key={`${one.kind} ${one.at}`}>
                <td>{formats.clock(one.at)}</td>
                <td>{words(one)}</td>
                <td>{one.ms === null ? '–' : formats.timeSpan(Math.abs(one.ms))}</td>
                <td>{one.givenBackMs > 0 ? formats.timeSpan(one.givenBackMs) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Restudy({ decision }: { decision: DecisionView }) {
  const { t } = useTranslation('decision');
  const formats = useFormats();
  const lessons = restudyOf(decision);
  if (lessons.length === 0) return null;
  return (
    <section>
      <h2>{t('restudyTitle')}</h2>
      <ul className="paper-lessons">
        {lessons.map(({ lessonId, title, competencies, minutes }) => (
          <li key={lessonId}>
            <strong>{title}</strong> <span>{formats.minutes(minutes)}</span>
            <br />
            <span className="quiet-line">{t('restudyFor', { competencies: formats.list(competencies) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Standard({ decision }: { decision: DecisionView }) {
  const { t } = useTranslation('exam');
  const formats = useFormats();
  const { standard } = decision;
  if (!standard) return null;
  const facts = {
    percent: formats.percent(decision.overall.required),
    date: formats.date(standard.date),
    cut: formats.percent(standard.cut),
    error: formats.number(standard.standardError ?? 0),
  };
  return (
    <p>
      {standard.basis === 'authors'
        ? t('intro.standardAuthors', facts)
        : t('intro.standardPanel', { count: standard.judges, ...facts })}
    </p>
  );
}

export function PrintedResult({ decision }: { decision: DecisionView }) {
  const { t } = useTranslation('decision');
  const sentence = useSentence(decision);
  return (
    <article className="decision paper-result">
      <header className="decision-head">
        <p className="paper-mark">
          <img src={mark} alt="" /> Fieldpass
        </p>
        <p className="eyebrow">{t('eyebrow', { course: decision.courseTitle })}</p>
        <h1 className="decision-sentence">{sentence}</h1>
        <AssuranceLine decision={decision} />
      </header>
      <Facts decision={decision} />
      {decision.submittedBy === 'time' && (
        <p>
          <strong>{t('timeTitle')}</strong> {t('timeBody')}
        </p>
      )}
      <Reasons decision={decision} />
      <AreaScores decision={decision} open />
      <Restudy decision={decision} />
      <Ledger decision={decision} />
      <footer className="paper-foot">
        <Standard decision={decision} />
        <p>{t('paperNote')}</p>
        <p className="paper-evidence" dir="ltr">
          SHA-256 {decision.evidence}
        </p>
      </footer>
    </article>
  );
}
