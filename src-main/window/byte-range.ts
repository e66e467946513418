/**
 * Which bytes of a file are asked for (RFC 9110, 14): one range, as Chromium asks when somebody winds a film.
 */

/** From the first to the last byte, both included. */
export type BytePart = { readonly from: number; readonly to: number };

/** `whole` where no range is asked for, or in a way that nobody has to understand; `none` where there is nothing of it. */
export function partAsked(header: string | undefined, size: number): BytePart | 'whole' | 'none' {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return 'whole';
  // The last so many bytes.
  if (first === '')
    return last === '0' || size === 0 ? 'none' : { from: Math.max(0, size - Number(last)), to: size - 1 };
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < from) return 'whole';
  return from >= size ? 'none' : { from, to };
}
