/**
 * Run by Electron: opens the studio in a window that nobody sees, and writes what it makes.
 *
 *   electron camera.mjs <folder of the studio> <folder of the films> [id …]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

const [studio, films, ...wanted] = process.argv.slice(process.argv.findIndex((one) => one.endsWith('camera.mjs')) + 1);

// The same pixels on every machine.
app.disableHardwareAcceleration();

async function film() {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, backgroundThrottling: false } });
  await window.loadFile(join(studio, 'studio.html'));
  const ask = (/** @type {string} */ what) => window.webContents.executeJavaScript(what);
  const known = await ask('studio.ids');
  const unknown = wanted.filter((id) => !known.includes(id));
  if (unknown.length > 0) throw new Error(`no scene draws ${unknown.join(', ')}; there are ${known.join(', ')}`);
  for (const id of wanted.length > 0 ? wanted : known) {
    const { webm, poster } = await ask(`studio.render(${JSON.stringify(id)})`);
    mkdirSync(join(films, id), { recursive: true });
    const bytes = Buffer.from(webm, 'base64');
    writeFileSync(join(films, id, 'film.webm'), bytes);
    writeFileSync(join(films, id, 'poster.svg'), poster);
    process.stdout.write(`${join(films, id, 'film.webm')}: ${(bytes.length / 1024).toFixed(0)} KB\n`);
  }
}

app
  .whenReady()
  .then(film)
  .then(
    () => app.exit(0),
    (error) => {
      process.stderr.write(`${error.message}\n`);
      app.exit(1);
    },
  );
