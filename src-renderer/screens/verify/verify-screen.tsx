/**
 * Is this paper good? One place to put it, one word as the answer.
 */
import { FileSearch, RotateCcw, Square } from 'lucide-react';
import { type DragEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckView } from '#core/contract/verify-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import type { Result } from '#core/result/result.ts';
import { call, onEvent } from '../../api/call.ts';
import { useScreenReady } from '../../app/screen-ready.ts';
import { CodeCamera } from '../../camera/code-camera.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { ProgressLine } from '../../parts/progress-line.tsx';
import { listsAmong } from './known/dropped-lists.ts';
import { KnownPart } from './known/known-part.tsx';
import { useTrust } from './known/use-trust.ts';
import { ManyChecks } from './many-checks.tsx';
import { OneCheck } from './one-check.tsx';
import './verify.css';

const mostDropped = 50;

async function checkOf(bytes: Uint8Array): Promise<CheckView | null> {
  const reply = await call('verify.frame', { bytes });
  return reply.ok ? reply.value : null;
}

export function VerifyScreen() {
  const { t } = useTranslation(['verify', 'trust']);
  const [checks, setChecks] = useState<readonly CheckView[]>([]);
  const [busy, setBusy] = useState<{ done: number; total: number } | null>(null);
  const [stopped, setStopped] = useState(false);
  const [over, setOver] = useState(false);
  const [trouble, setTrouble] = useState<'tooMany' | 'cannotRead' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [cleared, setCleared] = useState(false);
  const [only] = checks;
  const trust = useTrust(() => {
    // An answer that rests on what was known before must not be left standing.
    setCleared((was) => was || only !== undefined);
    setChecks([]);
  });
  useScreenReady('verify', t('title'));
  useEffect(() => onEvent('work.progress', (at) => setBusy((known) => known && at)), []);
  // Whoever leaves does not leave a long check behind.
  useEffect(() => () => void call('work.cancel', {}), []);

  /** What was said of the last papers does not stay beside the next. */
  const hush = () => {
    setStopped(false);
    setCleared(false);
    setTrouble(null);
    setFailure(null);
  };
  const run = async (ask: () => Promise<Result<CheckView[] | null, Failure>>) => {
    setBusy({ done: 0, total: 0 });
    hush();
    const reply = await ask();
    setBusy(null);
    if (!reply.ok) setFailure(reply.failure);
    else if (reply.value) setChecks(reply.value);
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = [...event.dataTransfer.files];
    if (isBusy || dropped.length === 0) return;
    if (dropped.length > mostDropped) return setTrouble('tooMany');
    setBusy({ done: 0, total: 0 });
    const files = await Promise.all(
      dropped.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    ).catch(() => null);
    setBusy(null);
    if (!files) return setTrouble('cannotRead');
    const { lists, papers } = listsAmong(files);
    // Papers that came with lists are judged by them.
    if (lists.length > 0) await trust.bringFiles(lists);
    if (papers.length > 0) await run(() => call('verify.files', { files: papers }));
  };
  const scan = () => {
    setChecks([]);
    hush();
  };
  const stop = () => {
    setStopped(true);
    void call('work.cancel', {});
  };

  const isBusy = busy !== null || trust.isBusy;
  return (
    <article className="verify">
      <header>
        <h1 tabIndex={-1}>{t('title')}</h1>
        <p className="quiet-line">{t('lead')}</p>
      </header>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the button inside does the same */}
      <div
        className={`verify-place${over ? ' is-over' : ''}${checks.length > 0 ? ' is-small' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => void drop(event)}
      >
        <FileSearch aria-hidden="true" />
        <p>{t('drop')}</p>
        <ActionButton kind="main" isBusy={isBusy} onPress={() => void run(() => call('verify.choose', {}))}>
          {checks.length > 0 && <RotateCcw aria-hidden="true" />}
          {t(checks.length > 0 ? 'another' : 'choose')}
        </ActionButton>
        <CodeCamera
          isBusy={isBusy}
          hint={t('cameraLooking')}
          look={checkOf}
          onBegin={scan}
          onSeen={(check) => setChecks([check])}
        />
      </div>
      {busy && (
        <div className="verify-busy">
          <ProgressLine
            value={busy.done}
            max={busy.total}
            label={t('checking')}
            words={t('progress', { done: busy.done, total: busy.total })}
          />
          <p>{t('progress', { done: busy.done, total: busy.total })}</p>
          <ActionButton onPress={stop}>
            <Square aria-hidden="true" />
            {t('stop')}
          </ActionButton>
        </div>
      )}
      {failure && <FailureState failure={failure} />}
      <div role="status" className="verify-said">
        {trouble && <p>{t(trouble)}</p>}
        {cleared && <p>{t('trust:cleared')}</p>}
        {stopped && !busy && <p>{t('stopped')}</p>}
        {!busy && only && checks.length === 1 && <OneCheck check={only} />}
      </div>
      {!busy && checks.length > 1 && <ManyChecks checks={checks} />}
      <KnownPart trust={trust} isBusy={isBusy} />
    </article>
  );
}
