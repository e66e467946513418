/**
 * The address below which an organisation's activities, accounts and extensions are named, and where its statements go.
 */

function addressIn(typed: string): URL | null {
  try {
    const url = new URL(typed.trim());
    const isPlain = !url.username && !url.password && !url.search && !url.hash;
    return isPlain && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null;
  } catch {
    return null;
  }
}

/** As it stands in statements; null for what is no address. Nobody is asked there: it is a name. */
export function activityBase(typed: string): string | null {
  const url = addressIn(typed);
  return url && typed.length <= 300 ? `${url.origin}${url.pathname.replace(/\/+$/, '')}` : null;
}

const ownHosts = ['127.0.0.1', 'localhost', '[::1]'];

/** Where an LRS is called; only one on this very computer without encryption, because a password goes there. */
export function lrsAddress(typed: string): string | null {
  const url = addressIn(typed);
  if (!url || (url.protocol === 'http:' && !ownHosts.includes(url.hostname))) return null;
  return `${url.origin}${url.pathname.replace(/\/+$/, '').replace(/\/statements$/, '')}`;
}
