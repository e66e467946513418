/**
 * All courses on this machine.
 */
import { useTranslation } from 'react-i18next';
import { useAgainAfterSync } from '../../api/again-after-sync.ts';
import { useCall } from '../../api/use-call.ts';
import { useScreenReady } from '../../app/screen-ready.ts';
import { LoadingState } from '../../parts/loading-state.tsx';
import { CourseRow } from '../home/course-row.tsx';
import { PastCourseRow } from '../home/past-course-row.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import '../home/home.css';

export function CoursesScreen() {
  const { t } = useTranslation('course');
  const courses = useCall('course.list', {});
  const past = useCall('course.past', {});
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
      <div className="home-courses">
        {courses.data.map((course) => (
          <CourseRow key={course.id} course={course} />
        ))}
      </div>
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
