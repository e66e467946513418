/**
 * The least an Electron app can be: one window of Fieldpass's size and colour, one static file, no preload, no menu.
 * What Fieldpass takes beyond this is its own doing, so this is what it is measured against.
 */
import { join } from 'node:path';
import { app, BrowserWindow, Menu } from 'electron';

if (process.env.FIELDPASS_DATA) app.setPath('userData', process.env.FIELDPASS_DATA);
Menu.setApplicationMenu(null);
app.on('window-all-closed', () => app.quit());
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false, backgroundColor: '#FAF8F4' });
  window.once('ready-to-show', () => {
    window.show();
    process.stdout.write(`FIELDPASS_MARK interactive ${Date.now()}\n`);
  });
  window.loadFile(join(import.meta.dirname, 'index.html'));
});
