/**
 * The address of a registry as a person types it → as it is called; null for what is none. Only a registry on this very
 * computer may be called without encryption.
 */
const ownHosts = ['127.0.0.1', 'localhost', '[::1]'];

export function registryAddress(typed: string): string | null {
  const text = typed.trim();
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
    const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && ownHosts.includes(url.hostname));
    if (!isSafe || url.username || url.password || url.search || url.hash) return null;
    return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  } catch {
    return null;
  }
}
