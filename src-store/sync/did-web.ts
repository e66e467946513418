/**
 * did:web (W3C CCG, did:web method, section 3.1): a host, and a port with its colon escaped.
 */

export const didWebOf = (address: string): string => `did:web:${new URL(address).host.replace(':', '%3A')}`;

export const addressOfDidWeb = (id: string): string => `https://${decodeURIComponent(id.replace(/^did:web:/, ''))}`;

/** An address that can be part of who a registry is: https:// and a host, and nothing after it. */
export const isOwnAddress = (address: string): boolean =>
  /^https:\/\/[^/\s?#@]+$/.test(address) && URL.canParse(address);
