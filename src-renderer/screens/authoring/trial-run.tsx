/**
 * Simulated people sit simulated forms: what the blueprint would do, before anybody sits it.
 */
import { Play, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { AuthoringView, TrialReport } from '#core/contract/authoring-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call, onEvent } from '../../api/call.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import '../../parts/choice-tiles.css';
import { FailureState } from '../../parts/failure-state.tsx';
import { ProgressLine } from '../../parts/progress-line.tsx';
import { ExposureDrawing } from './exposure-drawing.tsx';

const sizes = [1000, 10_000, 100_000] as const;

function Figures({ report }: { report: TrialReport }) {
  const { t } = useTranslation('authoring');
  const formats = useFormats();
  const percent = (share: number) => formats.percent(100 * share);
  const rows = [
    [t('meanScore'), t('plusMinus', { mean: formats.number(report.meanScore), sd: formats.number(report.sdScore) })],
    [t('passRate'), percent(report.passRate)],
    [t('truePassRate'), percent(report.truePassRate)],
    [t('accuracy'), percent(report.decisionAccuracy)],
    [t('passedWrongly'), percent(report.passedWrongly)],
    [t('failedWrongly'), percent(report.failedWrongly)],
    [t('consistency'), percent(report.decisionConsistency)],
    [t('overlap'), percent(report.overlap)],
  ];
  return (
    <table className="trial-figures">
      <caption>{t('figures', { count: report.candidates })}</caption>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function TrialRun({ course }: { course: AuthoringView['courses'][number] }) {
  const { t } = useTranslation('authoring');
  const formats = useFormats();
  const [candidates, setCandidates] = useState<number>(sizes[1]);
  const [done, setDone] = useState<number | null>(null);
  const [report, setReport] = useState<TrialReport | null>(null);
  const [cancelled, setCancelled] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => onEvent('work.progress', ({ done: reached }) => setDone(reached)), []);
  // Whoever leaves the desk does not leave a run behind.
  useEffect(() => () => void call('work.cancel', {}), []);
  const run = async () => {
    setDone(0);
    setReport(null);
    setCancelled(false);
    const reply = await call('authoring.try-out', { courseId: course.id, candidates, seed: 'trial' });
    setDone(null);
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok) {
      setReport(reply.value);
      setCancelled(reply.value === null);
    }
  };
  return (
    <section className="authoring-part" aria-labelledby="trial-title">
      <h2 id="trial-title">{t('trialTitle')}</h2>
      <p className="quiet-line">{t('trialLead', { count: course.formLength, items: formats.number(course.items) })}</p>
      <RadioGroup
        className="choice-tiles is-narrow"
        value={String(candidates)}
        isDisabled={done !== null}
        onChange={(value) => setCandidates(Number(value))}
      >
        <Label className="authoring-label">{t('people')}</Label>
        {sizes.map((size) => (
          <Radio key={size} value={String(size)} className="choice-tile">
            <span className="choice-tile-name">{formats.number(size)}</span>
          </Radio>
        ))}
      </RadioGroup>
      {done === null ? (
        <ActionButton kind="main" onPress={() => void run()}>
          <Play className="is-mirrored" aria-hidden="true" />
          {t('run')}
        </ActionButton>
      ) : (
        <div className="trial-progress">
          <ProgressLine value={done} max={candidates} label={t('running')} />
          <p className="is-tabular">
            {t('runningAt', { done: formats.number(done), total: formats.number(candidates) })}
          </p>
          <ActionButton onPress={() => void call('work.cancel', {})}>
            <X aria-hidden="true" />
            {t('cancel')}
          </ActionButton>
        </div>
      )}
      {failure && <FailureState failure={failure} onRetry={() => void run()} />}
      {cancelled && <p role="status">{t('cancelled')}</p>}
      {report && (
        <div className="trial-report" role="status">
          <Figures report={report} />
          <ExposureDrawing report={report} />
          <p className="quiet-line">{t('assumed')}</p>
        </div>
      )}
    </section>
  );
}
