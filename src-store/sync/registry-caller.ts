/**
 * How a registry is called: each answer is read to its end, within limits of size and time, and parsed before anybody sees
 * it; what is no answer becomes a refusal that says what to do. Nothing is tried twice in here.
 */
import { gzipSync } from 'node:zlib';
import type { z } from 'zod';
import { failed, ok, type Result } from '#core/result/result.ts';
import { errorReply } from '#core/sync/calls.ts';
import { retryAfterMs } from '#core/sync/retry.ts';
import {
  type AnswerHead,
  askInParts,
  askWhole,
  type Fetch,
  type NoAnswer,
  type TakePart,
  type WholeAnswer,
} from '../network/whole-answer.ts';
import { connectionFault } from './connection-fault.ts';
import { type Refusal, type RefusalKind, refusal } from './refusal.ts';

export type Answer<T> = Promise<Result<T, Refusal>>;

export type ApiInput = {
  readonly fetch: Fetch;
  readonly address: string;
  readonly now: () => Date;
  /** Ends the call that is under way, and every later one. */
  readonly signal?: AbortSignal;
  /** How long nothing at all may come before it is given up. */
  readonly patienceMs?: number;
};

/** Of one answer. */
const mostBytesOfReply = 16 * 1024 * 1024;
const worthPacking = 1024;

const ofErrors: Readonly<Record<string, RefusalKind>> = {
  challenge: 'challenge',
  token: 'token',
  epoch: 'epoch',
  'too-large': 'too-large',
  malformed: 'malformed',
  busy: 'busy',
  code: 'code',
  'unknown-device': 'unknown-device',
  'device-revoked': 'device-revoked',
};
const ofStatus: Readonly<Record<number, RefusalKind>> = {
  400: 'malformed',
  401: 'token',
  409: 'epoch',
  413: 'too-large',
  429: 'busy',
  503: 'busy',
};

export type Asked = {
  readonly path: string;
  readonly method?: 'POST';
  readonly type?: string;
  readonly body?: string;
  readonly token?: string;
  /** Besides those that every call has. */
  readonly headers?: Readonly<Record<string, string>>;
};
export type Answered = Omit<WholeAnswer, 'kind'>;

export const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function parsedJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes));
  } catch {
    return undefined;
  }
}

const looksLikePage = ({ headers, bytes }: Answered): boolean =>
  /html/i.test(headers.get('content-type') ?? '') || textOf(bytes.subarray(0, 200)).trimStart().startsWith('<');

export type RegistryCaller = {
  readonly notOne: () => Result<never, Refusal>;
  /** Whatever comes. */
  readonly ask: (asked: Asked) => Answer<Answered>;
  /** Whatever comes, part by part; up to so many bytes. */
  readonly askInParts: (
    asked: Asked & { readonly mostBytes: number },
    take: (head: AnswerHead) => TakePart,
  ) => Answer<AnswerHead>;
  /** What an answer that is no success means. */
  readonly refused: (answer: Answered) => Result<never, Refusal>;
  /** JSON of this kind, in an answer that came. */
  readonly parsed: <T>(schema: z.ZodType<T>, answer: Answered) => Result<T, Refusal>;
  /** JSON of this kind. */
  readonly call: <T>(schema: z.ZodType<T>, asked: Asked) => Answer<T>;
  readonly post: <T>(schema: z.ZodType<T>, path: string, body: unknown, token?: string) => Answer<T>;
  /** A PDF; `missing` where there is none. */
  readonly pdf: (path: string, token: string) => Answer<Uint8Array>;
};

export function registryCaller({ fetch, address, now, signal, patienceMs = 30_000 }: ApiInput): RegistryCaller {
  const unreachable = (reason: string) => failed(refusal('unreachable', { address, reason }));
  const notOne = () => failed(refusal('not-one', { address }));

  const requestOf = ({ method, type, body, token, headers }: Asked) => {
    const plain = body === undefined ? undefined : Buffer.from(body, 'utf8');
    const isPacked = plain !== undefined && plain.length > worthPacking && type === 'application/x-ndjson';
    const sent = isPacked ? gzipSync(plain) : plain;
    const all = {
      accept: 'application/json',
      'cache-control': 'no-cache',
      ...(type && { 'content-type': type }),
      ...(isPacked && { 'content-encoding': 'gzip' }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    };
    return { method: method ?? 'GET', headers: all, body: sent && new Uint8Array(sent) } as const;
  };
  const told = <T extends AnswerHead>(answer: T | NoAnswer): Result<T, Refusal> => {
    switch (answer.kind) {
      case 'answer':
        return ok(answer);
      case 'stopped':
        return failed(refusal('stopped', { address, reason: 'stopped' }));
      case 'timeout':
        return unreachable('timeout');
      case 'too-much':
        return notOne();
      case 'fault':
        return failed(connectionFault(answer.error, address, now()));
    }
  };

  const ask: RegistryCaller['ask'] = async (asked) =>
    told(
      await askWhole(fetch, `${address}${asked.path}`, requestOf(asked), {
        patienceMs,
        mostBytes: mostBytesOfReply,
        signal,
      }),
    );
  const inParts: RegistryCaller['askInParts'] = async ({ mostBytes, ...asked }, take) =>
    told(await askInParts(fetch, `${address}${asked.path}`, requestOf(asked), { patienceMs, mostBytes, signal }, take));

  const refused = (answer: Answered): Result<never, Refusal> => {
    const { status, headers, bytes } = answer;
    const said = errorReply.safeParse(parsedJson(bytes));
    const kind = (said.success ? ofErrors[said.data.error] : undefined) ?? ofStatus[status];
    const askedMs = retryAfterMs(headers.get('retry-after'), now());
    if (kind === 'busy' || status === 429 || status === 503) return failed(refusal('busy', { address }, askedMs));
    if (status >= 500) return status === 511 ? notOne() : unreachable(String(status));
    if (kind === 'too-large') return failed(refusal(kind, { address, reason: 'too-large' }));
    if (!said.success) return notOne();
    if (status === 404 && said.data.error === 'unknown') return failed(refusal('missing', { address }));
    return failed(refusal(kind ?? 'refused', { address, reason: said.data.error }, askedMs));
  };

  const parsed = <T>(schema: z.ZodType<T>, answer: Answered): Result<T, Refusal> => {
    const { status, bytes } = answer;
    if (status < 200 || status > 299) return refused(answer);
    if (looksLikePage(answer)) return notOne();
    const json = parsedJson(bytes);
    // Half an answer is as good as none.
    if (json === undefined) return unreachable('half-answer');
    const read = schema.safeParse(json);
    return read.success ? ok(read.data) : notOne();
  };
  const call = async <T>(schema: z.ZodType<T>, asked: Asked): Answer<T> => {
    const answer = await ask(asked);
    return answer.ok ? parsed(schema, answer.value) : answer;
  };

  const post = <T>(schema: z.ZodType<T>, path: string, body: unknown, token?: string): Answer<T> =>
    call(schema, {
      path,
      method: 'POST',
      type: 'application/json',
      body: JSON.stringify(body),
      ...(token !== undefined && { token }),
    });

  const pdf = async (path: string, token: string): Answer<Uint8Array> => {
    const answer = await ask({ path, token });
    if (!answer.ok) return answer;
    const { status, bytes } = answer.value;
    if (status === 404) return failed(refusal('missing', { address }));
    if (status !== 200) return refused(answer.value);
    return textOf(bytes.subarray(0, 4)) === '%PDF' ? ok(bytes) : notOne();
  };

  return { notOne, ask, askInParts: inParts, refused, parsed, call, post, pdf };
}
