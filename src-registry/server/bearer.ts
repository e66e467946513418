/**
 * Who asks, by the token in the header.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Registry } from '../registry.ts';
import { Problem } from './problem.ts';
import { readToken, type TokenOf } from './tickets.ts';

/** The token that came; empty where none did. */
export const bearerIn = ({ headers }: FastifyRequest): string =>
  /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';

/** The device and its person. Throws 401. */
export function deviceAsking(request: FastifyRequest, { identity, now }: Registry): TokenOf {
  const found = readToken(identity.secrets['token-key'], bearerIn(request), now());
  if (!found) throw new Problem(401, 'token', 'no token, or too old: say hello again');
  return found;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

const isSecret = (request: FastifyRequest, secret: string) =>
  timingSafeEqual(digest(bearerIn(request)), digest(secret));

/** The administrator. Throws 401. */
export function administratorAsking(request: FastifyRequest, { identity }: Registry): void {
  if (!isSecret(request, identity.secrets['administrator-token']))
    throw new Problem(401, 'token', 'the administrator’s token is wanted');
}

/** Whoever watches over the registry: reads figures and may do nothing else. Throws 401. */
export function monitorAsking(request: FastifyRequest, { identity }: Registry): void {
  if (!isSecret(request, identity.secrets['metrics-token'])) throw new Problem(401, 'token', 'metrics-token is wanted');
}
