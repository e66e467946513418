/**
 * Signing in with the organisation's own sign-in, in the system's browser: authorization code with PKCE, and a loopback
 * address that is open while somebody signs in and no longer (RFC 8252 sections 7.3 and 8.1, RFC 7636).
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as oidc from 'openid-client';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { SignInOffer } from '#core/sync/sign-in.ts';

/** Nobody leaves a page with a password open for longer. */
const patienceMs = 5 * 60_000;

export type SigningIn = {
  readonly offer: SignInOffer;
  /** What binds the ID token to this device. */
  readonly nonce: string;
  /** Shows an address in the system's browser. */
  readonly open: (address: string) => Promise<void>;
  /** What the browser shows when it is over, as a whole page. */
  readonly donePage: string;
  readonly signal?: AbortSignal;
  /** The way to the sign-in; the machine's own by default. */
  readonly fetch?: typeof globalThis.fetch;
};

const isLocal = (address: string) => /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(address);

/** Without TLS only on this very machine, where tests are. */
export const accessOf = (issuer: string, fetch?: typeof globalThis.fetch): oidc.DiscoveryRequestOptions => ({
  ...(isLocal(issuer) && { execute: [oidc.allowInsecureRequests] }),
  ...(fetch && { [oidc.customFetch]: fetch as oidc.CustomFetch }),
});

function showPage(response: ServerResponse, page: string): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'referrer-policy': 'no-referrer',
    connection: 'close',
  });
  response.end(page);
}

/** Listens on a free port of this machine; `answer` resolves with the first address that carries our state. */
async function listen(state: string, page: string) {
  let found: (address: URL) => void = () => undefined;
  const answer = new Promise<URL>((resolve) => {
    found = resolve;
  });
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', redirect());
    if (request.method !== 'GET' || address.pathname !== '/signed-in' || address.searchParams.get('state') !== state) {
      response.writeHead(404, { connection: 'close' }).end();
      return;
    }
    showPage(response, page);
    found(address);
  });
  const redirect = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/signed-in`;
  await new Promise<void>((go, stop) => {
    server.once('error', stop);
    server.listen(0, '127.0.0.1', go);
  });
  return { redirect: redirect(), answer, close: () => server.close() };
}

function outOfPatience(signal?: AbortSignal): Promise<never> {
  const over = AbortSignal.any([AbortSignal.timeout(patienceMs), ...(signal ? [signal] : [])]);
  return new Promise((_, reject) => {
    const stop = () => reject(over.reason as Error);
    if (over.aborted) stop();
    else over.addEventListener('abort', stop, { once: true });
  });
}

/** The ID token of whoever signs in. Nothing else that the sign-in gives is kept. */
export async function signIn({ offer, nonce, open, donePage, signal, fetch }: SigningIn): Promise<Result<string>> {
  if (!offer.issuer.startsWith('https:') && !isLocal(offer.issuer))
    return failed(failure('sign-in-failed', { issuer: offer.issuer, reason: 'http' }));
  const state = oidc.randomState();
  const listening = await listen(state, donePage);
  try {
    const issuer = new URL(offer.issuer);
    const config = await oidc.discovery(issuer, offer.clientId, undefined, oidc.None(), accessOf(offer.issuer, fetch));
    const verifier = oidc.randomPKCECodeVerifier();
    const address = oidc.buildAuthorizationUrl(config, {
      redirect_uri: listening.redirect,
      scope: 'openid profile',
      response_type: 'code',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    await open(address.href);
    const answer = await Promise.race([listening.answer, outOfPatience(signal)]);
    const tokens = await oidc.authorizationCodeGrant(config, answer, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    return ok(tokens.id_token as string);
  } catch (error) {
    const { message, code, cause } = error as Error & { code?: string; cause?: { code?: string } };
    const reason = cause?.code ?? code ?? message;
    return failed(failure('sign-in-failed', { issuer: offer.issuer, reason: reason.slice(0, 200) }));
  } finally {
    listening.close();
  }
}
