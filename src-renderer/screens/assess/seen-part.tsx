/**
 * When it was seen: of a station the moment of the first step, unless somebody says otherwise.
 */
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '#core/contract/assess-calls.ts';
import { call } from '../../api/call.ts';
import '../../parts/field.css';
import type { Enter } from './assessment-screen.tsx';

/** As a field of date and time has it: the time of this place, without its zone. */
function localOf(instant: string): string {
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** While a year is typed it is one of the first century for a moment. */
const earliest = '2000-01-01T00:00';

export function SeenPart({ view, enter }: { view: RequestView; enter: Enter }) {
  const { t } = useTranslation('assess');
  const hint = useId();
  const kept = view.seenAt ? localOf(view.seenAt) : '';
  const [shown, setShown] = useState(kept);
  useEffect(() => setShown(kept), [kept]);
  const change = (text: string) => {
    setShown(text);
    if (text >= earliest && text !== kept) {
      void enter(call('assess.seen', { id: view.id, seenAt: new Date(text).toISOString() }));
    }
  };
  return (
    <section className="assess-part field assess-seen">
      <label htmlFor="seen">{t(`seen.${view.kind as 'practical'}`)}</label>
      <p className="quiet-line" id={hint}>
        {t('seenHint')}
      </p>
      <input
        id="seen"
        type="datetime-local"
        value={shown}
        max={localOf(new Date().toISOString())}
        aria-describedby={hint}
        onChange={(event) => change(event.target.value)}
      />
    </section>
  );
}
