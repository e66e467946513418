/**
 * A person lets this program hand certificates over to a host: it registers there, the person says yes in the system's
 * browser, and tokens come back (Open Badges 3.0, section 7; authorization code with PKCE, RFC 8252).
 *
 * [Note: registered each time] It registers anew for every connection, with the very address at which it listens: many
 * hosts compare that letter by letter, and the port is another each time.
 */
import * as oidc from 'openid-client';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { listenForBrowser } from '../network/loopback.ts';
import { type HostApiInput, type HostClient, type HostOffer, type HostTokens, hostApi } from './host-api.ts';

export type Connecting = Omit<HostApiInput, 'address'> & {
  readonly offer: HostOffer;
  readonly language: string;
  /** Shows an address in the system's browser. */
  readonly open: (address: string) => Promise<void>;
  readonly donePage: string;
};

export type Connected = { readonly client: HostClient; readonly tokens: HostTokens };

function pageOf(offer: HostOffer, language: string, params: Record<string, string>): string {
  const url = new URL(offer.authorization);
  for (const [name, value] of Object.entries({ response_type: 'code', ui_locales: language, ...params }))
    url.searchParams.set(name, value);
  return url.href;
}

export async function connectHost({
  offer,
  language,
  open,
  donePage,
  ...input
}: Connecting): Promise<Result<Connected>> {
  const api = hostApi({ ...input, address: offer.address });
  const [state, verifier] = [oidc.randomState(), oidc.randomPKCECodeVerifier()];
  const listening = await listenForBrowser({ path: '/connected', state, page: donePage, signal: input.signal });
  const { redirect } = listening;
  const gaveUp = (reason: string) =>
    failed(failure('host-sign-in', { address: offer.address, reason: reason.slice(0, 200) }));
  try {
    const client = await api.register(offer, redirect, language);
    if (!client.ok) return client;
    const scope = offer.scopes.join(' ');
    await open(
      pageOf(offer, language, {
        client_id: client.value.id,
        redirect_uri: redirect,
        scope,
        state,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }),
    );
    const { searchParams: answer } = await listening.answer();
    const code = answer.get('code');
    if (!code) return gaveUp(answer.get('error') ?? 'no code');
    const tokens = await api.tokens(offer.token, client.value, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirect,
      scope,
      code_verifier: verifier,
    });
    return tokens.ok ? ok({ client: client.value, tokens: tokens.value }) : tokens;
  } catch (error) {
    return gaveUp((error as Error).message);
  } finally {
    listening.close();
  }
}
