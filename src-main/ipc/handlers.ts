/**
 * Which service answers which call. A table: no rule lives here.
 */
import { app, type BrowserWindow } from 'electron';
import type { EventName, EventPayload } from '#core/contract/contract.ts';
import { textIn } from '#core/locale/languages.ts';
import { ok, type Result } from '#core/result/result.ts';
import { hasAssessorRecord } from '#store/assessor/has-assessor-record.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import { hasProgrammeRecord } from '#store/learner/programme-file.ts';
import type { AssessService } from '../assess/assess-service.ts';
import type { AuthoringService } from '../authoring/authoring-service.ts';
import type { HostService } from '../badge-host/host-service.ts';
import type { BatchService } from '../batch/batch-service.ts';
import type { ContentService } from '../content/content-service.ts';
import { courseService } from '../course/course-service.ts';
import { homeService } from '../course/home-service.ts';
import { pastCourses } from '../course/past-courses.ts';
import type { CredentialService } from '../credential/credential-service.ts';
import { handOver } from '../credential/hand-over.ts';
import type { Desk } from '../desk.ts';
import type { ExamService } from '../exam/exam-service.ts';
import type { ExerciseService } from '../exercise/exercise-service.ts';
import type { LearnerService } from '../learner/learner-service.ts';
import type { LibraryService } from '../library/library-service.ts';
import type { PanelService } from '../panel/panel-service.ts';
import type { PathwayService } from '../pathway/pathway-service.ts';
import { practiceService } from '../practice/practice-service.ts';
import type { Programmes } from '../programme/make-programmes.ts';
import type { StatisticsService } from '../statistics/statistics-service.ts';
import type { StudyService } from '../study/study-service.ts';
import type { ByHandService } from '../sync/by-hand-service.ts';
import type { SyncGate } from '../sync/sync-gate.ts';
import type { TrustService } from '../trust/trust-service.ts';
import type { VerifyService } from '../verify/verify-service.ts';
import { applyTheme } from '../window/main-window.ts';
import type { LrsGate } from '../xapi/lrs-gate.ts';
import type { Handlers } from './serve.ts';

export type Services = {
  tell: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
  desk: Desk;
  learners: LearnerService;
  exams: ExamService;
  credentials: CredentialService;
  sync: SyncGate;
  content: ContentService;
  lrs: LrsGate;
  /** A lesson was read: whoever tells others may want to know. */
  noted: () => void;
  programmes: () => Promise<Programmes>;
  study: () => Promise<StudyService>;
  window: BrowserWindow;
  ready: () => void;
};

const done = async (work: void | Promise<void>): Promise<Result<Record<string, never>>> => {
  await work;
  return ok({});
};

export function handlersOf(services: Services): Handlers {
  const { tell, desk, learners, exams, credentials, sync, content, lrs, noted, programmes, study, window, ready } =
    services;
  const practice = practiceService(desk);
  const lessonRead = async () => {
    noted();
    if (desk.learner && (await hasProgrammeRecord(desk.learner.path))) await (await programmes()).programmes.noted();
  };
  let roles: Promise<PathwayService> | null = null;
  const pathways = () => {
    const seen = async (learner: LearnerFolder) =>
      (await hasProgrammeRecord(learner.path)) ? (await programmes()).programmes.seen() : ok([]);
    roles ??= import('../pathway/pathway-service.ts').then((part) => part.pathwayService(desk, credentials, seen));
    return roles;
  };
  const courses = courseService(desk, credentials, practice, () => void lessonRead().catch(() => undefined));
  const home = homeService(desk, courses, exams, practice);
  const paper = handOver(desk, credentials, window);
  // Begun before the screen asks, and taken by the first that asks: after they left to let somebody else in, not again.
  let opening: ReturnType<LearnerService['openOnly']> | null = learners.openOnly();
  opening.catch(() => undefined);
  // Few ever hold a panel: its code is loaded with the first call.
  let panels: Promise<PanelService> | null = null;
  const panel = () => {
    panels ??= import('../panel/panel-service.ts').then((part) => part.panelService(desk, window));
    return panels;
  };
  const progress = (done: number, total: number) => tell('work.progress', { done, total });
  let assessing: Promise<AssessService> | null = null;
  const assess = () => {
    assessing ??= import('../assess/make-assess-service.ts').then((part) => part.makeAssessService(desk, window));
    return assessing;
  };
  let statistics: Promise<StatisticsService> | null = null;
  const figures = () => {
    statistics ??= import('../statistics/statistics-service.ts').then((part) =>
      part.statisticsService(desk, window, progress),
    );
    return statistics;
  };
  let authors: Promise<AuthoringService> | null = null;
  const authoring = () => {
    authors ??= import('../authoring/authoring-service.ts').then((part) =>
      part.authoringService(desk, window, progress),
    );
    return authors;
  };
  let exercising: Promise<ExerciseService> | null = null;
  const exercises = () => {
    exercising ??= import('../exercise/exercise-service.ts').then((part) => part.exerciseService(desk));
    return exercising;
  };
  let shelving: Promise<LibraryService> | null = null;
  const library = () => {
    shelving ??= import('../library/library-service.ts').then((part) => part.libraryService(desk));
    return shelving;
  };
  let verifying: Promise<VerifyService> | null = null;
  const checks = () => {
    verifying ??= import('../verify/verify-service.ts').then((part) => part.verifyService(desk, window, progress));
    return verifying;
  };
  let trusting: Promise<TrustService> | null = null;
  const trust = () => {
    trusting ??= import('../trust/trust-service.ts').then((part) => part.trustService(desk, window));
    return trusting;
  };
  let handing: Promise<ByHandService> | null = null;
  const byHand = () => {
    handing ??= import('../sync/make-by-hand.ts').then((part) => part.makeByHand(desk, window, sync));
    return handing;
  };
  let batching: Promise<BatchService> | null = null;
  const batch = () => {
    batching ??= import('../batch/batch-service.ts').then((part) => part.batchService(desk, window, progress));
    return batching;
  };
  let hosting: Promise<HostService> | null = null;
  const badgeHosts = () => {
    hosting ??= import('../badge-host/make-host-service.ts').then((part) => part.makeHostService(desk, credentials));
    return hosting;
  };
  const settingsView = () => {
    const { language, theme, textSize } = desk.settings.data;
    return { language, theme, textSize };
  };

  return {
    'app.start': async () => {
      const opened = await opening;
      opening = null;
      if (opened && !opened.ok) return opened;
      const listed = await learners.list();
      const learner = await learners.current();
      return ok({
        version: app.getVersion(),
        issuer: learner ? textIn((await desk.library()).issuer?.name ?? {}, desk.language()) : '',
        firstRun: desk.firstRun && listed.length === 0,
        settings: settingsView(),
        learner,
        assesses: desk.learner !== null && (await hasAssessorRecord(desk.learner.path)),
        learners: listed,
        notices: desk.notices.list(),
      });
    },
    'app.ready': () => done(ready()),
    'app.notices': async () => ok(desk.notices.list()),
    'app.dismiss-notice': ({ id }) => done(desk.notices.dismiss(id)),
    'work.cancel': async () => {
      (await authors)?.cancel();
      (await statistics)?.cancel();
      (await verifying)?.cancel();
      (await batching)?.cancel();
      return ok({});
    },
    'settings.change': async (change) => {
      const changed = await desk.settings.update((settings) => {
        if (change.language) settings.language = change.language;
        if (change.theme) settings.theme = change.theme;
        if (change.textSize) settings.textSize = change.textSize;
      });
      if (!changed.ok) return changed;
      applyTheme(changed.value);
      const { language } = change;
      if (language && desk.learner) {
        const kept = await desk.learner.profile.update((profile) => {
          profile.language = language;
        });
        if (!kept.ok) return kept;
      }
      return ok(settingsView());
    },
    'learner.create': ({ name }) => learners.create(name),
    'learner.open': ({ id }) => learners.open(id),
    'learner.begin-anew': ({ id, name }) => learners.beginAnew(id, name),
    'learner.rename': ({ name }) => learners.rename(name),
    'learner.close': () => done(learners.close()),

    'home.read': () => home.read(),
    'course.list': () => courses.list(),
    'course.past': async () => {
      const learner = desk.openLearner();
      return learner.ok ? ok(await pastCourses(desk, learner.value, exams)) : learner;
    },
    'course.read': ({ courseId }) => courses.read(courseId),
    'lesson.read': (ref) => courses.readLesson(ref),
    'lesson.keep-place': (input) => courses.keepPlace(input),
    'lesson.answer-check': (input) => courses.answerCheck(input),
    'lesson.finish': (ref) => courses.finish(ref),

    'practice.read': ({ courseId }) => practice.read(courseId),
    'practice.begin': ({ courseId, focus }) => practice.begin(courseId, focus),
    'practice.answer': (input) => practice.answer(input),

    'exercise.list': async () => (await exercises()).list(),
    'exercise.read': async ({ exerciseId }) => (await exercises()).read(exerciseId),
    'exercise.finish': async (input) => (await exercises()).finish(input),

    'library.read': async () => (await library()).read(),
    'library.glossary': async () => (await library()).glossary(),
    'library.article': async ({ articleId }) => (await library()).article(articleId),
    'library.search': async ({ question }) => (await library()).search(question),

    'study.page': async ({ source }) => (await study()).page(source),
    'study.note': async (input) => (await study()).note(input),
    'study.bookmark': async (input) => (await study()).bookmark(input),
    'study.kept': async () => (await study()).kept(),
    'study.plan': async ({ courseId }) => (await study()).plan(courseId),
    'study.set-plan': async (input) => (await study()).setPlan(input),
    'study.save': async ({ source }) => (await import('../study/reading-paper.ts')).saveReading(desk, window, source),
    'study.print': async ({ source }) => (await import('../study/reading-paper.ts')).printReading(desk, window, source),

    'pathway.list': async () => (await pathways()).list(),
    'pathway.role': async (input) => (await pathways()).role(input),
    'pathway.transcript': async () => (await pathways()).transcript(),
    'pathway.save-transcript': async () => (await import('../pathway/transcript-paper.ts')).saveTranscript(window),
    'pathway.print-transcript': async () => (await import('../pathway/transcript-paper.ts')).printTranscript(window),

    'exam.intro': ({ courseId }) => exams.intro(courseId),
    'exam.sit': ({ courseId, accommodations }) => exams.sit(courseId, accommodations),
    'exam.answer': ({ attemptId, position, response }) => exams.answer(attemptId, position, response),
    'exam.flag': ({ attemptId, position, flagged }) => exams.flag(attemptId, position, flagged),
    'exam.visit': ({ attemptId, position }) => exams.visit(attemptId, position),
    'exam.pause': ({ attemptId, on }) => exams.pause(attemptId, on),
    'exam.state': ({ attemptId }) => exams.state(attemptId),
    'exam.submit': ({ attemptId }) => exams.submit(attemptId),
    'exam.decision': ({ attemptId }) => exams.decision(attemptId),

    'panel.read': async ({ courseId }) => (await panel()).read(courseId),
    'panel.begin': async ({ courseId }) => (await panel()).begin(courseId),
    'panel.add-judge': async ({ courseId, name }) => (await panel()).addJudge(courseId, name),
    'panel.remove-judge': async ({ courseId, judgeId }) => (await panel()).removeJudge(courseId, judgeId),
    'panel.second-round': async ({ courseId }) => (await panel()).secondRound(courseId),
    'panel.item': async (input) => (await panel()).item(input),
    'panel.look': async (input) => (await panel()).look(input),
    'panel.rate': async (input) => (await panel()).rate(input),
    'panel.save': async ({ courseId }) => (await panel()).save(courseId),

    'assess.read': async () => (await assess()).read(),
    'assess.key': async () => (await assess()).key(),
    'assess.save-key': async () => (await assess()).saveKey(),
    'assess.bring': async () => (await assess()).bring(),
    'assess.frame': async ({ bytes }) => (await assess()).frame(bytes),
    'assess.open': async ({ id }) => (await assess()).open(id),
    'assess.rate': async (input) => (await assess()).rate(input),
    'assess.note': async (input) => (await assess()).note(input),
    'assess.seen': async (input) => (await assess()).seen(input),
    'assess.add-picture': async (input) => (await assess()).addPicture(input),
    'assess.picture': async (input) => (await assess()).picture(input),
    'assess.remove-picture': async (input) => (await assess()).removePicture(input),
    'assess.anew': async ({ id }) => (await assess()).anew(id),
    'assess.sign': async ({ id }) => (await assess()).sign(id),
    'assess.save-answer': async ({ id }) => (await assess()).saveAnswer(id),
    'assess.remove': async ({ id }) => (await assess()).remove(id),

    'authoring.read': async () => (await authoring()).read(),
    'authoring.try-out': async (input) => (await authoring()).tryOut(input),
    'authoring.take-out': async ({ courseId }) => (await authoring()).takeOut(courseId),
    'authoring.bring-in': async (input) => (await authoring()).bringIn(input),

    'statistics.read': async ({ courseId }) => (await figures()).read(courseId),
    'statistics.add-folder': async ({ courseId }) => (await figures()).addFolder(courseId),
    'statistics.remove-folders': async ({ courseId }) => (await figures()).removeFolders(courseId),
    'statistics.save': async ({ courseId, kind }) => (await figures()).save(courseId, kind),

    'result.save': async ({ attemptId }) => (await import('../exam/result-paper.ts')).saveResult(window, attemptId),
    'result.print': async ({ attemptId }) => (await import('../exam/result-paper.ts')).printResult(window, attemptId),

    'verify.choose': async () => (await checks()).choose(),
    'verify.camera': async ({ on }) => (await checks()).camera(on),
    'verify.frame': async ({ bytes }) => (await checks()).frame(bytes),
    'verify.files': async (input) => (await checks()).files(input),

    'trust.read': async () => (await trust()).read(),
    'trust.bring': async () => (await trust()).bring(),
    'trust.bring-files': async (input) => (await trust()).bringFiles(input),
    'trust.confirm': async ({ id }) => (await trust()).confirm(id),
    'trust.forget': async ({ pin }) => (await trust()).forget(pin),

    'sync.read': async () => (await sync.service()).read(),
    'sync.look': async ({ address }) => (await sync.service()).look(address),
    'sync.enrol': async ({ code }) => (await sync.service()).enrol(code),
    'sync.sign-in': async () => (await sync.service()).signIn(),
    'sync.sign-in-stop': async () => (await sync.service()).signInStop(),
    'sync.now': async () => (await sync.service()).now(),
    'sync.leave': async () => (await sync.service()).leave(),
    'sync.wallet-code': async () => (await sync.service()).asPerson((api, token) => api.walletCode(token)),
    'sync.wallets': async () => (await sync.service()).asPerson((api, token) => api.grants(token)),
    'sync.end-wallet': async ({ id }) =>
      (await sync.service()).asPerson(async (api, token) => {
        const ended = await api.endGrant(token, id);
        return ended.ok ? api.grants(token) : ended;
      }),
    'sync.hand-over': async () => (await byHand()).handOver(),
    'sync.take-answers': async () => (await byHand()).takeAnswers(),
    'sync.bring': async () => (await byHand()).bring(),
    'sync.carry': async ({ address }) => (await byHand()).carry(address),
    'sync.save-answers': async () => (await byHand()).saveAnswers(),

    'host.list': async ({ number }) => (await badgeHosts()).list(number),
    'host.look': async ({ address }) => (await badgeHosts()).look(address),
    'host.connect': async ({ number }) => (await badgeHosts()).connect(number),
    'host.connect-stop': async () => (await badgeHosts()).stop(),
    'host.send': async ({ id, number }) => (await badgeHosts()).send(id, number),
    'host.forget': async ({ id, number }) => (await badgeHosts()).forget(id, number),

    'content.read': async () => ok(content.read()),

    'lrs.read': async () => (await lrs.service()).read(),
    'lrs.try': async (input) => (await lrs.service()).try(input),
    'lrs.name': async (input) => (await lrs.service()).name(input),
    'lrs.now': async (input) => (await lrs.service()).now(input),
    'lrs.forget': async () => (await lrs.service()).forget(),

    'printer.test': async (input) => (await import('../printing/try-printer.ts')).tryPrinter(window, input),

    'batch.read': async () => (await batch()).read(),
    'batch.choose': async ({ what }) => (await batch()).choose(what),
    'batch.preview': async (defaults) => (await batch()).preview(defaults),
    'batch.print': async (input) => (await batch()).print(input),
    'batch.print-all': async () => (await batch()).printAll(),
    'batch.show': async () => (await batch()).show(),
    'batch.example': async () => (await batch()).example(),

    'programme.list': async () => (await programmes()).programmes.list(),
    'programme.read': async ({ programmeId }) => (await programmes()).programmes.read(programmeId),
    'programme.take-up': async ({ programmeId }) => (await programmes()).programmes.takeUp(programmeId),
    'programme.declare': async (input) => (await programmes()).programmes.declare(input),
    'programme.ask': async (input) => (await programmes()).programmes.ask(input),
    'programme.save-ask': async (input) => (await programmes()).programmes.saveAsk(input),
    'programme.bring': async () => (await programmes()).programmes.bring(),
    'programme.frame': async ({ bytes }) => (await programmes()).programmes.frame(bytes),

    'roster.read': async () => (await programmes()).listing.read(),
    'roster.change': async ({ listing }) => (await programmes()).listing.change(listing),

    'logbook.read': async () => (await programmes()).logbook.read(),
    'logbook.add': async (input) => (await programmes()).logbook.add(input),
    'logbook.remove': async ({ id }) => (await programmes()).logbook.remove(id),

    'credential.list': () => credentials.cards(),
    'credential.read': ({ number }) => credentials.card(number),
    'credential.save': ({ number, kind, style }) => paper.save(number, kind, style),
    'credential.open': ({ number }) => paper.open(number),
    'credential.print': ({ number, kind, style }) => paper.print(number, kind, style),
  };
}
