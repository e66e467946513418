/**
 * What one does with a text beside reading it: keep a bookmark, write a note, have it read aloud, print or save it.
 */
import { Bookmark, BookmarkCheck, FileDown, NotebookPen, Printer } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextSource } from '#core/contract/library-calls.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import type { Failure } from '#core/result/failure.ts';
import type { Result } from '#core/result/result.ts';
import { call } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { useAnnounce } from '../../parts/announcer.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { NoteField } from './note-field.tsx';
import { ReadAloud } from './read-aloud.tsx';
import './reading.css';

type Props = {
  readonly source: TextSource;
  readonly language: LanguageCode;
  /** What is read aloud: the element that holds the blocks. */
  readonly text: RefObject<HTMLElement | null>;
};

export function ReadingTools({ source, language, text }: Props) {
  const { t } = useTranslation('reading');
  const announce = useAnnounce();
  const page = useCall('study.page', { source });
  const [marked, setMarked] = useState<boolean | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isBookmarked = marked ?? page.data?.isBookmarked ?? false;
  const hasNote = (page.data?.note ?? '') !== '';

  const bookmark = async () => {
    const reply = await call('study.bookmark', { source, on: !isBookmarked });
    if (!reply.ok) return setFailure(reply.failure);
    setMarked(!isBookmarked);
    announce(t(isBookmarked ? 'bookmarkGone' : 'bookmarkKept'));
  };
  const leave = async (work: () => Promise<Result<unknown>>) => {
    setBusy(true);
    setFailure(null);
    const reply = await work();
    setBusy(false);
    if (!reply.ok) setFailure(reply.failure as Failure);
  };
  const Mark = isBookmarked ? BookmarkCheck : Bookmark;
  return (
    <div className="reading-tools">
      <div className="reading-row" role="toolbar" aria-label={t('tools')}>
        <ActionButton kind="quiet" aria-pressed={isBookmarked} onPress={() => void bookmark()}>
          <Mark aria-hidden="true" />
          {t('bookmark')}
        </ActionButton>
        <ActionButton kind="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          <NotebookPen aria-hidden="true" />
          {t(hasNote ? 'noteOpen' : 'noteNew')}
        </ActionButton>
        <ReadAloud language={language} text={text} />
        <ActionButton kind="quiet" isBusy={isBusy} onPress={() => void leave(() => call('study.print', { source }))}>
          <Printer aria-hidden="true" />
          {t('print')}
        </ActionButton>
        <ActionButton kind="quiet" isBusy={isBusy} onPress={() => void leave(() => call('study.save', { source }))}>
          <FileDown aria-hidden="true" />
          {t('save')}
        </ActionButton>
      </div>
      {isOpen && page.data && <NoteField source={source} before={page.data.note} onKept={page.again} />}
      {(failure ?? page.failure) && (
        <FailureState failure={(failure ?? page.failure) as Failure} onRetry={page.again} />
      )}
    </div>
  );
}
