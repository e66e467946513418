/**
 * All courses on this machine.
 */
import { useTranslation } from 'react-i18next';
import { type CourseLevel, courseLevels } from '#core/content/pack.ts';
import type { CourseCard } from '#core/contract/course-calls.ts';
import { useAgainAfterSync } from '../../api/again-after-sync.ts';
import { useCall } from '../../api/use-call.ts';
import { useScreenReady } from '../../app/screen-ready.ts';
import { LoadingState } from '../../parts/loading-state.tsx';
import { ExerciseRow } from '../exercise/exercise-row.tsx';
import { CourseRow } from '../home/course-row.tsx';
import { PastCourseRow } from '../home/past-course-row.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import '../home/home.css';

function CoursesOf({ level, courses }: { readonly level: CourseLevel; readonly courses: readonly CourseCard[] }) {
  const { t } = useTranslation('course');
  const id = `courses-${level}`;
  if (courses.length === 0) return null;
  return (
    <section className="home-courses" aria-labelledby={id}>
      <h2 id={id}>{t(`level.${level}.title`)}</h2>
      <p className="quiet-line">{t(`level.${level}.lead`)}</p>
      {courses.map((course) => (
        <CourseRow key={course.id} course={course} />
      ))}
    </section>
  );
}

export function CoursesScreen() {
  const { t } = useTranslation(['course', 'exercise']);
  const courses = useCall('course.list', {});
  const past = useCall('course.past', {});
  const exercises = useCall('exercise.list', {});
  useAgainAfterSync(courses.again);
  useScreenReady('courses', courses.data ? t('allTitle') : null);
  if (courses.failure) return <ProblemScreen failure={courses.failure} onRetry={courses.again} />;
  if (!courses.data) return <LoadingState>{t('loading')}</LoadingState>;
  return (
    <>
      <h1 tabIndex={-1}>{t('allTitle')}</h1>
      {courses.data.length === 0 && (
        <div className="empty-state">
          <p>{t('none')}</p>
        </div>
      )}
      {courseLevels.map((level) => (
        <CoursesOf key={level} level={level} courses={courses.data?.filter((course) => course.level === level) ?? []} />
      ))}
      {exercises.data && exercises.data.length > 0 && (
        <section className="home-courses" aria-labelledby="exercises-title">
          <h2 id="exercises-title">{t('exercise:section')}</h2>
          <p className="quiet-line">{t('exercise:sectionLead')}</p>
          {exercises.data.map((exercise) => (
            <ExerciseRow key={exercise.id} exercise={exercise} />
          ))}
        </section>
      )}
      {past.data && past.data.length > 0 && (
        <section className="home-courses" aria-labelledby="past-title">
          <h2 id="past-title">{t('pastTitle')}</h2>
          {past.data.map((course) => (
            <PastCourseRow key={course.id} course={course} />
          ))}
        </section>
      )}
    </>
  );
}
