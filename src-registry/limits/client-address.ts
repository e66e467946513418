/**
 * By what a limit knows who asks.
 */
import { isIPv6 } from 'node:net';

const ofThisMachine = /^(127\.|::1$|::ffff:127\.)/;

/**
 * Null for an address of this machine: there a server with TLS stands in front, and without `--trust-proxy` everybody comes
 * from it. Of IPv6 the first half: one house has all of the other.
 */
export function addressForLimits(ip: string): string | null {
  if (ofThisMachine.test(ip)) return null;
  if (!isIPv6(ip)) return ip;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped?.[1]) return mapped[1];
  const [before = '', after = ''] = ip.split('::');
  const left = before.split(':').filter(Boolean);
  const right = ip.includes('::') ? after.split(':').filter(Boolean) : [];
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}
