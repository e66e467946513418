/**
 * When it was seen: of a station the moment of the first step, unless somebody says otherwise.
 */
import { useId } from 'react';
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

export function SeenPart({ view, enter }: { view: RequestView; enter: Enter }) {
  const { t } = useTranslation('assess');
  const hint = useId();
  const change = (text: string) => {
    const at = new Date(text);
    if (Number.isNaN(at.getTime())) return;
    void enter(call('assess.seen', { id: view.id, seenAt: at.toISOString() }));
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
        key={view.seenAt}
        defaultValue={view.seenAt ? localOf(view.seenAt) : ''}
        max={localOf(new Date().toISOString())}
        aria-describedby={hint}
        onBlur={(event) => {
          if (event.target.value !== (view.seenAt ? localOf(view.seenAt) : '')) change(event.target.value);
        }}
      />
    </section>
  );
}
