/**
 * The screen of the current route: in the shell, or for the exam without it. Screens are loaded when first visited.
 */
import { Suspense, useEffect } from 'react';
import { call } from '../api/call.ts';
import { laterWords } from '../locale/i18n.ts';
import { LoadingState } from '../parts/loading-state.tsx';
import { HomeScreen } from '../screens/home/home-screen.tsx';
import { ProblemBoundary } from '../screens/problem/problem-boundary.tsx';
import { afterDrawn } from './after-drawn.ts';
import { loadedLater } from './loaded-later.tsx';
import type { Route } from './route.ts';
import { useRouting } from './route-provider.tsx';
import { Shell } from './shell.tsx';

const CoursesScreen = loadedLater(() => import('../screens/courses/courses-screen.tsx').then((m) => m.CoursesScreen));
const CourseScreen = loadedLater(() => import('../screens/course/course-screen.tsx').then((m) => m.CourseScreen));
const LessonScreen = loadedLater(() => import('../screens/lesson/lesson-screen.tsx').then((m) => m.LessonScreen));
const PracticeScreen = loadedLater(() =>
  import('../screens/practice/practice-screen.tsx').then((m) => m.PracticeScreen),
);
const PractisingScreen = loadedLater(() =>
  import('../screens/practice/practising-screen.tsx').then((m) => m.PractisingScreen),
);
const ExerciseScreen = loadedLater(() =>
  import('../screens/exercise/exercise-screen.tsx').then((m) => m.ExerciseScreen),
);
const ExamIntroScreen = loadedLater(() =>
  import('../screens/exam-intro/exam-intro-screen.tsx').then((m) => m.ExamIntroScreen),
);
const SittingScreen = loadedLater(() => import('../screens/sitting/sitting-screen.tsx').then((m) => m.SittingScreen));
const DecisionScreen = loadedLater(() =>
  import('../screens/decision/decision-screen.tsx').then((m) => m.DecisionScreen),
);
const ProgrammesScreen = loadedLater(() =>
  import('../screens/programmes/programmes-screen.tsx').then((m) => m.ProgrammesScreen),
);
const ProgrammeScreen = loadedLater(() =>
  import('../screens/programme/programme-screen.tsx').then((m) => m.ProgrammeScreen),
);
const RosterScreen = loadedLater(() => import('../screens/roster/roster-screen.tsx').then((m) => m.RosterScreen));
const LogbookScreen = loadedLater(() => import('../screens/logbook/logbook-screen.tsx').then((m) => m.LogbookScreen));
const CertificatesScreen = loadedLater(() =>
  import('../screens/certificates/certificates-screen.tsx').then((m) => m.CertificatesScreen),
);
const CertificateScreen = loadedLater(() =>
  import('../screens/certificate/certificate-screen.tsx').then((m) => m.CertificateScreen),
);
const PanelScreen = loadedLater(() => import('../screens/panel/panel-screen.tsx').then((m) => m.PanelScreen));
const DisputedItemScreen = loadedLater(() =>
  import('../screens/panel/disputed-item-screen.tsx').then((m) => m.DisputedItemScreen),
);
const RatingScreen = loadedLater(() => import('../screens/panel/rating-screen.tsx').then((m) => m.RatingScreen));
const AuthoringScreen = loadedLater(() =>
  import('../screens/authoring/authoring-screen.tsx').then((m) => m.AuthoringScreen),
);
const ItemStatisticsScreen = loadedLater(() =>
  import('../screens/item-statistics/item-statistics-screen.tsx').then((m) => m.ItemStatisticsScreen),
);
const AssessScreen = loadedLater(() => import('../screens/assess/assess-screen.tsx').then((m) => m.AssessScreen));
const AssessmentScreen = loadedLater(() =>
  import('../screens/assess/assessment-screen.tsx').then((m) => m.AssessmentScreen),
);
const BatchScreen = loadedLater(() => import('../screens/batch/batch-screen.tsx').then((m) => m.BatchScreen));
const PathwayScreen = loadedLater(() => import('../screens/pathway/pathway-screen.tsx').then((m) => m.PathwayScreen));
const RoleScreen = loadedLater(() => import('../screens/pathway/role-screen.tsx').then((m) => m.RoleScreen));
const TranscriptScreen = loadedLater(() =>
  import('../screens/pathway/transcript-screen.tsx').then((m) => m.TranscriptScreen),
);
const LibraryScreen = loadedLater(() => import('../screens/library/library-screen.tsx').then((m) => m.LibraryScreen));
const ArticleScreen = loadedLater(() => import('../screens/article/article-screen.tsx').then((m) => m.ArticleScreen));
const GlossaryScreen = loadedLater(() =>
  import('../screens/library/glossary-screen.tsx').then((m) => m.GlossaryScreen),
);
const VerifyScreen = loadedLater(() => import('../screens/verify/verify-screen.tsx').then((m) => m.VerifyScreen));
const RegistryScreen = loadedLater(() =>
  import('../screens/registry/registry-screen.tsx').then((m) => m.RegistryScreen),
);
const LrsScreen = loadedLater(() => import('../screens/lrs/lrs-screen.tsx').then((m) => m.LrsScreen));
const SettingsScreen = loadedLater(() =>
  import('../screens/settings/settings-screen.tsx').then((m) => m.SettingsScreen),
);

function screenOf(route: Route) {
  switch (route.screen) {
    case 'home':
      return <HomeScreen />;
    case 'courses':
      return <CoursesScreen />;
    case 'course':
      return <CourseScreen courseId={route.courseId} />;
    case 'lesson':
      return <LessonScreen courseId={route.courseId} lessonId={route.lessonId} found={route.found} />;
    case 'practice':
      return <PracticeScreen courseId={route.courseId} />;
    case 'practising':
      return <PractisingScreen courseId={route.courseId} focus={route.focus} />;
    case 'exercise':
      return <ExerciseScreen key={route.exerciseId} exerciseId={route.exerciseId} from={route.from} />;
    case 'exam-intro':
      return <ExamIntroScreen courseId={route.courseId} />;
    case 'sitting':
      return <SittingScreen courseId={route.courseId} accommodations={route.accommodations} />;
    case 'decision':
      return <DecisionScreen attemptId={route.attemptId} />;
    case 'panel':
      return <PanelScreen courseId={route.courseId} />;
    case 'rating':
      return <RatingScreen courseId={route.courseId} judgeId={route.judgeId} />;
    case 'disputed-item':
      return <DisputedItemScreen courseId={route.courseId} itemId={route.itemId} />;
    case 'programmes':
      return <ProgrammesScreen />;
    case 'programme':
      return <ProgrammeScreen key={route.programmeId} programmeId={route.programmeId} />;
    case 'roster':
      return <RosterScreen />;
    case 'logbook':
      return <LogbookScreen from={route.programmeId} />;
    case 'certificates':
      return <CertificatesScreen />;
    case 'certificate':
      return <CertificateScreen number={route.number} />;
    case 'batch':
      return <BatchScreen />;
    case 'pathway':
      return <PathwayScreen />;
    case 'role':
      return <RoleScreen pathwayId={route.pathwayId} roleId={route.roleId} />;
    case 'transcript':
      return <TranscriptScreen />;
    case 'assess':
      return <AssessScreen />;
    case 'assessment':
      return <AssessmentScreen key={route.requestId} requestId={route.requestId} />;
    case 'library':
      return <LibraryScreen question={route.question ?? ''} />;
    case 'article':
      return <ArticleScreen articleId={route.articleId} found={route.found} from={route.from} />;
    case 'glossary':
      return <GlossaryScreen />;
    case 'verify':
      return <VerifyScreen />;
    case 'authoring':
      return <AuthoringScreen />;
    case 'item-statistics':
      return <ItemStatisticsScreen key={route.courseId} courseId={route.courseId} />;
    case 'registry':
      return <RegistryScreen />;
    case 'lrs':
      return <LrsScreen />;
    case 'settings':
      return <SettingsScreen />;
  }
}

export function ScreenOutlet() {
  const { route, visit } = useRouting();

  // biome-ignore lint/correctness/useExhaustiveDependencies: every visit begins at the top
  useEffect(() => window.scrollTo(0, 0), [visit]);
  useEffect(
    () =>
      afterDrawn(() => {
        void call('app.ready', {});
        // The other screens will want them; nobody is waiting now.
        requestIdleCallback(() => void laterWords());
      }),
    [],
  );

  const screen = (
    <ProblemBoundary key={visit}>
      <Suspense fallback={<LoadingState />}>{screenOf(route)}</Suspense>
    </ProblemBoundary>
  );
  return route.screen === 'sitting' ? screen : <Shell>{screen}</Shell>;
}
