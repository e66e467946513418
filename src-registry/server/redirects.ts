/**
 * Where a wallet may have people sent back to: over TLS, to a program on the very machine (RFC 8252, section 7.3), or to one
 * that has a scheme of its own named after a domain (section 7.1). Nothing that runs a script.
 */
const ownMachine = ['127.0.0.1', '[::1]', 'localhost'];

/** Null when it may be. */
export function redirectProblem(redirect: string): string | null {
  let url: URL;
  try {
    url = new URL(redirect);
  } catch {
    return 'not an address';
  }
  if (redirect.includes('#') || url.username || url.password) return 'no fragment and no password may be in it';
  if (/[\p{C}\s]/u.test(redirect)) return 'nothing that cannot be seen may be in it';
  // It is named in the policy of a page, where a semicolon ends what was begun.
  if (/[^A-Za-z0-9.\-:[\]]/.test(url.host)) return 'letters, digits, points and hyphens make a host';
  if (url.protocol === 'https:') return null;
  if (url.protocol === 'http:') return ownMachine.includes(url.hostname) ? null : 'https is wanted';
  return /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/.test(url.protocol) ? null : 'https, or a scheme named after a domain';
}

/** What a page may send its form to, and be sent on to from there (Content Security Policy, form-action). */
export function formTarget(redirect: string): string {
  const url = new URL(redirect);
  // An address in brackets cannot be named there.
  if (url.protocol !== 'https:' && (url.protocol !== 'http:' || url.hostname.startsWith('['))) return url.protocol;
  return url.origin;
}

/** How it is named to people: a host, this very computer (null), or a program. */
export function whereTo(redirect: string): string | null {
  const url = new URL(redirect);
  if (url.protocol === 'http:') return null;
  return url.host || url.protocol.slice(0, -1);
}

export function withAnswer(redirect: string, answer: Readonly<Record<string, string | null>>): string {
  const url = new URL(redirect);
  for (const [name, value] of Object.entries(answer)) if (value !== null) url.searchParams.set(name, value);
  return url.href;
}
