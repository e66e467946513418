/**
 * Carries a file of records, of whichever device, to the registry that it is for, and brings back the file of answers. Whoever
 * does so sees neither, and need not be known to anybody.
 */
import { type Failure, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { errorReply } from '#core/sync/calls.ts';
import { retryAfterMs } from '#core/sync/retry.ts';
import { mostBytesOfFile, readSealedHeader } from '#core/sync/sealed-file.ts';
import type { Fetch } from '../../network/whole-answer.ts';
import { connectionFault } from '../connection-fault.ts';
import { registryApi } from '../registry-api.ts';
import { failureOfSeal } from './answers-file.ts';

export type CarryInput = {
  readonly fetch: Fetch;
  readonly address: string;
  readonly file: Uint8Array;
  readonly now: () => Date;
  readonly signal?: AbortSignal;
};

export type Carried =
  | { readonly kind: 'answered'; readonly file: Uint8Array }
  /** It has too much to do; it asks for some patience. */
  | { readonly kind: 'busy'; readonly askedMs: number };

/** The registry counts the attempts before it answers. */
const patienceMs = 180_000;
const leastBytesPerMs = 0.5;

/** Null when it is more than it may be. */
async function readWhole(reply: Response): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (reply.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > mostBytesOfFile) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function refusedAs(status: number, bytes: Uint8Array | null, address: string): Failure {
  let said: unknown;
  try {
    said = JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array(0)));
  } catch {
    return failure('registry-not-one', { address });
  }
  const { data } = errorReply.safeParse(said);
  if (!data) return failure('registry-not-one', { address });
  if (data.error === 'other-recipient') return failure('by-hand-other');
  if (data.error === 'damaged') return failure('by-hand-damaged');
  if (data.error === 'too-large') return failure('by-hand-too-large');
  if (status >= 500) return failure('registry-unreachable', { address, reason: String(status) });
  return failure('registry-refused', { address, reason: data.error });
}

/** Looks at the outside first: so nobody waits for an upload that comes to nothing. */
async function isForThatRegistry({ file, ...input }: CarryInput): Promise<Result<Record<string, never>>> {
  const header = readSealedHeader(file);
  if ('problem' in header) return failed(failureOfSeal(header.problem));
  if (header.kind !== 'fieldpass-records') return failed(failureOfSeal('other-kind'));
  const about = await registryApi(input).about();
  if (!about.ok) return failed(about.failure.failure);
  const isFor = header.to === about.value.id && header.key === about.value.sealingKey;
  return isFor ? ok({}) : failed(failure('by-hand-other'));
}

export async function carryRecords(input: CarryInput): Promise<Result<Carried>> {
  const looked = await isForThatRegistry(input);
  if (!looked.ok) return looked;
  const { fetch, address, file, now, signal } = input;
  const tooLong = AbortSignal.timeout(patienceMs + file.length / leastBytesPerMs);
  try {
    const reply = await fetch(`${address}/v1/bundles`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', accept: 'application/octet-stream, application/json' },
      body: new Uint8Array(file),
      redirect: 'error',
      credentials: 'omit',
      signal: signal ? AbortSignal.any([signal, tooLong]) : tooLong,
    });
    const bytes = await readWhole(reply);
    if (reply.status === 503 || reply.status === 429)
      return ok({ kind: 'busy', askedMs: retryAfterMs(reply.headers.get('retry-after'), now()) });
    if (reply.status !== 200 || !bytes) return failed(refusedAs(reply.status, bytes, address));
    const header = readSealedHeader(bytes);
    if ('problem' in header || header.kind !== 'fieldpass-answers')
      return failed(failure('registry-not-one', { address }));
    return ok({ kind: 'answered', file: bytes });
  } catch (error) {
    if (tooLong.aborted) return failed(failure('registry-unreachable', { address, reason: 'timeout' }));
    return failed(connectionFault(error, address, now()).failure);
  }
}
