/**
 * The one window: hidden until the first picture is drawn and the person's size and theme are known.
 */
import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Settings } from '../settings/settings.ts';
import { appOrigin } from './security-policy.ts';

const smallest = { width: 800, height: 560 };
const paper = { light: '#FAF8F4', dark: '#14181C' };

export type MainWindow = {
  readonly window: BrowserWindow;
  /** Shows the window as the person left it. */
  present(settings: Settings): void;
};

export function createMainWindow(appFolder: string): MainWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Fieldpass',
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: {
      preload: join(appFolder, 'out/preload/bridge.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: process.env.FIELDPASS_DEVTOOLS === '1',
    },
  });
  const drawn = new Promise<void>((resolve) => window.once('ready-to-show', () => resolve()));
  void window.loadURL(`${appOrigin}/`);
  return {
    window,
    present: (settings) => {
      applyTheme(settings);
      window.setBackgroundColor(nativeTheme.shouldUseDarkColors ? paper.dark : paper.light);
      const { bounds } = settings;
      if (bounds) {
        const visible = screen.getDisplayMatching(bounds).workArea;
        window.setBounds({
          x: Math.max(visible.x, Math.min(bounds.x, visible.x + visible.width - smallest.width)),
          y: Math.max(visible.y, Math.min(bounds.y, visible.y + visible.height - smallest.height)),
          width: Math.max(smallest.width, Math.min(bounds.width, visible.width)),
          height: Math.max(smallest.height, Math.min(bounds.height, visible.height)),
        });
        if (settings.maximized) window.maximize();
      }
      void drawn.then(() => window.show());
    },
  };
}

/** So that pictures and system dialogs follow the person's choice too. */
export function applyTheme(settings: { theme: Settings['theme'] }): void {
  nativeTheme.themeSource = settings.theme;
}

/** Calls back, at rest, with where the window stands. */
export function watchBounds(
  window: BrowserWindow,
  remember: (place: { bounds: Electron.Rectangle; maximized: boolean }) => void,
): void {
  let timer: NodeJS.Timeout | undefined;
  const note = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!window.isDestroyed()) remember({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
    }, 400);
  };
  for (const event of ['resize', 'move', 'maximize', 'unmaximize'] as const) window.on(event as 'resize', note);
}
