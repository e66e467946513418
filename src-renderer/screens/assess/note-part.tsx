/**
 * The assessor's words to the candidate: kept while they are written.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '#core/contract/assess-calls.ts';
import { call } from '../../api/call.ts';
import type { Enter } from './assessment-screen.tsx';

const restMs = 400;
const longest = 1000;

export function NotePart({ view, enter }: { view: RequestView; enter: Enter }) {
  const { t } = useTranslation('assess');
  const [words, setWords] = useState(view.note);
  const newest = useRef(view.note);
  const kept = useRef(view.note);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const enterNow = useRef(enter);
  enterNow.current = enter;
  const keep = useRef(async () => {
    clearTimeout(timer.current);
    const note = newest.current;
    if (note === kept.current) return;
    if (await enterNow.current(call('assess.note', { id: view.id, note }))) kept.current = note;
  });
  // Who leaves in the middle of a word leaves nothing behind.
  useEffect(() => () => void keep.current(), []);
  if (view.signedAt) {
    return view.note === '' ? null : (
      <section className="assess-part" aria-labelledby="note-title">
        <h2 id="note-title">{t('note')}</h2>
        <p className="station-words" dir="auto">
          {view.note}
        </p>
      </section>
    );
  }
  return (
    <section className="assess-part assess-note">
      <label htmlFor="note">{t('note')}</label>
      <p className="quiet-line" id="note-hint">
        {t('noteHint')}
      </p>
      <textarea
        id="note"
        dir="auto"
        rows={4}
        maxLength={longest}
        aria-describedby="note-hint"
        value={words}
        onChange={(event) => {
          newest.current = event.target.value;
          setWords(event.target.value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => void keep.current(), restMs);
        }}
        onBlur={() => void keep.current()}
      />
    </section>
  );
}
