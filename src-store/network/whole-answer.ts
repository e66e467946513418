/**
 * One call over the network, its answer read to the end, within limits of size and time. Nothing is tried twice, and nobody
 * is followed elsewhere: a sign-in page would be taken for whom was asked, and be given what was meant for that one.
 */

export type Fetch = typeof globalThis.fetch;

export type WholeAnswer = {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

export type NoAnswer =
  /** By us. */
  | { readonly kind: 'stopped' }
  /** Nothing came for too long. */
  | { readonly kind: 'timeout' }
  | { readonly kind: 'too-much' }
  /** As `fetch` throws it. */
  | { readonly kind: 'fault'; readonly error: unknown };

export type Limits = {
  /** How long nothing at all may come before it is given up. */
  readonly patienceMs: number;
  /** Of the answer. */
  readonly mostBytes: number;
  /** Ends it. */
  readonly signal?: AbortSignal | undefined;
};

type Asked = {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer> | string | undefined;
};

/** A line that takes less than this is not one. */
const leastBytesPerMs = 0.5;

export async function askWhole(
  fetch: Fetch,
  address: string,
  { method, headers, body }: Asked,
  { patienceMs, mostBytes, signal }: Limits,
): Promise<WholeAnswer | NoAnswer> {
  const ending = new AbortController();
  let tooLong: NodeJS.Timeout | undefined;
  const stop = () => ending.abort();
  const wait = (ms: number) => {
    clearTimeout(tooLong);
    tooLong = setTimeout(stop, ms);
  };
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  wait(patienceMs + (body?.length ?? 0) / leastBytesPerMs);
  try {
    const reply = await fetch(address, {
      method,
      headers,
      ...(body !== undefined && { body }),
      redirect: 'error',
      credentials: 'omit',
      signal: ending.signal,
    });
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of (reply.body ?? []) as AsyncIterable<Uint8Array>) {
      wait(patienceMs);
      size += part.length;
      if (size > mostBytes) {
        stop();
        return { kind: 'too-much' };
      }
      parts.push(part);
    }
    return {
      kind: 'answer',
      status: reply.status,
      headers: reply.headers,
      bytes: new Uint8Array(Buffer.concat(parts)),
    };
  } catch (error) {
    if (signal?.aborted) return { kind: 'stopped' };
    return ending.signal.aborted ? { kind: 'timeout' } : { kind: 'fault', error };
  } finally {
    clearTimeout(tooLong);
    signal?.removeEventListener('abort', stop);
  }
}
