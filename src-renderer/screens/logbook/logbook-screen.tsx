/**
 * The logbook of what one does for others: written down, added up, and confirmed by a supervisor.
 */
import { ArrowLeft, LockKeyhole, LockKeyholeOpen, PencilLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogbookView } from '#core/contract/programme-calls.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { useAnnounce } from '../../parts/announcer.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { AskDialog, type Asking } from '../programme/ask-dialog.tsx';
import { EntryForm } from './entry-form.tsx';
import { EntryList } from './entry-list.tsx';
import { LogTotals } from './log-totals.tsx';
import { MonthBars } from './month-bars.tsx';
import { askedAbout } from './selection.ts';
import { type NewEntry, useLogbook } from './use-logbook.ts';
import './logbook.css';

function Keeping({ isProtected }: Pick<LogbookView, 'isProtected'>) {
  const { t } = useTranslation('logbook');
  const Mark = isProtected ? LockKeyhole : LockKeyholeOpen;
  return (
    <p className={isProtected ? 'log-keeping' : 'log-keeping is-plain'}>
      <Mark aria-hidden="true" />
      <span>{t(isProtected ? 'protected' : 'plain')}</span>
    </p>
  );
}

function NoProgramme() {
  const { t } = useTranslation('logbook');
  const navigate = useNavigate();
  return (
    <div className="empty-state">
      <h2>{t('noProgrammeTitle')}</h2>
      <p>{t('noProgrammeBody')}</p>
      <ActionButton kind="main" onPress={() => navigate({ screen: 'programmes' })}>
        {t('noProgrammeAction')}
      </ActionButton>
    </div>
  );
}

/** `from`: the programme from which the person came. */
export function LogbookScreen({ from }: { from: string | undefined }) {
  const { t } = useTranslation('logbook');
  const formats = useFormats();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { view, failure, again, trouble, isBusy, add, remove } = useLogbook();
  const [isWriting, setWriting] = useState(false);
  const [asking, setAsking] = useState<(Asking & { programmeId: string }) | null>(null);
  useScreenReady('logbook', view ? t('title') : null);
  if (failure) return <ProblemScreen failure={failure} onRetry={again} />;
  if (!view) return <LoadingState>{t('loading')}</LoadingState>;

  const { entries, programmes, months, isProtected } = view;
  /** What was pressed is gone: the focus goes to the button that writes the next one. */
  const close = () => {
    setWriting(false);
    setTimeout(() => document.getElementById('log-add')?.focus());
  };
  const keep = async (entry: NewEntry) => {
    const came = await add(entry);
    if (came !== 'kept') return came;
    const activity = programmes
      .find(({ id }) => id === entry.programmeId)
      ?.activities.find(({ id }) => id === entry.activity);
    const minutes = (Date.parse(entry.to) - Date.parse(entry.from)) / 60_000;
    announce(t('form.kept', { activity: activity?.title ?? '', time: formats.duration(minutes) }));
    close();
    return came;
  };
  const takeAway = async (id: string) => {
    if (!(await remove(id))) return;
    announce(t('removed'));
    document.getElementById('log-add')?.focus();
  };
  return (
    <article className="logbook">
      <header className="log-part">
        {from && (
          <div>
            <ActionButton kind="quiet" onPress={() => navigate({ screen: 'programme', programmeId: from })}>
              <ArrowLeft className="is-mirrored" aria-hidden="true" />
              {t('toProgramme')}
            </ActionButton>
          </div>
        )}
        <h1 tabIndex={-1}>{t('title')}</h1>
        <p className="quiet-line">{t('lead')}</p>
        <Keeping isProtected={isProtected} />
      </header>
      {trouble && <FailureState failure={trouble} />}
      {programmes.length === 0 && entries.length === 0 && <NoProgramme />}
      {programmes.length > 0 && entries.length === 0 && !isWriting && (
        <div className="log-empty">
          <h2>{t('emptyTitle')}</h2>
          <p>{t('emptyBody')}</p>
        </div>
      )}
      {programmes.length > 0 && !isWriting && (
        <div>
          <ActionButton id="log-add" kind="main" onPress={() => setWriting(true)}>
            <PencilLine aria-hidden="true" />
            {t('add')}
          </ActionButton>
        </div>
      )}
      {isWriting && <EntryForm view={view} from={from} isBusy={isBusy} onAdd={keep} onClose={close} />}
      {entries.length > 0 && (
        <>
          <EntryList
            view={view}
            onAsk={(chosen, title) => {
              const about = askedAbout(chosen);
              const programmeId = chosen[0]?.programmeId;
              if (about && programmeId) setAsking({ title, about, programmeId });
            }}
            onRemove={(id) => void takeAway(id)}
          />
          <MonthBars months={months} />
          <LogTotals view={view} />
        </>
      )}
      {asking && <AskDialog programmeId={asking.programmeId} asking={asking} onClose={() => setAsking(null)} />}
    </article>
  );
}
