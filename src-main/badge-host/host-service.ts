/**
 * Hosts of Open Badges of the open learner: looked at, connected, handed certificates over to, forgotten.
 */
import { randomBytes } from 'node:crypto';
import type { BadgeHost, BadgeHostOffer } from '#core/contract/host-calls.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { takingTurns } from '#core/result/turns.ts';
import { connectHost } from '#store/badge-host/connect-host.ts';
import { handOver } from '#store/badge-host/hand-over.ts';
import { hostAddress } from '#store/badge-host/host-address.ts';
import { type HostOffer, hostApi } from '#store/badge-host/host-api.ts';
import { type HostStore, type KeptHost, mostHosts, openHosts, sealed } from '#store/badge-host/kept-hosts.ts';
import type { Vault } from '#store/keys/device-keys.ts';
import type { Fetch } from '#store/network/whole-answer.ts';
import type { CredentialService } from '../credential/credential-service.ts';
import type { Desk } from '../desk.ts';
import { now } from '../exam/system-clock.ts';

export type HostTools = {
  readonly fetch: Fetch;
  readonly vault: () => Vault;
  readonly openInBrowser: (address: string) => Promise<void>;
  readonly donePage: () => Promise<string>;
};

type List = Result<{ hosts: BadgeHost[] }>;

export type HostService = {
  list(number: string): Promise<List>;
  look(typed: string): Promise<Result<BadgeHostOffer>>;
  connect(number: string): Promise<List>;
  stop(): Promise<Result<Record<string, never>>>;
  send(id: string, number: string): Promise<List>;
  forget(id: string, number: string): Promise<List>;
};

const shown =
  (number: string) =>
  (host: KeptHost): BadgeHost => {
    const { id, name, address, connectedAt, isProtected } = host;
    const sent = host.sent.findLast((one) => one.number === number);
    return { id, name, address, connectedAt, isProtected, sent: sent ? { at: sent.at, outcome: sent.outcome } : null };
  };

export function hostService(
  desk: Desk,
  credentials: Pick<CredentialService, 'card' | 'text'>,
  tools: HostTools,
): HostService {
  const { fetch, vault, openInBrowser, donePage } = tools;
  let opened: { learner: string; hosts: HostStore } | null = null;
  let looked: HostOffer | null = null;
  let connecting: AbortController | null = null;
  // A token that is renewed twice at once is taken for a stolen one.
  const inTurn = takingTurns();

  const hostsOf = async (): Promise<Result<HostStore>> => {
    const learner = desk.openLearner();
    if (!learner.ok) return learner;
    if (opened?.learner === learner.value.id) return ok(opened.hosts);
    const hosts = await openHosts(learner.value.path, now);
    if (hosts.ok) opened = { learner: learner.value.id, hosts: hosts.value };
    return hosts;
  };
  const list = async (number: string): Promise<List> => {
    const hosts = await hostsOf();
    return hosts.ok ? ok({ hosts: hosts.value.data.hosts.map(shown(number)) }) : hosts;
  };

  return {
    list,
    look: async (typed) => {
      looked = null;
      const address = hostAddress(typed);
      if (!address) return failed(failure('host-not-one', { address: typed, reason: '' }));
      const offer = await hostApi({ fetch, address, now }).describe();
      if (!offer.ok) return offer;
      looked = offer.value;
      const { name, terms, privacy } = offer.value;
      return ok({ address, name, terms, privacy });
    },
    connect: async (number) => {
      const hosts = await hostsOf();
      if (!hosts.ok) return hosts;
      const offer = looked;
      if (!offer) return failed(failure('input-invalid'));
      connecting?.abort(new Error('given up'));
      const own = new AbortController();
      connecting = own;
      const done = await connectHost({
        offer,
        fetch,
        now,
        language: desk.language(),
        open: openInBrowser,
        donePage: await donePage(),
        signal: own.signal,
      });
      if (!done.ok) return done;
      const { address, name, refresh } = offer;
      const before = hosts.value.data.hosts.find((one) => one.address === address);
      const kept: KeptHost = {
        id: before?.id ?? randomBytes(8).toString('hex'),
        address,
        name,
        connectedAt: now().toISOString(),
        refresh,
        isProtected: vault().isProtected,
        secrets: sealed(done.value, vault()),
        sent: before?.sent ?? [],
      };
      const noted = await hosts.value.update((all) => {
        all.hosts = [...all.hosts.filter((one) => one.address !== address), kept].slice(-mostHosts);
      });
      looked = null;
      return noted.ok ? list(number) : noted;
    },
    stop: async () => {
      connecting?.abort(new Error('given up'));
      return ok({});
    },
    send: (id, number) =>
      inTurn(async (): Promise<List> => {
        const hosts = await hostsOf();
        if (!hosts.ok) return hosts;
        const host = hosts.value.data.hosts.find((one) => one.id === id);
        if (!host) return failed(failure('input-invalid'));
        const card = await credentials.card(number);
        if (!card.ok) return card;
        // What a device says of itself nobody else believes.
        if (card.value.state === 'provisional') return failed(failure('host-provisional', { name: host.name }));
        const credential = await credentials.text(number);
        if (!credential.ok) return credential;
        const handed = await handOver({
          hosts: hosts.value,
          host,
          vault: vault(),
          number,
          credential: credential.value,
          fetch,
          now,
        });
        return handed.ok ? list(number) : handed;
      }),
    forget: async (id, number) => {
      const hosts = await hostsOf();
      if (!hosts.ok) return hosts;
      const gone = await hosts.value.update((all) => {
        all.hosts = all.hosts.filter((one) => one.id !== id);
      });
      return gone.ok ? list(number) : gone;
    },
  };
}
