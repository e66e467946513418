/**
 * The organisation's sign-in as a page of this registry uses it: authorization code with PKCE, as the same public client as
 * the app (OpenID Connect Core 1.0, section 3.1). The sign-in must know `<address>/oauth/signed-in` and
 * `<address>/v1/staff/oidc/done` as places to send people back to.
 */
import * as oidc from 'openid-client';
import { accessOf } from '#store/sync/sign-in.ts';
import type { IdTokenChecker, SignedIn } from './id-token.ts';

/** What the browser keeps for us meanwhile. */
export type SigningIn = { readonly state: string; readonly nonce: string; readonly verifier: string };

export type PageSignIn = {
  /** Where people sign in, to be shown. */
  readonly host: string;
  /** Throws when the sign-in cannot be reached. */
  begin(redirect: string): Promise<SigningIn & { readonly address: string }>;
  /** `answer`: the address that the browser came back to. Null when nobody signed in by it. Throws as above. */
  end(answer: URL, kept: SigningIn, now: Date): Promise<SignedIn | null>;
};

/** `scope`: what is asked for besides who it is. */
export function pageSignIn({ offer, check }: IdTokenChecker, scope = 'profile'): PageSignIn {
  const issuer = new URL(offer.issuer);
  let found: Promise<oidc.Configuration> | null = null;
  const configuration = () => {
    found ??= oidc.discovery(issuer, offer.clientId, undefined, oidc.None(), accessOf(offer.issuer)).catch((error) => {
      // Asked again with the next person.
      found = null;
      throw error;
    });
    return found;
  };
  return {
    host: issuer.host,
    begin: async (redirect) => {
      const config = await configuration();
      const kept = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const address = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirect,
        scope: `openid ${scope}`,
        response_type: 'code',
        code_challenge: await oidc.calculatePKCECodeChallenge(kept.verifier),
        code_challenge_method: 'S256',
        state: kept.state,
        nonce: kept.nonce,
        // Another person may have sat at this browser before.
        prompt: 'login',
      });
      return { ...kept, address: address.href };
    },
    end: async (answer, { state, nonce, verifier }, now) => {
      const config = await configuration();
      const tokens = await oidc
        .authorizationCodeGrant(config, answer, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        })
        .catch((error: unknown) => {
          if (isRefusal(error)) return null;
          throw error;
        });
      return tokens?.id_token ? check(tokens.id_token, nonce, now) : null;
    },
  };
}

/** The sign-in said no, or what came does not fit: that is an answer. */
const isRefusal = (error: unknown): boolean =>
  error instanceof oidc.AuthorizationResponseError ||
  error instanceof oidc.ResponseBodyError ||
  (error instanceof oidc.ClientError && error.code !== 'OAUTH_TIMEOUT');
