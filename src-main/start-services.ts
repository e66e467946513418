/**
 * Everything behind the window, loaded while the window is being drawn.
 */
import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { eventChannel } from '#core/contract/bridge.ts';
import type { EventName, EventPayload } from '#core/contract/contract.ts';
import { bestLanguage, languageCodes } from '#core/locale/languages.ts';
import { versionOf } from '#store/content/library-cache.ts';
import { openContentStore } from '#store/content-update/content-store.ts';
import { hasProgrammeRecord } from '#store/learner/programme-file.ts';
import { contentService } from './content/content-service.ts';
import { credentialService } from './credential/credential-service.ts';
import { setDesk } from './desk.ts';
import { examService } from './exam/exam-service.ts';
import { now } from './exam/system-clock.ts';
import { watchMachine } from './exam/watch-machine.ts';
import { handlersOf } from './ipc/handlers.ts';
import type { Handlers } from './ipc/serve.ts';
import { learnerService } from './learner/learner-service.ts';
import type { Programmes } from './programme/make-programmes.ts';
import { openSettings } from './settings/settings.ts';
import type { StudyService } from './study/study-service.ts';
import { syncGate } from './sync/sync-gate.ts';
import { systemVault } from './trust/system-vault.ts';
import type { PaperSources } from './window/app-protocol.ts';
import { type MainWindow, watchBounds } from './window/main-window.ts';
import { lrsGate } from './xapi/lrs-gate.ts';

export type Running = {
  handlers: Handlers;
  papers: PaperSources;
  /** Where the pictures of a course or an exercise lie. */
  picturesOf: (kind: 'courses' | 'exercises', id: string) => Promise<string>;
  /** A file of a film; null for what there is not. */
  filmFile: (id: string, file: string) => Promise<Uint8Array | null>;
  close: () => Promise<void>;
};

const say =
  (window: BrowserWindow) =>
  <N extends EventName>(name: N, payload: EventPayload<N>) => {
    if (!window.isDestroyed()) window.webContents.send(eventChannel, name, payload);
  };

export async function startServices(
  main: MainWindow,
  folders: { data: string; content: string; built: string },
  ready: () => void,
): Promise<Running> {
  const { window } = main;
  const tell = say(window);
  const wanted = bestLanguage(app.getPreferredSystemLanguages(), [...languageCodes]);
  const settings = await openSettings(folders.data, wanted, now);
  main.present(settings.store.data);
  watchBounds(window, (place) => {
    void settings.store.update((data) => Object.assign(data, place));
  });

  const program = await versionOf(join(folders.built, 'main', 'index.js'));
  const desk = setDesk({
    dataFolder: folders.data,
    content: await openContentStore(folders.data, folders.content, now),
    cache: {
      file: join(folders.data, 'cache', 'library.json'),
      prepared: join(folders.built, 'library.json'),
      version: program,
    },
    settings: settings.store,
    firstRun: settings.firstRun,
    noticesChanged: () => tell('notices.changed', {}),
    vault: systemVault,
  });
  desk.notices.post(settings.notices);
  // Begun now, wanted by the first screen.
  void desk.library();
  const credentials = credentialService(desk);
  const content = contentService(desk, {
    changed: () => tell('content.changed', {}),
    check: async (release) => (await import('./content/check-in-thread.ts')).checkInThread(release),
    random: Math.random,
    program,
  });
  const sync = syncGate(
    desk,
    content,
    () => tell('sync.changed', {}),
    () => exams.settleAll(),
    async (learner) => ((await hasProgrammeRecord(learner.path)) ? (await programmes()).toSay() : []),
  );
  const lrs = lrsGate(desk, () => tell('lrs.changed', {}));
  /** Whoever tells others what happened here looks for it in the records, later. */
  const noted = () => {
    sync.noted();
    lrs.noted();
  };
  // Few follow a programme in the first second.
  let following: Promise<Programmes> | null = null;
  const programmes = () => {
    following ??= import('./programme/make-programmes.ts').then((part) =>
      part.makeProgrammes(desk, window, credentials, noted),
    );
    return following;
  };
  const exams = examService(desk, credentials, (attemptId) => tell('exam.time-over', { attemptId }), noted);
  watchMachine(window, (what) => {
    void exams.observe(what);
    if (what !== 'woke') return;
    sync.woke();
    lrs.woke();
  });
  const settleAll = async () => {
    await exams.settleAll();
    noted();
  };
  // Few write notes in the first second.
  let studying: Promise<StudyService> | null = null;
  const study = () => {
    studying ??= import('./study/study-service.ts').then((part) => part.studyService(desk));
    return studying;
  };
  const learners = learnerService(desk, settleAll, exams.leave);
  const handlers = handlersOf({
    tell,
    desk,
    learners,
    exams,
    credentials,
    sync,
    content,
    lrs,
    noted,
    programmes,
    study,
    window,
    ready: () => {
      ready();
      content.begin();
      sync.begin();
      lrs.begin();
    },
  });
  return {
    handlers,
    papers: {
      certificate: async (number) => {
        const pdf = await credentials.pdf(number);
        return pdf.ok ? pdf.value : null;
      },
      printing: async (id) => (await import('./printing/print-pdf.ts')).pdfWaiting(id),
      reading: async (query) => (await import('./study/reading-paper.ts')).readingAsJson(desk, await study(), query),
      transcript: async () =>
        (await import('./pathway/transcript-paper.ts')).transcriptAsJson(desk, () =>
          handlers['pathway.transcript']({}),
        ),
      result: async (attemptId) =>
        (await import('./exam/result-paper.ts')).resultAsJson(desk, exams.decision, attemptId),
    },
    picturesOf: async (kind, id) => {
      const folder = kind === 'courses' ? exams.contentFolder(id) : desk.contentFolder;
      return join(folder, kind, id, 'pictures');
    },
    filmFile: async (id, file) => (await import('./film/film-files.ts')).filmFileOf(desk, id, file),
    close: async () => {
      await Promise.all([sync.close(), lrs.close()]);
      await content.stop();
      await learners.close();
    },
  };
}
