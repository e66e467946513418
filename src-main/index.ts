/**
 * The desktop's main process: the order of the start. The window is asked for first; what stands behind it is loaded when
 * the page has its scripts, while it is being drawn. No top-level await on `ready` here: Electron waits for this module
 * before it is ready.
 */
import { join } from 'node:path';
import { app, type BrowserWindow, Menu } from 'electron';
import { serveCalls } from './ipc/serve.ts';
import { logError, openLog } from './log.ts';
import { mark } from './mark.ts';
import { registerAppScheme, serveApp } from './window/app-protocol.ts';
import { createMainWindow } from './window/main-window.ts';
import { secureAllContents, secureSession } from './window/session-security.ts';

if (process.env.FIELDPASS_DATA) app.setPath('userData', process.env.FIELDPASS_DATA);
const content = process.env.FIELDPASS_CONTENT ?? join(app.getAppPath(), 'content');

mark('main');

let window: BrowserWindow | null = null;

function start(): void {
  Menu.setApplicationMenu(null);
  registerAppScheme();
  secureAllContents();
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  process.on('uncaughtException', (error) => logError('main', error));
  process.on('unhandledRejection', (error) => logError('main', error));
  void app.whenReady().then(open);
}

function open(): void {
  mark('electron-ready');
  const data = app.getPath('userData');
  openLog(data);
  secureSession();
  const appFolder = app.getAppPath();
  const served = serveApp({
    screens: join(appFolder, 'out/renderer'),
    pictures: async (kind, id) => (await running).picturesOf(kind, id),
    films: async (id, file) => (await running).filmFile(id, file),
    papers: {
      certificate: async (number) => (await running).papers.certificate(number),
      result: async (attemptId) => (await running).papers.result(attemptId),
      printing: async (id) => (await running).papers.printing(id),
      reading: async (query) => (await running).papers.reading(query),
      transcript: async () => (await running).papers.transcript(),
    },
  });
  const main = createMainWindow(appFolder);
  window = main.window;
  mark('window');
  const shown = new Promise<void>((resolve) => main.window.once('ready-to-show', () => resolve()));
  const running = served.then(async () => {
    const { startServices } = await import('./start-services.ts');
    mark('services-loaded');
    const built = join(appFolder, 'out');
    return startServices(main, { data, content, built }, () => void shown.then(() => mark('interactive')));
  });
  serveCalls(
    main.window.webContents,
    running.then(({ handlers }) => handlers),
  );
  main.window.webContents.on('render-process-gone', (_event, details) => {
    logError('renderer', details.reason);
    if (details.reason !== 'clean-exit' && !main.window.isDestroyed()) main.window.reload();
  });
  running.catch((error) => logError('start', error));

  let closing = false;
  app.on('before-quit', (event) => {
    if (closing) return;
    closing = true;
    event.preventDefault();
    void running
      .then(({ close }) => close())
      .catch((error) => logError('close', error))
      .finally(() => app.quit());
  });
}

if (app.requestSingleInstanceLock()) start();
else app.quit();
