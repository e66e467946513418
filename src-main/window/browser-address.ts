/**
 * Which addresses are shown in the system's browser: pages over TLS, and on this very machine, where tests are. Nothing that
 * starts a program or opens a file.
 */
export function browserAddress(address: string): string | null {
  try {
    const { protocol, hostname, username, password, href } = new URL(address);
    if (username || password) return null;
    const isLocal = protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
    return protocol === 'https:' || isLocal ? href : null;
  } catch {
    return null;
  }
}
