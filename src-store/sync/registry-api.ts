/**
 * The calls of a registry that a device makes, typed.
 */
import { base64urlnopad } from '@scure/base';
import type { z } from 'zod';
import {
  challengeReply,
  type EventsReply,
  enrolProof,
  enrolReply,
  eventsReply,
  type FeedCursor,
  type FeedReply,
  feedReply,
  grantRevokedReply,
  grantsReply,
  type HelloReply,
  type HelloRequest,
  helloProof,
  helloReply,
  type RegistryAbout,
  recoverReply,
  registryAbout,
  type TrustReply,
  trustReply,
  walletCodeReply,
} from '#core/sync/calls.ts';
import type { FeedItem } from '#core/sync/feed-item.ts';
import { digestOfToken, type SignInRequest, signInProof } from '#core/sync/sign-in.ts';
import type { OutboxKeys } from '../outbox/outbox.ts';
import { type Answer, type ApiInput, registryCaller } from './registry-caller.ts';

export type EnrolReply = z.infer<typeof enrolReply>;

export type RegistryApi = {
  readonly address: string;
  about(): Answer<RegistryAbout>;
  /** Binds the device to the person who has this code. */
  enrol(registry: string, code: string, keys: OutboxKeys): Answer<EnrolReply>;
  /** Binds the device to whoever signed in. */
  enrolSignedIn(registry: string, said: Pick<SignInRequest, 'idToken' | 'salt'>, keys: OutboxKeys): Answer<EnrolReply>;
  /** Asks for a challenge and signs it. */
  hello(registry: string, said: Pick<HelloRequest, 'head' | 'epoch' | 'cursor'>, keys: OutboxKeys): Answer<HelloReply>;
  events(lines: readonly string[]): Answer<EventsReply>;
  feed(token: string, epoch: string, cursor: FeedCursor, limit: number): Answer<FeedReply>;
  recover(token: string, items: readonly FeedItem[]): Answer<z.infer<typeof recoverReply>>;
  /** The lists that papers are checked with. */
  trust(): Answer<TrustReply>;
  /** What a person types into the page of a wallet. */
  walletCode(token: string): Answer<z.infer<typeof walletCodeReply>>;
  /** Wallets that this person let in. */
  grants(token: string): Answer<z.infer<typeof grantsReply>>;
  endGrant(token: string, id: string): Answer<z.infer<typeof grantRevokedReply>>;
  /** The certificate as PDF, as the registry signed it. */
  paper(token: string, number: string): Answer<Uint8Array>;
};

export function registryApi(input: ApiInput): RegistryApi {
  const { address, now } = input;
  const { call, post, pdf } = registryCaller(input);
  const signed = (keys: OutboxKeys, said: string) =>
    base64urlnopad.encode(keys.signing.sign(new TextEncoder().encode(said)));

  return {
    address,
    about: () => call(registryAbout, { path: '/v1/registry' }),
    enrol: (registry, code, keys) => {
      const said = { device: keys.did, code };
      return post(enrolReply, '/v1/devices', { ...said, signature: signed(keys, enrolProof(registry, said)) });
    },
    enrolSignedIn: (registry, { idToken, salt }, keys) => {
      const signature = signed(keys, signInProof(registry, { device: keys.did, token: digestOfToken(idToken) }));
      return post(enrolReply, '/v1/devices/sign-in', { device: keys.did, idToken, salt, signature });
    },
    hello: async (registry, said, keys) => {
      const asked = await call(challengeReply, { path: '/v1/challenge' });
      if (!asked.ok) return asked;
      const { challenge } = asked.value;
      const hello = { device: keys.did, challenge, ...said, sentAt: now().toISOString() };
      return post(helloReply, '/v1/hello', { ...hello, signature: signed(keys, helloProof(registry, hello)) });
    },
    events: (lines) =>
      call(eventsReply, { path: '/v1/events', method: 'POST', type: 'application/x-ndjson', body: lines.join('\n') }),
    feed: (token, epoch, { own, all }, limit) =>
      call(feedReply, { path: `/v1/feed?epoch=${epoch}&own=${own}&all=${all}&limit=${limit}`, token }),
    recover: (token, items) => post(recoverReply, '/v1/recover', { items }, token),
    walletCode: (token) => post(walletCodeReply, '/v1/wallet-codes', {}, token),
    grants: (token) => call(grantsReply, { path: '/v1/grants', token }),
    endGrant: (token, id) => post(grantRevokedReply, `/v1/grants/${id}/revoke`, {}, token),
    trust: () => call(trustReply, { path: '/v1/trust' }),
    paper: (token, number) => pdf(`/v1/papers/${number}.pdf`, token),
  };
}
