/**
 * `app://fieldpass/…`: the only place the page can load from. Four trees, each with its own rule: the built screens,
 * the pictures of courses, the films, and the open learner's papers.
 */
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { type ProtocolRequest, type ProtocolResponse, protocol } from 'electron';
import { logError } from '../log.ts';
import { partAsked } from './byte-range.ts';
import { appHost, appScheme, contentSecurityPolicy, paperPolicy } from './security-policy.ts';

/** Papers of the open learner: a certificate as PDF, a result as JSON; null for what they do not have. */
export type PaperSources = {
  readonly certificate: (number: string) => Promise<Uint8Array | null>;
  readonly result: (attemptId: string) => Promise<Uint8Array | null>;
  /** A lesson or an article as the printed page wants it; `query`: which. */
  readonly reading: (query: string) => Promise<Uint8Array | null>;
  /** What the learner has shown, as the printed page wants it. */
  readonly transcript: () => Promise<Uint8Array | null>;
  /** What is on its way to the printer. */
  readonly printing: (id: string) => Promise<Uint8Array | null>;
};

export type AppSources = {
  /** The folder of the built screens. */
  readonly screens: string;
  /** The folder with the pictures of a course or an exercise. */
  readonly pictures: (kind: 'courses' | 'exercises', id: string) => Promise<string>;
  /** A file of a film: the moving picture, the poster, captions in a language; null for what there is not. */
  readonly films: (id: string, file: string) => Promise<Uint8Array | null>;
  readonly papers: PaperSources;
};

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
  '.json': 'application/json',
  '.webm': 'video/webm',
  '.vtt': 'text/vtt; charset=utf-8',
};

/**
 * Before `ready`. `codeCache` lets Chromium keep compiled scripts between starts; `stream` lets it fetch of a film what it
 * wants to show.
 */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true, stream: true },
    },
  ]);
}

const headers = (type: string, policy = contentSecurityPolicy) => ({
  'content-type': type,
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
});

const refusal = (statusCode: 400 | 404 | 416) => ({
  statusCode,
  headers: headers('text/plain'),
  data: Buffer.alloc(0),
});

/** The path inside a URL, or null when it tries to be anything but a plain path. */
export function plainPath(url: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
  if (/[\0\\]/.test(path) || path.split('/').includes('..')) return null;
  return path;
}

/** Reads a file that lies inside `root`, links followed; null for anything else. */
export async function readInside(root: string, path: string): Promise<Uint8Array | null> {
  try {
    const base = await realpath(root);
    const file = await realpath(join(base, path));
    const inside = relative(base, file);
    if (inside === '' || inside.startsWith('..') || inside.startsWith('/') || /^[a-z]:/i.test(inside)) return null;
    return await readFile(file);
  } catch {
    return null;
  }
}

/**
 * Answers what the page asks for. Resolves when the page has its scripts (after three seconds even without): until then
 * the one thread of main is wanted here, and anything else that is begun makes the window come later.
 */
export async function serveApp({ screens, pictures, films, papers }: AppSources): Promise<void> {
  let given = (): void => undefined;
  const scriptsGiven = new Promise<void>((resolve) => {
    given = () => setImmediate(resolve);
    setTimeout(resolve, 3000).unref();
  });
  const answerTo = async ({ url, method, headers: asked }: ProtocolRequest): Promise<ProtocolResponse> => {
    if (new URL(url).host !== appHost || method !== 'GET') return refusal(400);
    const path = plainPath(url);
    if (path === null) return refusal(400);

    const picture = /^\/(content|exercises)\/([a-z0-9-]+)\/pictures\/([a-z0-9-]+\.svg)$/.exec(path);
    const film = /^\/films\/([a-z0-9-]+)\/([a-z.]+)$/.exec(path);
    const pdf = /^\/credentials\/([A-Z0-9-]+)\.pdf$/.exec(path);
    const printing = /^\/printing\/([a-f0-9-]+)\.pdf$/.exec(path);
    const result = /^\/results\/([A-Za-z0-9-]+)\.json$/.exec(path);
    let body: Uint8Array | null;
    if (picture) {
      const kind = picture[1] === 'exercises' ? 'exercises' : 'courses';
      body = await readInside(await pictures(kind, picture[2] as string), picture[3] as string);
    } else if (film) body = await films(film[1] as string, film[2] as string);
    else if (pdf) body = await papers.certificate(pdf[1] as string);
    else if (printing) body = await papers.printing(printing[1] as string);
    else if (path === '/readings.json') body = await papers.reading(new URL(url).search);
    else if (path === '/transcript.json') body = await papers.transcript();
    else if (result) body = await papers.result(result[1] as string);
    else body = await readInside(screens, path === '/' ? 'index.html' : path);
    if (!body) return refusal(404);
    if (path.endsWith('.js')) given();
    const type = types[path === '/' ? '.html' : extname(path)] ?? 'application/octet-stream';
    const policy = path === '/paper.html' ? paperPolicy : contentSecurityPolicy;
    const whole = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    if (!film) return { headers: headers(type, policy), data: whole };
    const wanted = Object.entries(asked).find(([name]) => name.toLowerCase() === 'range')?.[1];
    const part = partAsked(wanted, whole.length);
    if (part === 'none') return refusal(416);
    const data = part === 'whole' ? whole : whole.subarray(part.from, part.to + 1);
    // Without its length Chromium takes a film for a broadcast, in which nobody can go back.
    const streamed = { ...headers(type), 'accept-ranges': 'bytes', 'content-length': String(data.length) };
    if (part === 'whole') return { headers: streamed, data };
    const range = `bytes ${part.from}-${part.to}/${whole.length}`;
    return { statusCode: 206, headers: { ...streamed, 'content-range': range }, data };
  };
  // The older of Electron's two ways: the newer answers with a `Response`, and Node's takes 60 ms to load, between the
  // window and its first line.
  protocol.registerBufferProtocol(appScheme, (request, answer) => {
    void answerTo(request).then(answer, (error) => {
      logError('app protocol', error);
      answer(refusal(404));
    });
  });
  return scriptsGiven;
}
