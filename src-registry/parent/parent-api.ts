/**
 * The calls that a registry makes to its parent, typed. Its access token is asked for when it is needed, and once more when
 * the parent does not take it any longer.
 */
import { z } from 'zod';
import { failed, ok } from '#core/result/result.ts';
import {
  type EventsReply,
  eventsReply,
  type RegistryAbout,
  recoverReply,
  registryAbout,
  type TrustReply,
  trustReply,
} from '#core/sync/calls.ts';
import type { EventHead } from '#core/sync/device-event.ts';
import type { FeedItem } from '#core/sync/feed-item.ts';
import {
  type RelayFeed,
  type RelayFeedRequest,
  type RelayHello,
  relayFeedReply,
  relayHeadsReply,
  relayHelloReply,
  relayPeopleReply,
  type ToldAnswer,
  type ToldPerson,
} from '#core/sync/relay.ts';
import { type Answer, type ApiInput, registryCaller } from '#store/sync/registry-caller.ts';
import type { ParentAccess } from './parent-access.ts';

export type ParentApi = {
  readonly address: string;
  about(): Answer<RegistryAbout>;
  hello(): Answer<RelayHello>;
  people(people: readonly ToldPerson[]): Answer<{ epoch: string; results: ToldAnswer[] }>;
  heads(devices: readonly string[]): Answer<{ epoch: string; heads: (EventHead | null)[] }>;
  events(lines: readonly string[]): Answer<EventsReply>;
  feed(asked: RelayFeedRequest): Answer<RelayFeed>;
  /** `person`: null for what was said to all. */
  recover(person: string | null, items: readonly FeedItem[]): Answer<{ epoch: string }>;
  paper(person: string, number: string): Answer<Uint8Array>;
  trust(): Answer<TrustReply>;
};

const access = z.looseObject({ access_token: z.string().max(2000), expires_in: z.number() });

/** It is not used to its last moment. */
const spareMs = 60_000;

export function parentApi(input: ApiInput & { readonly access: ParentAccess }): ParentApi {
  const { address, now } = input;
  const { call, post, pdf } = registryCaller(input);
  let held: { readonly token: string; readonly until: number } | null = null;

  const token = async (): Answer<string> => {
    if (held && held.until > now().getTime()) return ok(held.token);
    const { id, secret } = input.access;
    const form = { grant_type: 'client_credentials', scope: 'registry.relay', client_id: id, client_secret: secret };
    const given = await call(access, {
      path: '/oauth/token',
      method: 'POST',
      type: 'application/x-www-form-urlencoded',
      body: new URLSearchParams(form).toString(),
    });
    if (!given.ok) return given;
    const { access_token, expires_in } = given.value;
    held = { token: access_token, until: now().getTime() + expires_in * 1000 - spareMs };
    return ok(access_token);
  };

  /** With a token; a parent with other secrets than before takes a new one. */
  const known = async <T>(ask: (token: string) => Answer<T>): Answer<T> => {
    const first = await token();
    if (!first.ok) return first;
    const answer = await ask(first.value);
    if (answer.ok || answer.failure.kind !== 'token') return answer;
    held = null;
    const second = await token();
    return second.ok ? ask(second.value) : failed(second.failure);
  };

  return {
    address,
    about: () => call(registryAbout, { path: '/v1/registry' }),
    hello: () => known((token) => call(relayHelloReply, { path: '/v1/relay/hello', token })),
    people: (people) => known((token) => post(relayPeopleReply, '/v1/relay/people', { people }, token)),
    heads: (devices) => known((token) => post(relayHeadsReply, '/v1/relay/heads', { devices }, token)),
    events: (lines) =>
      call(eventsReply, { path: '/v1/events', method: 'POST', type: 'application/x-ndjson', body: lines.join('\n') }),
    feed: (asked) => known((token) => post(relayFeedReply, '/v1/relay/feed', asked, token)),
    recover: (person, items) => known((token) => post(recoverReply, '/v1/relay/recover', { person, items }, token)),
    paper: (person, number) =>
      known((token) => pdf(`/v1/relay/papers/${encodeURIComponent(person)}/${number}.pdf`, token)),
    trust: () => call(trustReply, { path: '/v1/trust' }),
  };
}
