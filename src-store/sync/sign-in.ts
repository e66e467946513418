/**
 * Signing in with the organisation's own sign-in, in the system's browser: authorization code with PKCE, and a loopback
 * address that is open while somebody signs in and no longer (RFC 8252 sections 7.3 and 8.1, RFC 7636).
 */
import * as oidc from 'openid-client';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { SignInOffer } from '#core/sync/sign-in.ts';
import { isLocal, listenForBrowser } from '../network/loopback.ts';

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

/** Without TLS only on this very machine, where tests are. */
export const accessOf = (issuer: string, fetch?: typeof globalThis.fetch): oidc.DiscoveryRequestOptions => ({
  ...(isLocal(issuer) && { execute: [oidc.allowInsecureRequests] }),
  ...(fetch && { [oidc.customFetch]: fetch as oidc.CustomFetch }),
});

/** The ID token of whoever signs in. Nothing else that the sign-in gives is kept. */
export async function signIn({ offer, nonce, open, donePage, signal, fetch }: SigningIn): Promise<Result<string>> {
  if (!offer.issuer.startsWith('https:') && !isLocal(offer.issuer))
    return failed(failure('sign-in-failed', { issuer: offer.issuer, reason: 'http' }));
  const state = oidc.randomState();
  const listening = await listenForBrowser({ path: '/signed-in', state, page: donePage, signal });
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
    const answer = await listening.answer();
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
