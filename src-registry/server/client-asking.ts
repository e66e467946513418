/**
 * Which other system asks, by its access token; answered as RFC 6750 says it (section 3).
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Client, clientOf, keptClient } from '../records/clients.ts';
import { grantInForce } from '../records/grants.ts';
import type { Scope } from '../records/scopes.ts';
import type { Registry } from '../registry.ts';
import { bearerIn } from './bearer.ts';
import { spend } from './declare.ts';
import { Problem } from './problem.ts';
import { type Access, readAccess, readToken } from './tickets.ts';
import { readWalletAccess } from './wallet-tickets.ts';

/** No error in the header where no token came at all: RFC 6750, section 3.1. */
export function refuseToken(request: FastifyRequest, reply: FastifyReply): Problem {
  const isGiven = bearerIn(request) !== '';
  reply.header('www-authenticate', `Bearer realm="registry"${isGiven ? ', error="invalid_token"' : ''}`);
  return new Problem(401, 'token', 'no access token, or one that does not count any more: ask for another');
}

export function refuseScope(reply: FastifyReply, scope: Scope): Problem {
  reply.header('www-authenticate', `Bearer realm="registry", error="insufficient_scope", scope="${scope}"`);
  return new Problem(403, 'scope', `the access token does not allow ${scope}`);
}

/** Tokens that were found good are not taken apart again; who comes back with one asks often. */
const mostKept = 1000;

/** `Access` of a token that is in time; null for any other. */
export function accessReader({ identity, now }: Pick<Registry, 'identity' | 'now'>): (sealed: string) => Access | null {
  const kept = new Map<string, Access>();
  return (sealed) => {
    const known = kept.get(sealed);
    if (known) return known.until > now().getTime() ? known : null;
    const access = readAccess(identity.secrets['token-key'], sealed, now());
    if (!access) return null;
    if (kept.size >= mostKept) kept.clear();
    kept.set(sealed, access);
    return access;
  };
}

declare module 'fastify' {
  interface FastifyRequest {
    client: Client | null;
    /** Where somebody asks for themselves: by their own device, or by a wallet that they let in. */
    owner: { readonly person: string } | null;
  }
}

/**
 * Lets nobody into the routes of `own` but clients with this scope, before their bodies are read. A client that was revoked
 * is out at once; where another process of the same registry revoked it, within `clientKeptMs`. `orOwner`: a person's own
 * device may come in with the token of its feed, too, and a wallet that a person let do this.
 */
export function onlyClients(
  own: FastifyInstance,
  registry: Registry,
  scope: Scope,
  { orOwner = false }: { orOwner?: boolean } = {},
): void {
  const { identity, now } = registry;
  const read = accessReader(registry);
  own.decorateRequest('client', null);
  own.decorateRequest('owner', null);
  own.addHook('onRequest', (request, reply, done) => {
    const token = bearerIn(request);
    const access = read(token);
    if (!access) {
      if (!orOwner) return done(refuseToken(request, reply));
      const device = readToken(identity.secrets['token-key'], token, now());
      request.owner = device && { person: device.person };
      if (device) return done(spent(registry, device.device));
      byWallet(registry, scope, request, reply).then(() => done(), done);
      return;
    }
    if (!access.scopes.includes(scope)) return done(refuseScope(reply, scope));
    const letIn = (client: Client | null) => {
      request.client = client;
      done(client ? spent(registry, spenderOf(client)) : refuseToken(request, reply));
    };
    const known = keptClient(registry, access.client);
    if (known !== undefined) return letIn(known);
    clientOf(registry, access.client).then(letIn, done);
  });
}

/** A wallet that a person let do this. Throws 401, 403, 429. */
async function byWallet(registry: Registry, scope: Scope, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { pool, identity, now } = registry;
  const id = readWalletAccess(identity.secrets['token-key'], bearerIn(request), now());
  const grant = id === null ? null : await grantInForce(pool, id);
  if (!grant) throw refuseToken(request, reply);
  if (!grant.scopes.some((allowed) => allowed === scope)) throw refuseScope(reply, scope);
  request.owner = { person: grant.person };
  spend(registry, `grant:${grant.id}`);
}

/** By what the limits know a client. */
export const spenderOf = ({ id }: Client): string => `client:${id}`;

function spent(registry: Registry, who: string): Error | undefined {
  try {
    spend(registry, who);
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/** In routes of `onlyClients`. */
export function clientAsking({ client }: FastifyRequest): Client {
  if (!client) throw new Error('a route for clients without its hook');
  return client;
}
