/**
 * Keeps the last thing that was made: in a batch everything is drawn twice, for the person and for the file of all.
 */
export function lastMade<T>(): (key: string, make: () => T) => T {
  let last: { readonly key: string; readonly value: T } | null = null;
  return (key, make) => {
    if (last?.key !== key) last = { key, value: make() };
    return last.value;
  };
}
