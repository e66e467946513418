/**
 * The report in one's own words, line by line; the scene can be looked at again.
 */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { lengthOf } from '#core/exercises/incident-report/report.ts';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { SubjectSign } from './subject-sign.tsx';
import { Timeline } from './timeline.tsx';

type Exercise = ViewOf<'incident-report'>;
/** What was written, by field. */
export type Written = Readonly<Record<string, string>>;

type Props = {
  readonly exercise: Exercise;
  readonly written: Written;
  readonly onChange: (written: Written) => void;
  readonly onDone: () => void;
};

export const wholeOf = ({ fields }: Pick<Exercise, 'fields'>, written: Written): string =>
  fields.map(({ id }) => written[id] ?? '').join('\n');

export function Writing({ exercise, written, onChange, onDone }: Props) {
  const { t } = useTranslation('exercise');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const length = lengthOf(wholeOf(exercise, written), exercise.language);
  return (
    <section className="exercise-panel" aria-labelledby="report-title">
      <h2 id="report-title" tabIndex={-1} ref={title}>
        {t('report.write')}
      </h2>
      <p className="report-text">{t('report.writeLead')}</p>
      <details className="report-again">
        <summary>{t('report.sceneAgain')}</summary>
        <Timeline timeline={exercise.timeline} />
      </details>
      <div className="report-sheet">
        {exercise.fields.map(({ id, subject, label, asks }) => (
          <div key={id} className="report-field">
            <SubjectSign subject={subject} />
            <label htmlFor={`report-${id}`}>{label}</label>
            <p className="quiet-line" id={`report-${id}-asks`}>
              {asks}
            </p>
            <textarea
              id={`report-${id}`}
              aria-describedby={`report-${id}-asks`}
              rows={2}
              maxLength={600}
              autoComplete="off"
              spellCheck={false}
              value={written[id] ?? ''}
              onChange={(event) => onChange({ ...written, [id]: event.target.value })}
            />
          </div>
        ))}
      </div>
      <p className="quiet-line">{t('report.private')}</p>
      <div className="exercise-ways">
        <p className="exercise-step">{t('report.words', { count: length })}</p>
        <ActionButton kind="main" onPress={onDone}>
          {t('report.compare')}
        </ActionButton>
      </div>
    </section>
  );
}
