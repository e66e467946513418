/**
 * A panel that sets the pass mark: who sits in it, how far each is, what they say together, where they differ.
 */
import { Download, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PanelView } from '#core/contract/panel-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import type { Result } from '#core/result/result.ts';
import { call } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { CutLine } from './cut-line.tsx';
import { DisputedItems } from './disputed-items.tsx';
import { Judges } from './judges.tsx';
import './panel.css';

type Panel = NonNullable<PanelView['panel']>;
/** Asks main to change the panel and shows it as it is then. */
export type Change = (asked: Promise<Result<PanelView>>) => Promise<boolean>;

function NotBegun({ view, onChange }: { view: PanelView; onChange: Change }) {
  const { t } = useTranslation('panel');
  const [asked, setAsked] = useState(false);
  const { courseId } = view;
  return (
    <section className="panel-begin" aria-labelledby="panel-how">
      <h2 id="panel-how">{t('howTitle')}</h2>
      <ol>
        <li>{t('howWho')}</li>
        <li>{t('howRate', { count: view.formLength })}</li>
        <li>{t('howTalk')}</li>
        <li>{t('howRecord')}</li>
      </ol>
      <ActionButton kind="main" onPress={() => setAsked(true)}>
        <Users aria-hidden="true" />
        {t('begin')}
      </ActionButton>
      <ConfirmDialog
        isOpen={asked}
        onOpenChange={setAsked}
        title={t('confirmTitle')}
        confirm={t('confirmYes')}
        cancel={t('confirmNo')}
        onConfirm={() => void onChange(call('panel.begin', { courseId }))}
      >
        <p>{t('confirmBody')}</p>
      </ConfirmDialog>
    </section>
  );
}

function Together({ view, panel, onChange }: { view: PanelView; panel: Panel; onChange: Change }) {
  const { t } = useTranslation('panel');
  const formats = useFormats();
  const [saved, setSaved] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { courseId, passPercent } = view;
  const { result, judges, round } = panel;
  const save = async () => {
    const reply = await call('panel.save', { courseId });
    setFailure(reply.ok ? null : reply.failure);
    setSaved(reply.ok ? reply.value.file : null);
  };
  if (!result) return <p className="quiet-line">{t('noResult', { count: view.formLength })}</p>;
  return (
    <section className="panel-together" aria-labelledby="together-title">
      <h2 id="together-title">{t('resultTitle')}</h2>
      <p>
        {t('result', { cut: formats.percent(result.cut), count: result.judges })}{' '}
        {result.standardError === null
          ? t('resultNoError')
          : t('resultError', { error: formats.number(result.standardError) })}{' '}
        {t('resultBeside', { percent: formats.percent(passPercent) })}
      </p>
      <CutLine judges={judges} cut={result.cut} standardError={result.standardError} passPercent={passPercent} />
      {panel.mayRateAgain && (
        <div className="panel-next">
          <p>{t('secondLead')}</p>
          <ActionButton kind="main" onPress={() => void onChange(call('panel.second-round', { courseId }))}>
            {t('secondBegin')}
          </ActionButton>
        </div>
      )}
      <div className="panel-next">
        <p>{t('saveLead')}</p>
        <ActionButton kind={round === 2 ? 'main' : 'plain'} onPress={() => void save()}>
          <Download aria-hidden="true" />
          {t('save')}
        </ActionButton>
        {saved && (
          <p role="status" dir="auto">
            {t('saved', { file: saved })}
          </p>
        )}
        {failure && <FailureState failure={failure} onRetry={() => void save()} />}
      </div>
    </section>
  );
}

function Panel({ first }: { first: PanelView }) {
  const { t } = useTranslation('panel');
  const navigate = useNavigate();
  const [view, setView] = useState(first);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { panel, courseId } = view;
  const change: Change = async (asked) => {
    const reply = await asked;
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok) setView(reply.value);
    return reply.ok;
  };
  return (
    <article className="panel">
      <header className="panel-head">
        <p className="eyebrow">{view.courseTitle}</p>
        <h1 tabIndex={-1}>{t('title')}</h1>
        <p className="panel-lead">{t('lead')}</p>
      </header>
      {failure && <FailureState failure={failure} />}
      {view.candidate && (
        <aside className="panel-candidate" aria-label={t('candidateTitle')}>
          <p className="panel-candidate-title">{t('candidateTitle')}</p>
          <p>{view.candidate}</p>
        </aside>
      )}
      {!panel && <NotBegun view={view} onChange={change} />}
      {panel && (
        <>
          {!panel.sameVersion && <p className="panel-warning">{t('otherVersion')}</p>}
          <Judges view={view} panel={panel} onChange={change} />
          {panel.judges.length > 0 && <Together view={view} panel={panel} onChange={change} />}
          <DisputedItems courseId={courseId} panel={panel} />
        </>
      )}
      <footer>
        <ActionButton onPress={() => navigate({ screen: 'exam-intro', courseId })}>{t('toExam')}</ActionButton>
      </footer>
    </article>
  );
}

export function PanelScreen({ courseId }: { courseId: string }) {
  const { t } = useTranslation('panel');
  const panel = useCall('panel.read', { courseId });
  useScreenReady('panel', panel.data ? t('title') : null);
  if (panel.failure) return <ProblemScreen failure={panel.failure} onRetry={panel.again} />;
  if (!panel.data) return <LoadingState>{t('loading')}</LoadingState>;
  return <Panel first={panel.data} />;
}
