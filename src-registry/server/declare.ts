/**
 * The one way to make a call: it says who may ask, what goes in and what comes out, is checked by just that, and stands with
 * it in `/openapi.json`.
 */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Registry } from '../registry.ts';
import { administratorAsking, deviceAsking, monitorAsking } from './bearer.ts';
import { refuseUnholdable } from './holdable.ts';
import { parsed } from './parsed.ts';
import { tooMany } from './problem.ts';
import { refuseOtherPages, type StaffAsking, type StaffNeed, staffAsking } from './staff-asking.ts';
import type { TokenOf } from './tickets.ts';

/**
 * Who may ask. `itself`: the call brings its own proof, such as a signature, and checks it itself. `staff`: who signed in on
 * the page, and may do the call's `task`.
 */
export const askers = ['anybody', 'itself', 'device', 'administrator', 'monitor', 'client', 'staff'] as const;
export type Asker = (typeof askers)[number];

/** What is no JSON. */
export type Media = { readonly media: string; readonly says: string };

export type Call<W extends Asker = Asker, P = unknown, Q = unknown, B = unknown, R = unknown> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  /** One sentence. */
  readonly does: string;
  readonly who: W;
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B> | Media;
  readonly reply: z.ZodType<R> | Media;
  /** Of success; 200 where nothing is said. */
  readonly statuses?: readonly number[];
  /** Refusals beyond those that every call has: by status, when. */
  readonly refuses?: Readonly<Record<number, string>>;
  /** Its answer has an ETag: whoever has that already is told so, and nothing more (304). */
  readonly isTagged?: true;
  /** Units of the limits; 1 where nothing is said. */
  readonly cost?: number;
  readonly bodyLimit?: number;
  /** Answers while the registry is overloaded, too. */
  readonly isForWatching?: boolean;
  /** What staff must be allowed to do. */
  readonly task?: StaffNeed;
  /** Whoever has the token of the folder may ask as well, as nobody's colleague. */
  readonly orAdministrator?: boolean;
  /** It changes something in the name of a browser: only our own page may send it. So it is for all that staff change. */
  readonly fromOwnPage?: boolean;
};

/** Nobody forgets to say what a call of staff needs. */
type Needing<W extends Asker> = W extends 'staff' ? { readonly task: StaffNeed } : { readonly task?: never };

export type Asked<W extends Asker, P, Q, B> = {
  readonly params: P;
  readonly query: Q;
  /** Of a call whose body is no JSON: as Fastify has it. */
  readonly body: B;
  readonly device: W extends 'device' ? TokenOf : null;
  readonly staff: W extends 'staff' ? StaffAsking : null;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly call?: Call;
    /** It only says that there is nothing to be done here in this way. */
    readonly refusesAll?: true;
  }
}

export const isShape = (said: z.ZodType<unknown> | Media): said is z.ZodType<unknown> => said instanceof z.ZodType;

type Found = { readonly device: TokenOf | null; readonly staff: StaffAsking | null };

/** Checked before the body is read: who may not ask does not get to send one. Throws 401, 403, 415, 429. */
async function identified(request: FastifyRequest, registry: Registry, call: Call): Promise<Found> {
  if (call.fromOwnPage) refuseOtherPages(request, registry);
  if (call.who === 'administrator') administratorAsking(request, registry);
  if (call.who === 'monitor') monitorAsking(request, registry);
  const device = call.who === 'device' ? deviceAsking(request, registry) : null;
  const staff = call.who === 'staff' ? await staffAsking(request, registry, call) : null;
  if (device) spend(registry, device.device);
  if (staff) spend(registry, staff.doer);
  return { device, staff };
}

/** One request of a device, or of a client of another system. Throws 429. */
export function spend({ limits }: Pick<Registry, 'limits'>, who: string, units = 1): void {
  const ms = limits.device.waitMs(who);
  if (ms > 0) throw tooMany(ms);
  limits.device.take(who, units);
}

/** Whether the answer is one that is there already (RFC 9110, section 13.1.2). */
function isKnown(request: FastifyRequest, reply: FastifyReply): boolean {
  const has = request.headers['if-none-match'];
  const etag = reply.getHeader('etag');
  return has !== undefined && typeof etag === 'string' && has.split(',').some((one) => one.trim() === etag);
}

/** Nothing but what is asked for: a call that takes no query refuses one. */
const nothing = z.strictObject({});

/** What stands behind the question mark; an empty value says nothing. */
const saidIn = (query: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(query ?? {}).filter(([, value]) => value !== ''));

export function declare<W extends Asker, P, Q, B, R>(
  server: FastifyInstance,
  registry: Registry,
  call: Call<W, P, Q, B, R> & Needing<W>,
  answer: (asked: Asked<W, P, Q, B>) => Promise<R>,
): void {
  const { method, url, params, query, body, bodyLimit } = call;
  const askers = new WeakMap<FastifyRequest, Found>();
  server.route({
    method,
    url,
    ...(bodyLimit && { bodyLimit }),
    config: { call: call as unknown as Call },
    onRequest: async (request) => {
      askers.set(request, await identified(request, registry, call as unknown as Call));
    },
    handler: async (request, reply) => {
      for (const part of [request.params, request.query, request.body]) refuseUnholdable(part);
      reply.code(call.statuses?.[0] ?? 200);
      const given = await answer({
        params: parsed(params ?? (nothing as unknown as z.ZodType<P>), request.params ?? {}),
        query: parsed(query ?? (nothing as unknown as z.ZodType<Q>), saidIn(request.query)),
        body: body && isShape(body) ? (parsed(body, request.body) as B) : (request.body as B),
        device: (askers.get(request)?.device ?? null) as Asked<W, P, Q, B>['device'],
        staff: (askers.get(request)?.staff ?? null) as Asked<W, P, Q, B>['staff'],
        request,
        reply,
      });
      if (!call.isTagged || !isKnown(request, reply)) return given;
      if (given instanceof Readable) given.destroy();
      return reply.code(304).removeHeader('content-length').removeHeader('content-type').send();
    },
  });
}
