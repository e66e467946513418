/**
 * The three calls of an LRS that are needed, each answer read to its end within limits of size and time. Nothing is tried
 * twice in here, and nothing is decided but what kind of answer it was.
 */
import { z } from 'zod';
import { type Failure, failure } from '#core/result/failure.ts';
import { retryAfterMs } from '#core/sync/retry.ts';
import { askWhole, type Fetch } from '../network/whole-answer.ts';
import { connectionFault } from '../sync/connection-fault.ts';
import type { Lrs } from './lrs-settings.ts';

/** No answer, half of one, too much at once, a fault over there, or something that is no LRS: another time. */
export type Later = { readonly kind: 'later'; readonly failure: Failure; readonly askedMs: number };

export type Answer =
  | { readonly kind: 'stopped' }
  | Later
  /** `status`: 401 where the LRS does not know who asks, 403 where that one may not do this. */
  | { readonly kind: 'not-let-in'; readonly failure: Failure; readonly status: number }
  | { readonly kind: 'malformed' | 'conflict' | 'too-large' | 'missing' | 'good'; readonly text: string };

export type LrsApi = {
  /** Takes them all, or none. */
  post(statements: readonly { readonly id: string; readonly json: string }[]): Promise<Answer>;
  statement(id: string): Promise<Answer>;
  /** Whether the LRS speaks with us at all, so that what it refuses is the fault of what was sent. */
  isListening(): Promise<Answer>;
  /** Whether an LRS is there that lets in whoever asks to write; nothing is written. */
  letsIn(): Promise<Answer>;
  later(reason: string): Later;
};

export type LrsApiInput = {
  readonly fetch: Fetch;
  readonly lrs: Lrs;
  readonly now: () => Date;
  /** Ends the call that is under way, and every later one. */
  readonly signal?: AbortSignal | undefined;
  /** How long nothing at all may come before it is given up. */
  readonly patienceMs?: number | undefined;
};

const mostBytesOfReply = 4 * 1024 * 1024;

const aboutReply = z.looseObject({ version: z.array(z.string().max(20)).max(50) });
const idsReply = z.array(z.string().max(100)).max(100);

function parsed<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A statement reads alike in both: the LRS is spoken to in the older one, which more of them know. */
function versionAmong(known: readonly string[]): string {
  const speaksNewOnly = known.some((one) => one.startsWith('2.')) && !known.some((one) => one.startsWith('1.'));
  return speaksNewOnly ? '2.0.0' : '1.0.3';
}

type Asked = { readonly path: string; readonly body?: string; readonly version?: string };
type Told = { readonly status: number; readonly headers: Headers; readonly text: string };

export function lrsApi({ fetch, lrs, now, signal, patienceMs = 30_000 }: LrsApiInput): LrsApi {
  const { address, user, password } = lrs;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
  let version: string | null = null;

  const later = (reason: string, askedMs = 0): Later => ({
    kind: 'later',
    failure: failure('lrs-unreachable', { address, reason }),
    askedMs,
  });
  const notOne = (): Answer => ({ kind: 'later', failure: failure('lrs-not-one', { address }), askedMs: 0 });

  const ask = async ({ path, body, version: header }: Asked): Promise<Told | Answer> => {
    const headers = {
      accept: 'application/json',
      authorization,
      'cache-control': 'no-cache',
      ...(header && { 'x-experience-api-version': header }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const asked = { method: body === undefined ? 'GET' : 'POST', headers, body } as const;
    const told = await askWhole(fetch, `${address}${path}`, asked, { patienceMs, mostBytes: mostBytesOfReply, signal });
    switch (told.kind) {
      case 'answer':
        return { status: told.status, headers: told.headers, text: new TextDecoder().decode(told.bytes) };
      case 'stopped':
        return told;
      case 'timeout':
        return later('timeout');
      case 'too-much':
        return notOne();
      case 'fault': {
        const { kind, failure: fault } = connectionFault(told.error, address, now());
        return kind === 'not-one' ? notOne() : later(String(fault.params.reason ?? kind));
      }
    }
  };

  const answerOf = ({ status, headers, text }: Told): Answer => {
    const askedMs = retryAfterMs(headers.get('retry-after'), now());
    if (status === 400) return { kind: 'malformed', text };
    if (status === 409) return { kind: 'conflict', text };
    if (status === 413) return { kind: 'too-large', text };
    if (status === 404) return { kind: 'missing', text };
    if (status === 401 || status === 403)
      return { kind: 'not-let-in', failure: failure('lrs-refused', { address, status }), status };
    if (status === 429 || (status >= 500 && status !== 511)) return later(String(status), askedMs);
    return status >= 200 && status < 300 ? { kind: 'good', text } : notOne();
  };

  /** Asked once: which version is spoken. An LRS that does not say so is spoken to in the older one. */
  const spoken = async (): Promise<string | Answer> => {
    if (version !== null) return version;
    const told = await ask({ path: '/about' });
    if ('kind' in told) return told;
    const answer = answerOf(told);
    if (answer.kind === 'later' && told.status >= 429) return answer;
    version = versionAmong(parsed(aboutReply, told.text)?.version ?? []);
    return version;
  };

  const call = async (path: string, body?: string): Promise<Told | Answer> => {
    const header = await spoken();
    if (typeof header !== 'string') return header;
    return ask({ path, version: header, ...(body !== undefined && { body }) });
  };

  return {
    later,
    post: async (statements) => {
      const told = await call('/statements', `[${statements.map(({ json }) => json).join(',')}]`);
      if ('kind' in told) return told;
      const answer = answerOf(told);
      if (answer.kind === 'missing') return notOne();
      if (answer.kind !== 'good' || told.status === 204) return answer;
      // Anything may answer 200; only an LRS knows the ids. Half an answer is as good as none.
      const ids = parsed(idsReply, told.text)?.map((id) => id.toLowerCase());
      if (!ids) return told.text.trimStart().startsWith('[') ? later('half-answer') : notOne();
      return statements.every(({ id }) => ids.includes(id)) ? answer : notOne();
    },
    statement: async (id) => {
      const told = await call(`/statements?statementId=${id}`);
      if ('kind' in told) return told;
      const answer = answerOf(told);
      if (answer.kind !== 'missing') return answer;
      // One that was voided over there is shown only when it is asked for as such.
      const voided = await call(`/statements?voidedStatementId=${id}`);
      return 'kind' in voided ? voided : answerOf(voided);
    },
    isListening: async () => {
      const told = await call('/statements?limit=1');
      return 'kind' in told ? told : answerOf(told);
    },
    letsIn: async () => {
      const about = await ask({ path: '/about' });
      if ('kind' in about) return about;
      const answer = answerOf(about);
      if (!('text' in answer)) return answer;
      if (answer.kind !== 'good' || !parsed(aboutReply, about.text)) return notOne();
      // No statement at all: it is taken or found malformed, after it was looked who asks.
      const told = await call('/statements', '[]');
      if ('kind' in told) return told;
      const written = answerOf(told);
      return written.kind === 'missing' ? notOne() : written;
    },
  };
}
