/**
 * Home answers one question: what should I do now?
 */
import { ArrowRight, RotateCw } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseCard, HomeView, NextStep } from '#core/contract/course-calls.ts';
import { useAgainAfterSync } from '../../api/again-after-sync.ts';
import { useCall } from '../../api/use-call.ts';
import { afterDrawn } from '../../app/after-drawn.ts';
import type { Route } from '../../app/route.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/formats.ts';
import { laterWords } from '../../locale/i18n.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { AssignedCourses } from './assigned-courses.tsx';
import { AssignmentLine, AssignmentNote } from './assignment-line.tsx';
import { CourseRow } from './course-row.tsx';
import { NoticeList } from './notice-list.tsx';
import { PastCourseRow } from './past-course-row.tsx';
import './home.css';

/** It has no widgets: nothing is loaded for them. */
const ProgrammesUnderWay = lazy(async () => {
  const [{ ProgrammesUnderWay: Part }] = await Promise.all([import('./programmes-under-way.tsx'), laterWords()]);
  return { default: Part };
});

/** Asked only when Home is seen. */
function Programmes() {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => afterDrawn(() => requestIdleCallback(() => setDrawn(true))), []);
  return <Suspense>{isDrawn && <ProgrammesUnderWay />}</Suspense>;
}

function whereTo(next: NextStep): Route | null {
  switch (next.kind) {
    case 'begin-course':
    case 'continue-lesson':
      return { screen: 'lesson', courseId: next.courseId, lessonId: next.lessonId };
    case 'resume-exam':
      return { screen: 'sitting', courseId: next.courseId };
    case 'sit-exam':
    case 'renew':
      return { screen: 'exam-intro', courseId: next.courseId };
    case 'restudy':
      return { screen: 'decision', attemptId: next.attemptId };
    case 'print-certificate':
      return { screen: 'certificate', number: next.number };
    case 'nothing':
      return null;
  }
}

type NextProps = {
  readonly next: NextStep;
  /** Undefined where there is nothing to do, and of an exam whose course is not taught any more. */
  readonly course: CourseCard | undefined;
};

function Next({ next, course }: NextProps) {
  const { t } = useTranslation('home');
  const formats = useFormats();
  const navigate = useNavigate();
  const to = whereTo(next);
  const title = next.kind === 'resume-exam' ? next.courseTitle : course?.title;
  if (!to || title === undefined) return <p className="quiet-line">{t('nothing')}</p>;
  const facts = {
    course: title,
    lesson: next.kind === 'continue-lesson' ? next.lessonTitle : '',
    module: next.kind === 'continue-lesson' ? next.moduleTitle : '',
    time: next.kind === 'resume-exam' ? formats.minutes(Math.ceil(next.remainingMs / 60_000)) : '',
    date: next.kind === 'renew' ? formats.date(next.renewal.expiresAt) : '',
    when: next.kind === 'renew' ? formats.inDays(next.renewal.days) : '',
  };
  const said = next.kind === 'renew' ? (`renew-${next.renewal.state}` as const) : next.kind;
  return (
    <section className="next-card" aria-labelledby="next-title">
      <div className="next-words">
        <p className="eyebrow">{t(`next.${said}.eyebrow`, facts)}</p>
        <h2 id="next-title">{t(`next.${said}.title`, facts)}</h2>
        {course?.assignment && (
          <>
            <AssignmentLine assignment={course.assignment} />
            <AssignmentNote note={course.assignment.note} />
          </>
        )}
        <p>{t(`next.${said}.lead`, facts)}</p>
        <ActionButton kind="main" onPress={() => navigate(to)}>
          {t(`next.${said}.button`, facts)}
          <ArrowRight className="is-mirrored" aria-hidden="true" />
        </ActionButton>
      </div>
      {course && (
        <img
          className="next-picture"
          src={`app://fieldpass/content/${course.id}/pictures/cover.svg`}
          alt=""
          onError={(event) => {
            event.currentTarget.hidden = true;
          }}
        />
      )}
    </section>
  );
}

function Practice({ courseId, courseTitle, count }: NonNullable<HomeView['practice']>) {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  return (
    <section className="home-practice" aria-labelledby="practice-title">
      <RotateCw aria-hidden="true" />
      <div>
        <h2 id="practice-title">{t('practice.title', { count })}</h2>
        <p className="quiet-line">{t('practice.lead', { course: courseTitle })}</p>
      </div>
      <ActionButton onPress={() => navigate({ screen: 'practice', courseId })}>{t('practice.button')}</ActionButton>
    </section>
  );
}

/** The basic course is everybody's; the others stand among all courses until they are begun or asked for. */
const isMine = ({ level, progress, credential, assignment }: CourseCard): boolean =>
  level === 'basic' || progress.read > 0 || credential !== null || assignment !== null;

export function HomeScreen() {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  const { learner, notices } = useSession();
  const home = useCall('home.read', {});
  const title = t('title', { name: learner.name });
  useAgainAfterSync(home.again);
  useScreenReady('home', home.data ? title : null);
  if (home.failure) return <ProblemScreen failure={home.failure} onRetry={home.again} />;
  if (!home.data) return <LoadingState>{t('loading')}</LoadingState>;
  const { next, courses, past, assigned, practice } = home.data;
  const unfinished = past.filter(({ open }) => open !== null);
  const inCard = next.kind === 'nothing' ? null : next.courseId;
  const mine = courses.filter((course) => course.id === inCard || isMine(course));
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      {next.kind === 'nothing' && <NoticeList notices={notices} />}
      <Next next={next} course={courses.find(({ id }) => id === inCard)} />
      <AssignedCourses assigned={assigned.filter(({ courseId }) => courseId !== inCard)} />
      {practice && <Practice {...practice} />}
      <section className="home-courses" aria-labelledby="courses-title">
        <h2 id="courses-title">{t('courses')}</h2>
        {courses.length + unfinished.length === 0 ? (
          <p className="quiet-line">{t('noCourses')}</p>
        ) : (
          mine.map((course) => <CourseRow key={course.id} course={course} />)
        )}
        {unfinished.map((course) => (
          <PastCourseRow key={course.id} course={course} />
        ))}
        {mine.length < courses.length && (
          <ActionButton onPress={() => navigate({ screen: 'courses' })}>
            {t('allCourses', { count: courses.length })}
          </ActionButton>
        )}
      </section>
      <Programmes />
      {next.kind !== 'nothing' && <NoticeList notices={notices} />}
    </>
  );
}
