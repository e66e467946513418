/**
 * How an exam and its items have done: figures, a drawing, what is to be looked at, and every item in a table.
 */
import { FileDown, FolderPlus, X } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput, CallOutput } from '#core/contract/contract.ts';
import type { StatisticsView } from '#core/contract/statistics-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { flagWords } from '#core/statistics/report/flag-words.ts';
import { summaryOf } from '#core/statistics/report/summary-words.ts';
import { call, onEvent } from '../../api/call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { ProgressLine } from '../../parts/progress-line.tsx';
import { Findings } from './findings.tsx';
import { ItemScatter } from './item-scatter.tsx';
import { ItemTable } from './item-table.tsx';
import './item-statistics.css';

type Report = NonNullable<StatisticsView['report']>;
type Asking = 'statistics.read' | 'statistics.add-folder' | 'statistics.remove-folders';

function Figures({ report }: { report: Report }) {
  const { t } = useTranslation('statistics');
  const { language } = useFormats();
  return (
    <>
      <dl className="statistics-figures">
        {summaryOf(report.summary, t, language).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {report.flags.map((flag) => (
        <p key={flag.code} className="statistics-flag">
          {flagWords(flag, t, language)}
        </p>
      ))}
    </>
  );
}

function FullReport({ courseId }: { courseId: string }) {
  const { t } = useTranslation('statistics');
  const [asked, setAsked] = useState<CallInput<'statistics.save'>['kind'] | null>(null);
  const [file, setFile] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (kind: CallInput<'statistics.save'>['kind']) => {
    const reply = await call('statistics.save', { courseId, kind });
    setFailure(reply.ok ? null : reply.failure);
    setFile(reply.ok ? reply.value.file : null);
  };
  return (
    <section className="statistics-part" aria-labelledby="full-title">
      <h2 id="full-title">{t('fullTitle')}</h2>
      <p className="quiet-line">{t('fullLead')}</p>
      <div className="statistics-ways">
        {(['html', 'json'] as const).map((kind) => (
          <ActionButton key={kind} onPress={() => setAsked(kind)}>
            <FileDown aria-hidden="true" />
            {t(`save.${kind}`)}
          </ActionButton>
        ))}
      </div>
      {file && <p role="status">{t('saved', { file })}</p>}
      {failure && <FailureState failure={failure} />}
      <ConfirmDialog
        isOpen={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title={t('confirmTitle')}
        confirm={t('confirmYes')}
        cancel={t('confirmNo')}
        onConfirm={() => asked && void save(asked)}
      >
        <p>{t('confirmBody')}</p>
      </ConfirmDialog>
    </section>
  );
}

function LeftOut({ leftOut }: { leftOut: StatisticsView['leftOut'] }) {
  const { t } = useTranslation('statistics');
  if (leftOut.length === 0) return null;
  return (
    <details className="statistics-left">
      <summary>{t('leftOut', { count: leftOut.length })}</summary>
      <ul>
        {leftOut.map(({ file, reason }) => (
          <li key={file}>
            <code dir="ltr">{file}</code> {t(`leftOutReason.${reason}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}

export function ItemStatisticsScreen({ courseId }: { courseId: string }) {
  const { t } = useTranslation('statistics');
  const formats = useFormats();
  const navigate = useNavigate();
  const [view, setView] = useState<CallOutput<'statistics.read'>>(null);
  const [reading, setReading] = useState<{ done: number; total: number } | null>(null);
  const [cancelled, setCancelled] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const ask = async (name: Asking) => {
    setReading({ done: 0, total: 0 });
    setCancelled(false);
    const reply = await call(name, { courseId });
    setReading(null);
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok && reply.value) setView(reply.value);
    if (reply.ok && !reply.value && name !== 'statistics.add-folder') setCancelled(true);
  };
  useEffect(() => onEvent('work.progress', (at) => setReading((known) => known && at)), []);
  const readFirst = useEffectEvent(() => void ask('statistics.read'));
  useEffect(() => {
    readFirst();
    // Whoever leaves does not leave a long reading behind.
    return () => void call('work.cancel', {});
  }, []);
  useScreenReady('item-statistics', view || failure || cancelled ? t('heading') : null);

  const report = view?.report ?? null;
  return (
    <article className="statistics">
      <header className="statistics-head">
        <p className="eyebrow">{view?.courseTitle}</p>
        <h1 tabIndex={-1}>{t('heading')}</h1>
        <p className="quiet-line">{t('lead')}</p>
        <div className="statistics-ways">
          <ActionButton isBusy={reading !== null} onPress={() => void ask('statistics.add-folder')}>
            <FolderPlus aria-hidden="true" />
            {t('addFolder')}
          </ActionButton>
          {view && view.folders.length > 0 && (
            <ActionButton isBusy={reading !== null} onPress={() => void ask('statistics.remove-folders')}>
              <X aria-hidden="true" />
              {t('removeFolders', { count: view.folders.length })}
            </ActionButton>
          )}
        </div>
        {reading && reading.total > 0 && (
          <div className="statistics-reading">
            <ProgressLine value={reading.done} max={reading.total} label={t('reading')} />
            <p className="is-tabular">
              {t('readingAt', { done: formats.number(reading.done), total: formats.number(reading.total) })}
            </p>
            <ActionButton onPress={() => void call('work.cancel', {})}>{t('stop')}</ActionButton>
          </div>
        )}
        {cancelled && <p role="status">{t('stopped')}</p>}
        {failure && <FailureState failure={failure} onRetry={() => void ask('statistics.read')} />}
        {view && <LeftOut leftOut={view.leftOut} />}
      </header>
      {view && !report && (
        <section className="statistics-part">
          <h2>{t('emptyTitle')}</h2>
          <p>{t('emptyBody')}</p>
        </section>
      )}
      {report && (
        <>
          <Figures report={report} />
          <ItemScatter items={report.items} />
          <Findings items={report.items} />
          <ItemTable items={report.items} />
          <FullReport courseId={courseId} />
        </>
      )}
      <footer>
        <ActionButton onPress={() => navigate({ screen: 'authoring' })}>{t('toDesk')}</ActionButton>
      </footer>
    </article>
  );
}
