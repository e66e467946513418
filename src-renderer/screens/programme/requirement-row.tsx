/**
 * One requirement on the way: of what kind it is, how it stands, how far it is, what it waits for, and what to do about it.
 */
import { CalendarClock, ChevronDown, Hourglass, Info } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequirementView } from '#core/contract/programme-calls.ts';
import { uncountedReasons } from '#core/programme/requirement-state.ts';
import type { LeafState } from '#core/programme/way-on.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ProgressLine } from '../../parts/progress-line.tsx';
import { kindMarks, stateMarks } from './requirement-marks.ts';
import { RequirementWay, type WayActs } from './requirement-way.tsx';

/** How much of it is there; nothing of what is there or not there as a whole. */
export function Amount({ requirement: { have, need, way, title } }: { requirement: RequirementView }) {
  const { t } = useTranslation('programme');
  const formats = useFormats();
  const { kind } = way;
  if (kind === 'course' || kind === 'exam' || kind === 'document' || kind === 'credential') return null;
  if (need === 1 && kind !== 'count') return null;
  const say = kind === 'hours' ? formats.duration : formats.number;
  const words = t(`amount.${kind}`, { have: say(Math.min(have, need)), need: say(need) });
  return (
    <div className="way-amount">
      <ProgressLine value={have} max={need} label={title} words={words} />
      <span className="is-tabular">{words}</span>
    </div>
  );
}

/** What has to be known about it: what comes first, until when, what does not count and why. */
function Facts({ requirement, state }: Pick<Props, 'requirement' | 'state'>) {
  const { t } = useTranslation('programme');
  const formats = useFormats();
  const { waitsFor, dueOn, uncounted } = requirement;
  const isLate = dueOn !== null && dueOn < new Date().toISOString();
  return (
    <ul className="way-facts">
      {state === 'waived' && (
        <li>
          <Info aria-hidden="true" />
          {t('waivedWhy')}
        </li>
      )}
      {state === 'waits' && (
        <li>
          <Hourglass aria-hidden="true" />
          <span>{t('waitsFor', { titles: formats.list(waitsFor) })}</span>
        </li>
      )}
      {dueOn && state !== 'met' && state !== 'spare' && state !== 'waived' && (
        <li className={isLate ? 'is-late' : ''}>
          <CalendarClock aria-hidden="true" />
          {t(isLate ? 'wasDueOn' : 'dueOn', { date: formats.date(dueOn) })}
        </li>
      )}
      {uncountedReasons
        .filter((reason) => (uncounted[reason] ?? 0) > 0)
        .map((reason) => (
          <li key={reason}>
            <Info aria-hidden="true" />
            {t(`uncounted.${reason}`, { count: uncounted[reason] ?? 0 })}
          </li>
        ))}
    </ul>
  );
}

type Props = { readonly requirement: RequirementView; readonly state: LeafState; readonly acts: WayActs };

export function RequirementRow({ requirement, state, acts }: Props) {
  const { t } = useTranslation('programme');
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { title, way } = requirement;
  const Kind = kindMarks[way.kind];
  const State = stateMarks[state];
  const isTodo = state === 'open' || state === 'begun';
  const words = t(isOpen ? 'hide' : 'show');
  return (
    <li className={`way-step is-${state}`}>
      <span className="way-mark">{State && <State aria-hidden="true" />}</span>
      <div className="way-step-words">
        <p className="way-kind">
          <Kind aria-hidden="true" />
          <span>{t(`kind.${way.kind}`)}</span>
          <span className="way-state">{t(`leaf.${state}`)}</span>
        </p>
        <h3 dir="auto">{title}</h3>
        {state !== 'waived' && state !== 'spare' && <Amount requirement={requirement} />}
        <Facts requirement={requirement} state={state} />
        {isTodo && (
          <>
            <ActionButton
              kind="quiet"
              aria-expanded={isOpen}
              aria-controls={id}
              aria-label={t('about', { what: words, title })}
              onPress={() => setOpen((was) => !was)}
            >
              <ChevronDown className="way-fold" aria-hidden="true" />
              {words}
            </ActionButton>
            <div id={id} className="way-do" hidden={!isOpen}>
              <RequirementWay requirement={requirement} acts={acts} />
            </div>
          </>
        )}
      </div>
    </li>
  );
}
