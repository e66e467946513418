/**
 * What happens to a request before anybody looks at it: is there room, has its address asked too much, how much does it want
 * to send. See [Note: refusals come late].
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { addressForLimits } from '../limits/client-address.ts';
import type { Limits } from '../limits/limits.ts';
import type { Registry } from '../registry.ts';
import { busy, tooMany } from './problem.ts';

/** Of a body, whatever is in it: it is read before anybody knows. */
export const bytesOfUnit = 4096;
/** A body that is refused and longer than this is not even read to its end. */
const bytesToReadAnyway = 256 * 1024;

export const addressOf = (request: FastifyRequest): string | null => addressForLimits(request.ip);

/** Not all can be served: those that come now are told so at once, before they hold anything. */
function isOverloaded({ pool, limits }: Registry): boolean {
  return pool.waitingCount > limits.settings.poolWaiting || limits.heldUpMs() > limits.settings.heldUpMs;
}

/**
 * [Note: refusals come late] A program that asks again as soon as it has an answer asks as often as it is answered. So a
 * refusal is held back for a moment; where too many are held already the connection is ended, which costs the other side
 * more than us.
 */
function holdBack({ settings }: Limits) {
  let held = 0;
  return async (request: FastifyRequest): Promise<void> => {
    if (held >= settings.mostHeld) {
      request.raw.socket.destroy();
      return;
    }
    held += 1;
    await wait(settings.holdMs);
    held -= 1;
  };
}

/** What the body may come to: nobody says how long it is when it comes in pieces. */
function bytesAnnounced({ headers, routeOptions }: FastifyRequest): number {
  const said = Number(headers['content-length']);
  if (Number.isFinite(said)) return said;
  return headers['transfer-encoding'] ? (routeOptions.bodyLimit ?? 0) : 0;
}

export function guard(server: FastifyInstance, registry: Registry): void {
  const { limits, metrics } = registry;
  const hold = holdBack(limits);
  server.addHook('onRequest', async (request, reply) => {
    const { call } = request.routeOptions.config;
    if (!call?.isForWatching && isOverloaded(registry)) {
      metrics.refused('overload');
      throw busy('more is asked than can be done just now');
    }
    const address = addressOf(request);
    if (address === null) return;
    const ms = limits.address.waitMs(address);
    if (ms > 0) {
      metrics.refused('address');
      if (bytesAnnounced(request) > bytesToReadAnyway) reply.header('connection', 'close');
      await hold(request);
      throw tooMany(ms, 'too many requests from this address');
    }
    limits.address.take(address, call?.cost ?? 1);
  });
  server.addHook('preParsing', async (request, reply, payload) => {
    const bytes = bytesAnnounced(request);
    // More than it may be is refused by itself.
    if (bytes === 0 || bytes > (request.routeOptions.bodyLimit ?? 0)) return payload;
    const address = addressOf(request);
    if (address !== null) limits.address.take(address, bytes / bytesOfUnit);
    const done = limits.reading.begin(address, bytes);
    if (!done) {
      metrics.refused('overload');
      throw busy('too much is being sent at once');
    }
    // When it is answered, or the connection ends before.
    reply.raw.once('close', done);
    return payload;
  });
  server.addHook('onResponse', async (request, reply) => {
    metrics.request(request.routeOptions.url ?? 'none', request.method, reply.statusCode, reply.elapsedTime / 1000);
  });
  server.addHook('onClose', async () => limits.close());
}
