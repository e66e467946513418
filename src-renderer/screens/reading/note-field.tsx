/**
 * The person's own words to a text: kept while they write, and said to be kept only when they are.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextSource } from '#core/contract/library-calls.ts';
import { longestNote } from '#core/contract/study-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { FailureState } from '../../parts/failure-state.tsx';

const restMs = 500;

type Props = { readonly source: TextSource; readonly before: string; readonly onKept: () => void };

export function NoteField({ source, before, onKept }: Props) {
  const { t } = useTranslation('reading');
  const [words, setWords] = useState(before);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isKept, setKept] = useState(true);
  const newest = useRef(before);
  const kept = useRef(before);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keep = useRef(async () => {
    clearTimeout(timer.current);
    const text = newest.current;
    if (text === kept.current) return;
    const reply = await call('study.note', { source, text });
    if (!reply.ok) return setFailure(reply.failure);
    kept.current = text;
    setFailure(null);
    if (newest.current === text) setKept(true);
  });
  const field = useRef<HTMLTextAreaElement>(null);
  // The person pressed the button to write.
  useEffect(() => field.current?.focus(), []);
  // Who leaves in the middle of a word leaves nothing behind.
  useEffect(() => {
    const keepLast = keep.current;
    return () => {
      void keepLast().then(onKept);
    };
  }, [onKept]);
  return (
    <div className="note-field">
      <label htmlFor="note">{t('notes')}</label>
      <textarea
        id="note"
        dir="auto"
        rows={6}
        maxLength={longestNote}
        value={words}
        ref={field}
        onChange={(event) => {
          newest.current = event.target.value;
          setWords(event.target.value);
          setKept(false);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => void keep.current(), restMs);
        }}
        onBlur={() => void keep.current()}
      />
      <p className="quiet-line" role="status">
        {t(isKept ? 'noteKept' : 'noteKeeping')}
      </p>
      {failure && <FailureState failure={failure} onRetry={() => void keep.current()} />}
    </div>
  );
}
