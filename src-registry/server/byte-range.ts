/**
 * Which bytes of a file are asked for (RFC 9110, section 14): one range, or all of it. Whoever asks for several gets all.
 */
export type ByteRange =
  | { readonly kind: 'whole' }
  /** Both ends are in it. */
  | { readonly kind: 'part'; readonly from: number; readonly to: number }
  | { readonly kind: 'outside' };

type Asked = { readonly range?: string | undefined; readonly ifRange?: string | undefined };

/** `etag`: of the file as it is; a range of another one is not given. */
export function byteRangeOf({ range, ifRange }: Asked, { etag, bytes }: { etag: string; bytes: number }): ByteRange {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range?.trim() ?? '') ?? [];
  if ((first === '' && last === '') || (ifRange !== undefined && ifRange !== etag)) return { kind: 'whole' };
  const from = first === '' ? Math.max(0, bytes - Number(last)) : Number(first);
  const to = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return { kind: 'whole' };
  return from > to ? { kind: 'outside' } : { kind: 'part', from, to };
}
