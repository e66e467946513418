/**
 * What leads back to itself.
 */

/** A way from a name back to it, its first name again at the end; null where there is none. Names without an entry lead nowhere. */
export function ringIn(ways: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const walk = (name: string, path: readonly string[]): string[] | null => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (done.has(name)) return null;
    for (const next of ways.get(name) ?? []) {
      const ring = walk(next, [...path, name]);
      if (ring) return ring;
    }
    done.add(name);
    return null;
  };
  for (const name of ways.keys()) {
    const ring = walk(name, []);
    if (ring) return ring;
  }
  return null;
}
