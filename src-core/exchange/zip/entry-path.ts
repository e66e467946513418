/**
 * Names of files in a package: only such as stay inside it, on every system.
 */

/** True for a relative path with forward slashes that nothing can take for another place. */
export function isSafePath(path: string): boolean {
  if (path.length === 0 || path.length > 400) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a name with a control character is what is refused
  if (/[\\:\u0000-\u001f\u007f]/.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/**
 * Where `href` in the file `from` leads inside the package (RFC 3986, section 5.2, for relative paths only).
 * Null where it leads out of it, or is an address of its own.
 */
export function resolveInside(from: string, href: string): string | null {
  const [plain = ''] = href.split(/[?#]/);
  let decoded: string;
  try {
    decoded = decodeURIComponent(plain);
  } catch {
    return null;
  }
  const parts = from.split('/').slice(0, -1);
  for (const part of decoded.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '.') parts.push(part);
  }
  const path = parts.join('/');
  return isSafePath(path) ? path : null;
}
