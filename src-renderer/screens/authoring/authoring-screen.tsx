/**
 * The author's desk: a trial run of a blueprint, questions in, questions out.
 */
import { ChartScatter } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuthoringView } from '#core/contract/authoring-calls.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { PickField } from '../../parts/pick-field.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { BringIn } from './bring-in.tsx';
import { TakeOut } from './take-out.tsx';
import { TrialRun } from './trial-run.tsx';
import './authoring.css';

function Desk({ view }: { view: AuthoringView }) {
  const { t } = useTranslation('authoring');
  const navigate = useNavigate();
  const [courseId, setCourseId] = useState(view.courses[0]?.id ?? '');
  const course = view.courses.find(({ id }) => id === courseId);
  return (
    <article className="authoring">
      <header className="authoring-head">
        <h1 tabIndex={-1}>{t('title')}</h1>
        <p className="quiet-line">{t('lead')}</p>
      </header>
      {!course && <p>{t('noCourse')}</p>}
      {view.courses.length > 1 && (
        <PickField label={t('course')} value={courseId} onChange={(value) => setCourseId(value)}>
          {view.courses.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </PickField>
      )}
      {course && <TrialRun key={`try ${course.id}`} course={course} />}
      {course && (
        <section className="authoring-part" aria-labelledby="figures-title">
          <h2 id="figures-title">{t('figuresTitle')}</h2>
          <p className="quiet-line">{t('figuresLead')}</p>
          <ActionButton onPress={() => navigate({ screen: 'item-statistics', courseId: course.id })}>
            <ChartScatter aria-hidden="true" />
            {t('figuresOpen')}
          </ActionButton>
        </section>
      )}
      <BringIn competencies={view.competencies} />
      {course && <TakeOut key={`out ${course.id}`} course={course} />}
    </article>
  );
}

export function AuthoringScreen() {
  const { t } = useTranslation('authoring');
  const view = useCall('authoring.read', {});
  useScreenReady('authoring', view.data ? t('title') : null);
  if (view.failure) return <ProblemScreen failure={view.failure} onRetry={view.again} />;
  if (!view.data) return <LoadingState />;
  return <Desk view={view.data} />;
}
