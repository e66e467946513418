/**
 * Slow breathing: one chooses how slowly and how many breaths, and may stop at each moment.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { breathsIn, lastsFor, momentAt } from '#core/exercises/breathing/breath.ts';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Choice } from '../parts/choice.tsx';
import { useClock } from '../parts/use-clock.ts';
import { BreathDrawing, BreathLine } from './breath-drawing.tsx';

type Exercise = ViewOf<'breathing'>;
type Props = { readonly exercise: Exercise; readonly onNext: () => void };

type GoingProps = {
  readonly rhythm: Exercise['rhythms'][number];
  readonly breaths: number;
  readonly onOver: (taken: number) => void;
};

function Going({ rhythm, breaths, onOver }: GoingProps) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const [seconds, setSeconds] = useState(0);
  const moment = momentAt(rhythm, breaths, seconds);
  useClock(moment !== null, (passed) => setSeconds((before) => before + passed));
  const panel = useRef<HTMLDivElement>(null);
  // The button has the focus; what is looked at is the drawing above it.
  useEffect(() => panel.current?.scrollIntoView({ block: 'center' }), []);
  const isOver = moment === null;
  useEffect(() => {
    if (isOver) onOver(breaths);
  });
  if (!moment) return null;
  return (
    <div className="breathing-now" ref={panel}>
      <BreathDrawing rhythm={rhythm} moment={moment}>
        <p className="breath-phase" role="status">
          {t(moment.phase === 'in' ? 'breathing.in' : 'breathing.out')}
        </p>
        <p className="breath-count" aria-hidden="true">
          {formats.number(moment.count)}
        </p>
      </BreathDrawing>
      <div className="exercise-ways">
        <p className="exercise-step">
          {t('breathing.breathOf', { number: formats.number(moment.breath), count: formats.number(breaths) })}
        </p>
        <ActionButton autoFocus onPress={() => onOver(breathsIn(rhythm, seconds))}>
          {t('breathing.stop')}
        </ActionButton>
      </div>
    </div>
  );
}

export function Breaths({ exercise, onNext }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const { rhythms, breaths, notes } = exercise;
  const [rhythmId, setRhythmId] = useState(rhythms[0]?.id ?? '');
  const [count, setCount] = useState(breaths[Math.min(1, breaths.length - 1)] ?? 1);
  const [isGoing, setIsGoing] = useState(false);
  /** How many breaths were taken; null before the first try. */
  const [taken, setTaken] = useState<number | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const rhythm = rhythms.find(({ id }) => id === rhythmId);
  if (!rhythm) return null;
  const stop = (after: number) => {
    setTaken(after);
    setIsGoing(false);
  };
  return (
    <section className="exercise-panel" aria-labelledby="breathing-title">
      <h2 id="breathing-title" tabIndex={-1} ref={title}>
        {t('breathing.title')}
      </h2>
      {isGoing && <Going rhythm={rhythm} breaths={count} onOver={stop} />}
      {!isGoing && taken === null && (
        <>
          <ul className="breathing-notes">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
          <Choice label={t('breathing.rhythm')} options={rhythms} value={rhythmId} onChange={setRhythmId} />
          <Choice
            label={t('breathing.howMany')}
            options={breaths.map((many) => ({
              id: String(many),
              name: t('breathing.breaths', {
                count: many,
                time: formats.timeSpan(lastsFor(rhythm, many) * 1000),
              }),
            }))}
            value={String(count)}
            onChange={(many) => setCount(Number(many))}
          />
          <BreathLine rhythm={rhythm} moment={null} />
          <div className="exercise-ways">
            <ActionButton onPress={onNext}>{t('breathing.leaveOut')}</ActionButton>
            <ActionButton kind="main" onPress={() => setIsGoing(true)}>
              {t('breathing.begin')}
            </ActionButton>
          </div>
        </>
      )}
      {!isGoing && taken !== null && (
        <>
          <p className="breathing-text" role="status">
            {t(taken === 0 ? 'breathing.stopped' : 'breathing.taken', { count: taken })}
          </p>
          <div className="exercise-ways">
            <ActionButton onPress={() => setTaken(null)}>{t('breathing.more')}</ActionButton>
            <ActionButton kind="main" autoFocus onPress={onNext}>
              {t('breathing.toSenses')}
            </ActionButton>
          </div>
        </>
      )}
    </section>
  );
}
