/**
 * A course as its table of contents: modules, lessons with what was read, and the exam at the end.
 */
import { ArrowRight, CircleCheck, CircleDashed, CircleDot, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CourseView } from '#core/contract/course-calls.ts';
import { languages } from '#core/locale/languages.ts';
import { useAgainAfterSync } from '../../api/again-after-sync.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Button } from '../../parts/button.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { ProgressLine } from '../../parts/progress-line.tsx';
import { AssignmentLine, AssignmentNote } from '../home/assignment-line.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { PlanPart } from './plan-part.tsx';
import './course.css';

type Lesson = CourseView['modules'][number]['lessons'][number];
const icons = { new: CircleDashed, begun: CircleDot, read: CircleCheck };

function LessonRow({ courseId, lesson }: { courseId: string; lesson: Lesson }) {
  const { t } = useTranslation('course');
  const formats = useFormats();
  const navigate = useNavigate();
  const Icon = icons[lesson.state];
  return (
    <li>
      <Button
        className={`lesson-row is-${lesson.state}`}
        onPress={() => navigate({ screen: 'lesson', courseId, lessonId: lesson.id })}
      >
        <Icon aria-hidden="true" />
        <span className="lesson-row-words">
          <span className="lesson-row-title">{lesson.title}</span>
          <span className="quiet-line">{lesson.summary}</span>
        </span>
        <span className="lesson-row-facts">
          <span>{t(`state.${lesson.state}`)}</span>
          <span>{formats.minutes(lesson.minutes)}</span>
        </span>
      </Button>
    </li>
  );
}

function Exam({ course }: { course: CourseView }) {
  const { t } = useTranslation('course');
  const formats = useFormats();
  const navigate = useNavigate();
  const { exam, id: courseId, credential } = course;
  const { lastAttempt } = exam;
  return (
    <section className="course-exam" aria-labelledby="exam-title">
      <h2 id="exam-title">{t('examTitle')}</h2>
      <p>{t('examFacts', { count: exam.items, time: formats.minutes(exam.minutes) })}</p>
      <div className="course-ways">
        <ActionButton kind={credential ? 'plain' : 'main'} onPress={() => navigate({ screen: 'exam-intro', courseId })}>
          {exam.openAttempt ? t('examResume') : t('examOpen')}
          <ArrowRight className="is-mirrored" aria-hidden="true" />
        </ActionButton>
        {lastAttempt && (
          <ActionButton onPress={() => navigate({ screen: 'decision', attemptId: lastAttempt })}>
            {t('lastDecision')}
          </ActionButton>
        )}
        {credential && (
          <ActionButton kind="main" onPress={() => navigate({ screen: 'certificate', number: credential.number })}>
            {t('seeCertificate')}
          </ActionButton>
        )}
      </div>
    </section>
  );
}

export function CourseScreen({ courseId }: { courseId: string }) {
  const { t } = useTranslation('course');
  const formats = useFormats();
  const navigate = useNavigate();
  const { settings } = useSession();
  const course = useCall('course.read', { courseId });
  useAgainAfterSync(course.again);
  useScreenReady('course', course.data?.title ?? null);
  if (course.failure) return <ProblemScreen failure={course.failure} onRetry={course.again} />;
  if (!course.data) return <LoadingState>{t('loading')}</LoadingState>;
  const { title, summary, assignment, modules, progress, language, languages: offered } = course.data;
  const named = (code: string) => languages.find((known) => known.code === code)?.name ?? code;
  return (
    <>
      <header className="course-head">
        <h1 tabIndex={-1} dir="auto">
          {title}
        </h1>
        <p className="course-lead" dir="auto">
          {summary}
        </p>
        {assignment && (
          <>
            <AssignmentLine assignment={assignment} />
            <AssignmentNote note={assignment.note} />
          </>
        )}
        {language !== settings.language && (
          <p className="quiet-line">{t('otherLanguage', { languages: formats.list(offered.map(named)) })}</p>
        )}
        <ProgressLine
          value={progress.read}
          max={progress.total}
          label={t('progressLabel')}
          words={t('progress', { read: formats.number(progress.read), total: formats.number(progress.total) })}
        />
        <p className="quiet-line">
          {t('progress', { read: formats.number(progress.read), total: formats.number(progress.total) })}
        </p>
      </header>
      {modules.map((module, index) => (
        <section key={module.id} className="course-module" aria-labelledby={`module-${module.id}`} lang={language}>
          <h2 id={`module-${module.id}`}>
            <span className="course-module-number">{formats.number(index + 1)}</span>
            {module.title}
          </h2>
          <p className="quiet-line">{module.summary}</p>
          <ul className="lesson-rows">
            {module.lessons.map((lesson) => (
              <LessonRow key={lesson.id} courseId={courseId} lesson={lesson} />
            ))}
          </ul>
        </section>
      ))}
      <PlanPart courseId={courseId} />
      <section className="course-practice" aria-labelledby="practice-title">
        <h2 id="practice-title">{t('practiceTitle')}</h2>
        <p>{t('practiceLead')}</p>
        <div className="course-ways">
          <ActionButton onPress={() => navigate({ screen: 'practice', courseId })}>
            <RotateCw aria-hidden="true" />
            {t('practiceOpen')}
          </ActionButton>
        </div>
      </section>
      <Exam course={course.data} />
    </>
  );
}
