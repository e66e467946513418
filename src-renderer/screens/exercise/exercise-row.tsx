/**
 * One exercise, in a lesson or in a list: what one does there, and whether it was done.
 */
import { CircleCheck, Hand } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ExerciseCard } from '#core/contract/course-calls.ts';
import { directionOf } from '#core/locale/languages.ts';
import type { Route } from '../../app/route.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { Button } from '../../parts/button.tsx';
import './exercise-row.css';

type From = Extract<Route, { screen: 'exercise' }>['from'];

export function ExerciseRow({ exercise, from }: { readonly exercise: ExerciseCard; readonly from?: From }) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const navigate = useNavigate();
  const { id, title, lead, minutes, language, done } = exercise;
  const written = { lang: language, dir: directionOf(language) };
  const date = done ? formats.date(done.doneAt) : '';
  return (
    <Button
      className="exercise-row"
      onPress={() => navigate({ screen: 'exercise', exerciseId: id, ...(from && { from }) })}
    >
      <Hand className="exercise-row-mark" aria-hidden="true" />
      <span className="exercise-row-words">
        <span className="eyebrow">{t('eyebrow', { time: formats.minutes(minutes) })}</span>
        <span className="exercise-row-title" {...written}>
          {title}
        </span>
        <span className="quiet-line" {...written}>
          {lead}
        </span>
        {done && (
          <span className="exercise-row-done">
            <CircleCheck aria-hidden="true" />
            {done.best === null
              ? t('done', { date })
              : t('doneShare', { date, share: formats.percent(Math.round(done.best * 100)) })}
          </span>
        )}
      </span>
    </Button>
  );
}
