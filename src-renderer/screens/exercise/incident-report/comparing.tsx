/**
 * One's own text beside a model, point by point. The machine says only what it can see; whether a point is met, the one who
 * wrote it says by a tick.
 */
import { Check, Minus, PenLine } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { found, lengthOf, loadedIn } from '#core/exercises/incident-report/report.ts';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { SubjectSign } from './subject-sign.tsx';
import { type Written, wholeOf } from './writing.tsx';

type Exercise = ViewOf<'incident-report'>;
type Props = {
  readonly exercise: Exercise;
  readonly written: Written;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (id: string) => void;
  readonly onWrite: () => void;
  readonly onSend: () => void;
};

type TickProps = Pick<Props, 'ticked' | 'onTick'> & { readonly id: string; readonly asks: string };

function Tick({ id, asks, ticked, onTick }: TickProps) {
  return (
    <label className="report-tick" htmlFor={`tick-${id}`}>
      <input id={`tick-${id}`} type="checkbox" checked={ticked.has(id)} onChange={() => onTick(id)} />
      <span>{asks}</span>
    </label>
  );
}

/** What the machine saw in one field, or not. */
function Seen({ field, text, exercise }: { field: Exercise['fields'][number]; text: string; exercise: Exercise }) {
  const { t } = useTranslation('exercise');
  if (!field.checks || text.trim() === '') return null;
  return (
    <ul className="report-seen">
      {field.checks.map((check) => {
        const word = found(check, text, exercise.places, exercise.language);
        const Mark = word === null ? Minus : Check;
        return (
          <li key={check} className={word === null ? 'is-missing' : 'is-found'}>
            <Mark aria-hidden="true" />
            {word === null ? t(`report.missing.${check}`) : t(`report.found.${check}`, { word })}
          </li>
        );
      })}
    </ul>
  );
}

export function Comparing({ exercise, written, ticked, onTick, onWrite, onSend }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const whole = wholeOf(exercise, written);
  const length = lengthOf(whole, exercise.language);
  const loaded = loadedIn(whole, exercise.loaded);
  return (
    <section className="exercise-panel" aria-labelledby="report-title">
      <h2 id="report-title" tabIndex={-1} ref={title}>
        {t('report.beside')}
      </h2>
      <p className="report-text">{t('report.besideLead')}</p>
      {exercise.fields.map((field) => {
        const text = written[field.id] ?? '';
        return (
          <section key={field.id} className="report-pair" aria-labelledby={`pair-${field.id}`}>
            <h3 id={`pair-${field.id}`}>
              <SubjectSign subject={field.subject} />
              {field.label}
            </h3>
            <div className="report-own">
              <p className="eyebrow">{t('report.own')}</p>
              {text.trim() === '' ? <p className="quiet-line">{t('report.nothing')}</p> : <p>{text}</p>}
              <Seen field={field} text={text} exercise={exercise} />
            </div>
            <div className="report-model">
              <p className="eyebrow">{t('report.model')}</p>
              <p>{field.model}</p>
            </div>
            <Tick id={field.id} asks={field.asks} ticked={ticked} onTick={onTick} />
          </section>
        );
      })}
      <section className="report-pair" aria-labelledby="pair-whole">
        <h3 id="pair-whole">{t('report.whole')}</h3>
        <ul className="report-hints">
          <li>
            <PenLine aria-hidden="true" />
            {length > exercise.longest
              ? t('report.long', { count: length, longest: formats.number(exercise.longest) })
              : t('report.words', { count: length })}
          </li>
          {loaded.map(({ list, word }) => (
            <li key={list.id}>
              <PenLine aria-hidden="true" />
              <span>
                {t('report.judges', { word })} {list.instead}
              </span>
            </li>
          ))}
        </ul>
        <div className="report-ticks">
          {exercise.whole.map(({ id, asks }) => (
            <Tick key={id} id={id} asks={asks} ticked={ticked} onTick={onTick} />
          ))}
        </div>
      </section>
      <div className="exercise-ways">
        <ActionButton onPress={onWrite}>{t('report.writeAgain')}</ActionButton>
        <ActionButton kind="main" onPress={onSend}>
          {t('report.toBase')}
        </ActionButton>
      </div>
    </section>
  );
}
