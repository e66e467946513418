/**
 * The station as it is judged: what the candidate was told, then one criterion after another, and a line that says what it comes to so far.
 */
import { ArrowDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '#core/contract/assess-calls.ts';
import { call } from '../../api/call.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import type { Enter } from './assessment-screen.tsx';
import { CriterionCard } from './criterion-card.tsx';
import { ResultWord } from './result-word.tsx';

export type StationView = NonNullable<RequestView['station']>;
type Props = { view: RequestView; station: StationView; enter: Enter };

export const idOfCriterion = (id: string) => `criterion-${id}`;

/** To the criterion, with the focus on its steps, so that the keyboard goes on there. */
export function goToCriterion(id: string): void {
  const card = document.getElementById(idOfCriterion(id));
  card?.scrollIntoView({ block: 'start' });
  card?.querySelector('input')?.focus({ preventScroll: true });
}

export function RubricPart({ view, station, enter }: Props) {
  const { t } = useTranslation('assess');
  const formats = useFormats();
  const isSigned = view.signedAt !== null;
  const { criteria } = station;
  const open = criteria.filter(({ step }) => step === null);
  const [next] = open;
  return (
    <>
      <section className="station" lang={view.language} aria-label={station.title}>
        <div className="station-task" dir="auto">
          <h2 lang="">{t('task')}</h2>
          <p className="station-words">{station.task}</p>
          <p className="quiet-line">{t('takes', { time: formats.minutes(station.minutes) })}</p>
        </div>
        <details className="station-setting">
          <summary>{t('setting')}</summary>
          <p className="station-words" dir="auto">
            {station.setting}
          </p>
        </details>
      </section>
      <section className="criteria" aria-labelledby="criteria-title">
        <h2 id="criteria-title">{t('criteria')}</h2>
        <p className="quiet-line">
          {t('enough', { enough: formats.number(station.enough), total: formats.number(criteria.length) })}
        </p>
        <ol className="criteria-list">
          {criteria.map((criterion, index) => (
            <li key={criterion.id}>
              <CriterionCard
                criterion={criterion}
                place={index + 1}
                total={criteria.length}
                language={view.language}
                isFixed={isSigned || view.hindrance === 'rubric-changed'}
                onStep={(step) => enter(call('assess.rate', { id: view.id, criterion: criterion.id, step }))}
              />
            </li>
          ))}
        </ol>
      </section>
      {!isSigned && (
        <div className="so-far">
          <p className="so-far-count">
            {t('chosen', {
              done: formats.number(criteria.length - open.length),
              total: formats.number(criteria.length),
            })}
          </p>
          <p role="status">
            <ResultWord result={station.result} />
          </p>
          {next && (
            <ActionButton onPress={() => goToCriterion(next.id)}>
              <ArrowDown aria-hidden="true" />
              {t('nextOpen')}
            </ActionButton>
          )}
        </div>
      )}
    </>
  );
}
