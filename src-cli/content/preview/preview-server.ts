/**
 * The preview as a server of this machine alone. It answers only what was asked under its own address, so that no page from
 * elsewhere that is open in the same browser reads content, or keys of an exam, through it.
 */
import { lstat, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { themes } from '#core/contract/values.ts';
import { captionsFile, filmFile, posterFile } from '#core/films/film.ts';
import type { Theme } from './frame.ts';

export type PreviewParts = {
  readonly content: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Null where there is no such page. */
  readonly page: (path: string, theme: Theme) => string | null;
  /** Of a film, as WebVTT; null where there is no such film. */
  readonly captions: (id: string, language: string) => string | null;
  readonly version: () => string;
};

export type PreviewServer = {
  readonly url: string;
  /** The content was read again. */
  changed(): void;
  close(): Promise<void>;
};

const policy = [
  "default-src 'none'",
  "img-src 'self'",
  "media-src 'self'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
const kinds = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  webm: 'video/webm',
  vtt: 'text/vtt; charset=utf-8',
} as const;

const shipped = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');

/** What was drawn for both themes, for the one that the author looks at. */
function inTheme(text: string, theme: Theme): string {
  if (theme === 'system') return text;
  const asked = theme === 'dark' ? 'all' : 'not all';
  return text
    .replace(/\(\s*prefers-color-scheme:\s*dark\s*\)/g, asked)
    .replace('color-scheme: light dark;', `color-scheme: ${theme};`);
}

/** Why a request is not answered; null where it is. */
function refusalOf({ method, headers }: IncomingMessage, port: number): number | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (method !== 'GET') return 405;
  if (!hosts.includes(headers.host ?? '')) return 421;
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return 403;
  const site = headers['sec-fetch-site'];
  const isForeign = site === 'cross-site' || site === 'same-site';
  return isForeign && headers['sec-fetch-mode'] !== 'navigate' ? 403 : null;
}

const picturePath = /^courses\/([a-z0-9-]+)\/[a-z]{2}\/pictures\/([a-z0-9-]+\.svg)$/;

async function pictureAt(content: string, path: string): Promise<string | null> {
  const [, course, name] = picturePath.exec(path) ?? [];
  if (!course || !name) return null;
  const file = join(content, 'courses', course, 'pictures', name);
  const info = await lstat(file).catch(() => null);
  return info?.isFile() ? readFile(file, 'utf8') : null;
}

const filmPath = /^courses\/[a-z0-9-]+\/([a-z]{2})\/films\/([a-z0-9-]+)\/([a-z.]+)$/;

type Answer = { readonly kind: keyof typeof kinds; readonly body: string | Uint8Array };

async function filmAt({ content, captions }: PreviewParts, path: string): Promise<Answer | null> {
  const [, language = '', id = '', name = ''] = filmPath.exec(path) ?? [];
  // Only films that could be read have captions, and only theirs is looked for on the disk.
  const said = captions(id, language);
  if (said === null) return null;
  if (name === captionsFile) return { kind: 'vtt', body: said };
  if (name !== filmFile && name !== posterFile) return null;
  const bytes = await readFile(join(content, 'films', id, name)).catch(() => null);
  return bytes && { kind: name === filmFile ? 'webm' : 'svg', body: bytes };
}

/** Files of the player, by their name wherever a page asks for them. */
async function playerFile(name: string): Promise<{ kind: keyof typeof kinds; text: string } | null> {
  if (name === 'style.css')
    return { kind: 'css', text: (await shipped('../course-player/style.css')) + (await shipped('preview.css')) };
  if (name === 'player.js') return { kind: 'js', text: await shipped('../course-player/player.js') };
  if (name === 'track.js') return { kind: 'js', text: await shipped('track-preview.js') };
  return name === 'preview.js' ? { kind: 'js', text: await shipped('preview.js') } : null;
}

export async function startPreview(parts: PreviewParts): Promise<PreviewServer> {
  const { content, port, page, version } = parts;
  const listeners = new Set<ServerResponse>();
  const tell = (response: ServerResponse) => response.write(`data: ${version()}\n\n`);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const say = (status: number, kind: keyof typeof kinds = 'html', body: string | Uint8Array = '') => {
      response.writeHead(status, {
        'content-type': kinds[kind],
        'content-security-policy': kind === 'svg' ? "default-src 'none'; style-src 'unsafe-inline'" : policy,
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
      response.end(body);
    };
    const refused = refusalOf(request, (server.address() as AddressInfo).port);
    if (refused !== null) return say(refused);
    const { pathname } = new URL(request.url ?? '/', 'http://preview');
    if (pathname === '/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 500\n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      tell(response);
      return;
    }
    if (pathname === '/') {
      response.writeHead(302, { location: '/system/' }).end();
      return;
    }
    const [, first = '', path = ''] = /^\/([^/]*)\/(.*)$/.exec(pathname) ?? [];
    const theme = themes.find((one) => one === first);
    const file = await playerFile(pathname.slice(pathname.lastIndexOf('/') + 1));
    if (file) return say(200, file.kind, inTheme(file.text, theme ?? 'system'));
    if (!theme) return say(404);
    const picture = await pictureAt(content, path);
    if (picture !== null) return say(200, 'svg', inTheme(picture, theme));
    const film = await filmAt(parts, path);
    if (film) return say(200, film.kind, film.body);
    const html = page(path, theme);
    return html === null ? say(404) : say(200, 'html', html);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((go, stop) => {
    server.once('error', stop);
    server.listen(port, '127.0.0.1', go);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    changed: () => {
      for (const response of listeners) tell(response);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
