/**
 * An address of this machine to which a browser comes back (RFC 8252, sections 7.3 and 8.1): open while somebody is at a page
 * elsewhere, and no longer.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Nobody leaves a page with a password open for longer. */
const patienceMs = 5 * 60_000;

export const isLocal = (address: string): boolean =>
  /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(address);

export type Listening = {
  /** Where the browser is to come back to. */
  readonly redirect: string;
  /** The first address that carries our state. Rejects when it is given up, or took too long. */
  answer(): Promise<URL>;
  close(): void;
};

type Asked = {
  readonly path: string;
  readonly state: string;
  /** What the browser shows when it is over, as a whole page. */
  readonly page: string;
  readonly signal?: AbortSignal | undefined;
};

function showPage(response: ServerResponse, page: string): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'referrer-policy': 'no-referrer',
    connection: 'close',
  });
  response.end(page);
}

function outOfPatience(signal?: AbortSignal): Promise<never> {
  const over = AbortSignal.any([AbortSignal.timeout(patienceMs), ...(signal ? [signal] : [])]);
  return new Promise((_, reject) => {
    const stop = () => reject(over.reason as Error);
    if (over.aborted) stop();
    else over.addEventListener('abort', stop, { once: true });
  });
}

/** Listens on a free port of this machine. */
export async function listenForBrowser({ path, state, page, signal }: Asked): Promise<Listening> {
  let found: (address: URL) => void = () => undefined;
  const come = new Promise<URL>((resolve) => {
    found = resolve;
  });
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', redirect());
    if (request.method !== 'GET' || address.pathname !== path || address.searchParams.get('state') !== state) {
      response.writeHead(404, { connection: 'close' }).end();
      return;
    }
    showPage(response, page);
    found(address);
  });
  const redirect = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  await new Promise<void>((go, stop) => {
    server.once('error', stop);
    server.listen(0, '127.0.0.1', go);
  });
  return {
    redirect: redirect(),
    answer: () => Promise.race([come, outOfPatience(signal)]),
    close: () => server.close(),
  };
}
