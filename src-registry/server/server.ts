/**
 * The server: all routes, and what holds for each of them – errors as JSON, logs without personal data, limits.
 */
import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply, type RouteOptions } from 'fastify';
import type { Registry } from '../registry.ts';
import { guard } from './guard.ts';
import { faultForLog, loggerOf } from './log.ts';
import { noteCalls } from './openapi.ts';
import { Problem } from './problem.ts';
import { administratorRoutes } from './routes/administrator.ts';
import { authorizeRoutes } from './routes/authorize.ts';
import { bundleRoutes } from './routes/bundles.ts';
import { clearanceRoutes } from './routes/clearance.ts';
import { contentRoutes } from './routes/content.ts';
import { deviceRoutes } from './routes/devices.ts';
import { documentRoutes } from './routes/document.ts';
import { eventRoutes } from './routes/events.ts';
import { feedRoutes } from './routes/feed.ts';
import { healthRoutes } from './routes/health.ts';
import { oauthRoutes } from './routes/oauth.ts';
import { openBadgesRoutes } from './routes/open-badges.ts';
import { publicPageRoutes } from './routes/public-pages.ts';
import { relayRoutes } from './routes/relay.ts';
import { staffAssignmentRoutes } from './routes/staff-assignments.ts';
import { staffCorrectionRoutes } from './routes/staff-corrections.ts';
import { staffCrisisRoutes } from './routes/staff-crisis.ts';
import { staffDoorRoutes } from './routes/staff-door.ts';
import { staffExportRoutes } from './routes/staff-export.ts';
import { staffMemberRoutes } from './routes/staff-members.ts';
import { staffOrganisationRoutes } from './routes/staff-organisation.ts';
import { staffOverviewRoutes } from './routes/staff-overview.ts';
import { staffPageRoutes } from './routes/staff-page.ts';
import { staffPeopleRoutes } from './routes/staff-people.ts';
import { staffReviewRoutes } from './routes/staff-reviews.ts';
import { statusRoutes } from './routes/status.ts';
import { trustRoutes } from './routes/trust.ts';
import { walletRoutes } from './routes/wallets.ts';
import type { StaffPage } from './staff-page.ts';
import { answerUnreadable } from './unreadable.ts';

/** Of a request that is no upload. */
const bodyLimit = 64 * 1024;

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

/** PostgreSQL classes 08 connection, 40 to be tried again, 53 resources, 57 intervention; and what the socket says. */
const isOfConnection = ({ code = '', message }: Faulty): boolean =>
  /^(08|40|53|57)[0-9A-Z]{3}$/.test(code) ||
  ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT'].includes(code) ||
  /timeout exceeded when trying to connect|Connection terminated|connection error/.test(message);

/** Connections at most: beyond them nobody is let in, and those who are there go on. */
const mostConnections = 8000;

export type ServerOptions = {
  /** A stream for structured logs; none by default. */
  readonly logTo?: NodeJS.WritableStream;
  /** Whose word on the address of a request is taken; nobody's by default. */
  readonly trustProxy?: string;
  /** The page for staff, where it was built. */
  readonly page?: StaffPage | null;
  /** Told of every route as it is made. */
  readonly onRoute?: (route: RouteOptions) => void;
};

export function createServer(
  registry: Registry,
  { logTo, trustProxy, page = null, onRoute }: ServerOptions = {},
): FastifyInstance {
  const { headersMs, requestMs } = registry.limits.settings;
  const server = Fastify({
    bodyLimit,
    requestTimeout: requestMs,
    // Node looks at this interval who is too slow.
    http: { headersTimeout: headersMs, connectionsCheckingInterval: Math.min(headersMs, 10_000) },
    logger: loggerOf(logTo),
    genReqId: () => randomUUID(),
    trustProxy: trustProxy ?? false,
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (_error, _request, reply) => {
      (reply as FastifyReply).code(400).send({ error: 'malformed', detail: 'the address cannot be read' });
    },
  });
  server.server.maxConnections = mostConnections;
  server.setErrorHandler((error: Faulty, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error({ problem: problem.code, ...faultForLog(error) });
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
  if (onRoute) server.addHook('onRoute', onRoute);
  const calls = noteCalls(server);
  guard(server, registry);
  deviceRoutes(server, registry);
  eventRoutes(server, registry);
  bundleRoutes(server, registry);
  feedRoutes(server, registry);
  contentRoutes(server, registry);
  statusRoutes(server, registry);
  trustRoutes(server, registry);
  administratorRoutes(server, registry);
  healthRoutes(server, registry);
  clearanceRoutes(server, registry);
  oauthRoutes(server, registry);
  walletRoutes(server, registry);
  authorizeRoutes(server, registry);
  openBadgesRoutes(server, registry);
  relayRoutes(server, registry);
  publicPageRoutes(server, registry);
  staffDoorRoutes(server, registry);
  staffOrganisationRoutes(server, registry);
  staffMemberRoutes(server, registry);
  staffPeopleRoutes(server, registry);
  staffOverviewRoutes(server, registry);
  staffExportRoutes(server, registry);
  staffPageRoutes(server, registry, page);
  staffAssignmentRoutes(server, registry);
  staffReviewRoutes(server, registry);
  staffCorrectionRoutes(server, registry);
  staffCrisisRoutes(server, registry);
  documentRoutes(server, registry, calls);
  return server;
}
