/**
 * Hands a certificate over to a host that the learner connected. It may come twice: a host says then that it has it. A token
 * that ran out is renewed first, and what came is on the disk before it is used: the one before counts no more.
 */
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { Vault } from '../keys/device-keys.ts';
import { type Handed, type HostApiInput, hostApi } from './host-api.ts';
import { type HostStore, type KeptHost, type Secrets, sealed, unsealed } from './kept-hosts.ts';

export type HandingOver = Omit<HostApiInput, 'address'> & {
  readonly hosts: HostStore;
  readonly host: KeptHost;
  readonly vault: Vault;
  readonly number: string;
  /** As the registry signed it. */
  readonly credential: string;
};

/** A clock may be off, and a line slow. */
const earlyMs = 30_000;

export async function handOver({
  hosts,
  host,
  vault,
  number,
  credential,
  ...input
}: HandingOver): Promise<Result<Handed>> {
  const { address, id } = host;
  const api = hostApi({ ...input, address });
  const opened = unsealed(host, vault);
  if (!opened) return failed(failure('host-access', { address, reason: '' }));

  const change = (to: (kept: KeptHost) => void) =>
    hosts.update((all) => {
      const kept = all.hosts.find((one) => one.id === id);
      if (kept) to(kept);
    });
  const renewed = async ({ client, tokens }: Secrets): Promise<Result<Secrets>> => {
    const { refresh } = tokens;
    if (refresh === null) return failed(failure('host-access', { address, reason: '' }));
    const given = await api.tokens(host.refresh, client, { grant_type: 'refresh_token', refresh_token: refresh });
    // Said no to: it was withdrawn over there, or was in other hands.
    if (!given.ok)
      return given.failure.code === 'host-refused' ? failed(failure('host-access', given.failure.params)) : given;
    const next = { client, tokens: { ...given.value, refresh: given.value.refresh ?? refresh } };
    const kept = await change((one) => {
      one.secrets = sealed(next, vault);
      one.isProtected = vault.isProtected;
    });
    return kept.ok ? ok(next) : kept;
  };

  const { accessUntil } = opened.tokens;
  const hasRunOut = accessUntil !== null && Date.parse(accessUntil) - earlyMs <= input.now().getTime();
  const first = hasRunOut ? await renewed(opened) : ok(opened);
  if (!first.ok) return first;
  let handed = await api.hand(first.value.tokens.access, credential);
  // It ended before its time.
  if (!handed.ok && handed.failure.code === 'host-access' && !hasRunOut) {
    const next = await renewed(first.value);
    if (!next.ok) return next;
    handed = await api.hand(next.value.tokens.access, credential);
  }
  if (!handed.ok) return handed;
  const outcome = handed.value;
  const noted = await change((one) => {
    one.sent = [
      ...one.sent.filter((before) => before.number !== number),
      { number, at: input.now().toISOString(), outcome },
    ];
    one.sent = one.sent.slice(-500);
  });
  return noted.ok ? handed : noted;
}
