/**
 * The server: all routes, and what holds for each of them – errors as JSON, logs without personal data, limits.
 */
import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Registry } from '../registry.ts';
import { Problem } from './problem.ts';
import { administratorRoutes } from './routes/administrator.ts';
import { deviceRoutes } from './routes/devices.ts';
import { eventRoutes } from './routes/events.ts';
import { feedRoutes } from './routes/feed.ts';
import { healthRoutes } from './routes/health.ts';
import { statusRoutes } from './routes/status.ts';

/** Of a request that is no upload. */
const bodyLimit = 64 * 1024;
/** Who sends a request slower than this is cut off; a slow link sends small batches. */
const requestMs = 120_000;

type Faulty = { readonly statusCode?: number; readonly code?: string; readonly message: string };

/** What Fastify itself found wrong, in our own words. */
function problemOf(error: Faulty): Problem {
  if (error instanceof Problem) return error;
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Problem(413, 'too-large', 'the body is too large');
  if (error.statusCode && error.statusCode < 500) return new Problem(error.statusCode, 'malformed', error.message);
  // The database is starting, stopping or out of room: it will be there again.
  if (isOfConnection(error)) return new Problem(503, 'busy', 'the records cannot be reached just now', 5);
  return new Problem(500, 'internal', 'something went wrong here; nothing was taken');
}

/** PostgreSQL classes 08 connection, 53 resources, 57 intervention; and what the socket says. */
const isOfConnection = ({ code = '', message }: Faulty): boolean =>
  /^(08|53|57)[0-9A-Z]{3}$/.test(code) ||
  ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT'].includes(code) ||
  /timeout exceeded when trying to connect|Connection terminated|connection error/.test(message);

/** `logTo`: a stream for structured logs; none by default. */
export function createServer(registry: Registry, logTo?: NodeJS.WritableStream): FastifyInstance {
  const server = Fastify({
    bodyLimit,
    requestTimeout: requestMs,
    // Nobody is named in a log: no address, no header, no query, no body.
    logger: logTo
      ? {
          stream: logTo as never,
          serializers: {
            req: ({ method, routeOptions }) => ({ method, route: routeOptions?.url ?? 'none' }),
            res: ({ statusCode }) => ({ statusCode }),
          },
        }
      : false,
    genReqId: () => randomUUID(),
    trustProxy: false,
  });
  server.setErrorHandler((error: Faulty, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error({ code: error.code, problem: problem.code, reason: error.message });
    if (problem.retryAfter !== undefined) reply.header('retry-after', String(problem.retryAfter));
    reply.code(problem.status).send({ error: problem.code, detail: problem.message });
  });
  server.setNotFoundHandler((_request, reply) => {
    reply.code(404).send({ error: 'unknown', detail: 'there is nothing here' });
  });
  server.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  deviceRoutes(server, registry);
  eventRoutes(server, registry);
  feedRoutes(server, registry);
  statusRoutes(server, registry);
  administratorRoutes(server, registry);
  healthRoutes(server, registry);
  return server;
}
