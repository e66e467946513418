/**
 * What a page may not do, whatever it tries: ask for a permission (but the camera, while a paper is scanned), leave the
 * application, open a window, download, reach the network.
 */
import { app, type Session, session, type WebContents } from 'electron';
import { mayFilm } from './camera-permission.ts';
import { appOrigin } from './security-policy.ts';

export function secureSession(target: Session = session.defaultSession): void {
  target.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const { mediaTypes = [], securityOrigin = '' } = details as { mediaTypes?: string[]; securityOrigin?: string };
    answer(mayFilm({ permission, media: mediaTypes, origin: securityOrigin }));
  });
  target.setPermissionCheckHandler((_contents, permission, origin, { mediaType }) =>
    mayFilm({ permission, media: mediaType ? [mediaType] : [], origin }),
  );
  target.setDevicePermissionHandler(() => false);
  target.on('will-download', (event) => event.preventDefault());
  // Nothing is fetched from anywhere: the page has app:// and nothing else.
  target.webRequest.onBeforeRequest((details, answer) => {
    const allowed = details.url.startsWith(`${appOrigin}/`) || details.url.startsWith('devtools://');
    answer({ cancel: !allowed });
  });
}

function secureContents(contents: WebContents): void {
  const stay = (event: { preventDefault(): void; url?: string }, url: string) => {
    if (!url.startsWith(`${appOrigin}/`)) event.preventDefault();
  };
  contents.on('will-navigate', (event) => stay(event, event.url));
  contents.on('will-frame-navigate', (event) => stay(event, event.url));
  contents.on('will-redirect', (event) => stay(event, event.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // A load that was stopped leaves an empty error page: go home.
  contents.on('did-fail-load', (_event, code, _text, url, isMainFrame) => {
    if (isMainFrame && code !== -3 && !url.startsWith(`${appOrigin}/`)) void contents.loadURL(`${appOrigin}/`);
  });
}

/** For every page there will be, also ones that nobody meant to make. */
export function secureAllContents(): void {
  app.on('web-contents-created', (_event, contents) => secureContents(contents));
}
