/**
 * The address of an Open Badges host as a person types it, and the addresses that such a host names of itself.
 */
import { isLocal } from '../network/loopback.ts';
import { registryAddress } from '../sync/registry-address.ts';

/** Below the address of a host (Open Badges 3.0, section 6). */
export const apiPath = '/ims/ob/v3p0';

/** With or without what everybody has below it. Null for what is none. */
export function hostAddress(typed: string): string | null {
  const address = registryAddress(typed);
  return address?.replace(/\/ims\/ob\/v3p0(\/.*)?$/, '') ?? null;
}

/**
 * What a host says of itself, as it may be called: over TLS. Only a host on this very computer may name another address of
 * this computer. The examples of the specification leave `https://` out.
 */
export function namedAddress(named: string, host: string): string | null {
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(named) ? named : `https://${named}`);
    if (url.username || url.password || url.hash) return null;
    const isSafe = url.protocol === 'https:' || (isLocal(url.href) && isLocal(host));
    return isSafe ? url.href : null;
  } catch {
    return null;
  }
}
