/**
 * Certificates for everybody in a table: what is needed, step by step; then how far it is; then what came of it.
 */
import { ArrowLeft, FolderOpen, Printer, Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '#core/contract/batch-calls.ts';
import type { CallInput, CallOutput } from '#core/contract/contract.ts';
import type { Failure } from '#core/result/failure.ts';
import { call, onEvent } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { ProgressLine } from '../../parts/progress-line.tsx';
import { PapersPart } from './papers-part.tsx';
import { RosterProblems } from './roster-problems.tsx';
import { SignPart } from './sign-part.tsx';
import { type Defaults, TablePart, usePreview } from './table-part.tsx';
import './batch.css';

type Style = CallInput<'batch.print'>['style'];
type Done = CallOutput<'batch.print'>;

export function BatchScreen() {
  const { t } = useTranslation('roster');
  const navigate = useNavigate();
  const read = useCall('batch.read', {});
  useScreenReady('batch', read.data || read.failure ? t('screen.title') : null);
  return (
    <article className="batch">
      <ActionButton kind="quiet" onPress={() => navigate({ screen: 'certificates' })}>
        <ArrowLeft className="is-mirrored" aria-hidden="true" />
        {t('screen.back')}
      </ActionButton>
      <header>
        <h1 tabIndex={-1}>{t('screen.title')}</h1>
        <p className="quiet-line">{t('screen.lead')}</p>
      </header>
      {read.failure && <FailureState failure={read.failure} onRetry={read.again} />}
      {read.data ? <Batch first={read.data} /> : !read.failure && <LoadingState />}
    </article>
  );
}

function Batch({ first }: { first: BatchView }) {
  const { t } = useTranslation('roster');
  const formats = useFormats();
  const { settings } = useSession();
  const [view, setView] = useState(first);
  const [defaults, setDefaults] = useState<Defaults>({
    course: first.courses[0]?.id ?? null,
    passed: new Date().toISOString().slice(0, 10),
    assurance: 'supervised',
    language: settings.language,
  });
  const [style, setStyle] = useState<Style>({
    documents: ['certificate'],
    merged: true,
    secondLanguage: null,
    size: 'A4',
  });
  const [passphrase, setPassphrase] = useState('');
  const [at, setAt] = useState<{ done: number; total: number } | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [isOpened, setIsOpened] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const preview = usePreview(view.roster, defaults);
  useEffect(() => onEvent('work.progress', (told) => setAt((known) => known && told)), []);
  // Whoever leaves stops it; what was printed stays.
  useEffect(() => () => void call('work.cancel', {}), []);

  const choose = async (what: 'roster' | 'issuer' | 'folder') => {
    const reply = await call('batch.choose', { what });
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok) {
      setView(reply.value);
      setDone(null);
    }
  };
  const print = async () => {
    setAt({ done: 0, total: 0 });
    setDone(null);
    setIsOpened(false);
    const reply = await call('batch.print', { passphrase, style, defaults });
    setAt(null);
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok) setDone(reply.value);
  };
  const printAll = async () => {
    setFailure(null);
    setIsOpened(false);
    const reply = await call('batch.print-all', {});
    if (reply.ok) setIsOpened(true);
    else setFailure(reply.failure);
  };
  const show = async () => {
    const reply = await call('batch.show', {});
    if (!reply.ok) setFailure(reply.failure);
  };

  const people = preview.data?.people ?? 0;
  const missing = [
    !view.roster && 'table',
    view.roster && people === 0 && 'people',
    !view.issuer && 'issuer',
    passphrase === '' && 'passphrase',
    style.documents.length === 0 && 'papers',
    !view.folder && 'folder',
  ].filter((one) => typeof one === 'string' && one !== '');
  return (
    <>
      <TablePart
        view={view}
        preview={preview}
        defaults={defaults}
        onDefaults={setDefaults}
        onChoose={() => void choose('roster')}
      />
      <SignPart
        view={view}
        passphrase={passphrase}
        onPassphrase={setPassphrase}
        onChoose={() => void choose('issuer')}
      />
      <PapersPart style={style} onStyle={setStyle} />
      <section className="batch-part" aria-labelledby="folder-title">
        <h2 id="folder-title">{t('screen.folderTitle')}</h2>
        <p className="quiet-line">{t('screen.folderLead')}</p>
        {view.folder && <bdi className="batch-chosen">{view.folder}</bdi>}
        <ActionButton onPress={() => void choose('folder')}>{t('screen.folderChoose')}</ActionButton>
      </section>
      <div className="batch-start">
        {at ? (
          <>
            <ProgressLine
              value={at.done}
              max={at.total}
              label={t('printing')}
              words={t('screen.progress', { done: at.done, total: at.total })}
            />
            <p className="tabular">{t('screen.progress', { done: at.done, total: at.total })}</p>
            <ActionButton onPress={() => void call('work.cancel', {})}>
              <Square aria-hidden="true" />
              {t('screen.stop')}
            </ActionButton>
          </>
        ) : (
          <>
            <ActionButton kind="main" isDisabled={missing.length > 0} onPress={() => void print()}>
              <Printer aria-hidden="true" />
              {t('screen.start', { count: people })}
            </ActionButton>
            {missing.length > 0 && (
              <p className="quiet-line">
                {t('screen.needs', { list: formats.list(missing.map((one) => t(`screen.need.${one}`))) })}
              </p>
            )}
          </>
        )}
      </div>
      {failure && <FailureState failure={failure} />}
      <div role="status">
        {done && (
          <section className="batch-part" aria-labelledby="done-title">
            <h2 id="done-title">{t(done.isStopped ? 'screen.doneStopped' : 'screen.doneTitle')}</h2>
            <p>{t('screen.done', { count: done.printed })}</p>
            {done.isStopped && <p>{t('screen.stoppedNote')}</p>}
            {done.problemCount > 0 && <p>{t('screen.left', { count: done.problemCount })}</p>}
            <RosterProblems problems={done.problems} />
            {done.merged && <p className="quiet-line">{t('screen.printAllNote')}</p>}
            <div className="batch-row">
              {done.merged && (
                <ActionButton kind="main" onPress={() => void printAll()}>
                  <Printer aria-hidden="true" />
                  {t('screen.printAll')}
                </ActionButton>
              )}
              <ActionButton onPress={() => void show()}>
                <FolderOpen aria-hidden="true" />
                {t('screen.show')}
              </ActionButton>
            </div>
            {isOpened && <p>{t('screen.printAllOpened')}</p>}
          </section>
        )}
      </div>
    </>
  );
}
