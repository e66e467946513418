/**
 * One call over the network, its answer read to the end or taken part by part, within limits of size and time. Nothing is tried twice, and nobody
 * is followed elsewhere: a sign-in page would be taken for whom was asked, and be given what was meant for that one.
 */

export type Fetch = typeof globalThis.fetch;

export type AnswerHead = { readonly kind: 'answer'; readonly status: number; readonly headers: Headers };
export type WholeAnswer = AnswerHead & { readonly bytes: Uint8Array<ArrayBuffer> };

/** What becomes of the parts of an answer, as they come. */
export type TakePart = (part: Uint8Array) => Promise<void> | void;

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

/** Answers when all parts were taken. What `take` throws is thrown. */
export async function askInParts(
  fetch: Fetch,
  address: string,
  { method, headers, body }: Asked,
  { patienceMs, mostBytes, signal }: Limits,
  take: (head: AnswerHead) => TakePart,
): Promise<AnswerHead | NoAnswer> {
  const ending = new AbortController();
  let tooLong: NodeJS.Timeout | undefined;
  const stop = () => ending.abort();
  const wait = (ms: number) => {
    clearTimeout(tooLong);
    tooLong = setTimeout(stop, ms);
  };
  const own: unknown[] = [];
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
    const head: AnswerHead = { kind: 'answer', status: reply.status, headers: reply.headers };
    const takePart = take(head);
    let size = 0;
    for await (const part of (reply.body ?? []) as AsyncIterable<Uint8Array>) {
      wait(patienceMs);
      size += part.length;
      if (size > mostBytes) {
        stop();
        return { kind: 'too-much' };
      }
      try {
        await takePart(part);
      } catch (error) {
        own.push(error);
        stop();
        throw error;
      }
    }
    return head;
  } catch (error) {
    if (own.length > 0) throw own[0];
    if (signal?.aborted) return { kind: 'stopped' };
    return ending.signal.aborted ? { kind: 'timeout' } : { kind: 'fault', error };
  } finally {
    clearTimeout(tooLong);
    signal?.removeEventListener('abort', stop);
  }
}

export async function askWhole(
  fetch: Fetch,
  address: string,
  asked: Asked,
  limits: Limits,
): Promise<WholeAnswer | NoAnswer> {
  const parts: Uint8Array[] = [];
  const told = await askInParts(fetch, address, asked, limits, () => (part) => void parts.push(part));
  return told.kind === 'answer' ? { ...told, bytes: new Uint8Array(Buffer.concat(parts)) } : told;
}
