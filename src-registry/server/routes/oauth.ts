/**
 * Other systems: the administrator lets them in, and they get access tokens (OAuth 2.0, client credentials: RFC 6749,
 * section 4.4).
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { issuerId } from '#core/trust/trust-list.ts';
import { addClient, type Client, clientWithSecret, revokeClient } from '../../records/clients.ts';
import { type Scope, scopeNamed, scopes } from '../../records/scopes.ts';
import type { Registry } from '../../registry.ts';
import { spenderOf } from '../client-asking.ts';
import { declare, spend } from '../declare.ts';
import { Problem } from '../problem.ts';
import { accessMs, newAccess } from '../tickets.ts';

const formLimit = 8 * 1024;
const formType = 'application/x-www-form-urlencoded';

const tokenReply = z.strictObject({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number().int(),
  scope: z.string(),
});

/** What stands in the form once; no parameter may come twice (RFC 6749, section 3.2). Unknown ones are let be. */
function formOf(body: unknown): (name: string) => string | null {
  if (!(body instanceof URLSearchParams)) throw new Problem(400, 'invalid_request', `${formType} is wanted`);
  for (const name of new Set(body.keys()))
    if (body.getAll(name).length > 1) throw new Problem(400, 'invalid_request', `${name.slice(0, 60)} comes twice`);
  return (name) => body.get(name);
}

type Credentials = { readonly id: string; readonly secret: string };

/** Both parts are written as in a form before they are joined (RFC 6749, section 2.3.1). Null when it is none. */
function basicIn({ headers }: FastifyRequest): Credentials | null {
  const sent = /^Basic ([A-Za-z0-9+/=]{1,1000})$/.exec(headers.authorization ?? '')?.[1];
  const parts = /^([^:]*):(.*)$/s.exec(Buffer.from(sent ?? '', 'base64').toString('utf8'));
  if (!parts) return null;
  const [id, secret] = parts
    .slice(1)
    .map((part) => new URLSearchParams(`part=${part.replaceAll('&', '%26')}`).get('part'));
  return { id: id ?? '', secret: secret ?? '' };
}

function credentialsIn(request: FastifyRequest, form: (name: string) => string | null): Credentials | null {
  const [id, secret] = [form('client_id'), form('client_secret')];
  if (request.headers.authorization === undefined) return id !== null && secret !== null ? { id, secret } : null;
  if (secret !== null)
    throw new Problem(400, 'invalid_request', 'the secret comes in the header or in the form, not in both');
  const basic = basicIn(request);
  return basic && id !== null && id !== basic.id ? null : basic;
}

async function clientIn(
  { pool }: Registry,
  request: FastifyRequest,
  reply: FastifyReply,
  form: (name: string) => string | null,
): Promise<Client> {
  const given = credentialsIn(request, form);
  const isSane = given !== null && /^[0-9a-f]{1,60}$/.test(given.id) && given.secret.length <= 200;
  const client = isSane ? await clientWithSecret(pool, given.id, given.secret) : null;
  if (client) return client;
  reply.header('www-authenticate', 'Basic realm="registry"');
  throw new Problem(401, 'invalid_client', 'no such client, or another secret');
}

/** Under the names by which they were asked for; all that the client has where none was. */
function granted(asked: string | null, client: Client): Map<string, Scope> {
  if (asked === null) return new Map(client.scopes.map((scope) => [scope, scope]));
  const found = new Map<string, Scope>();
  for (const name of asked.split(' ').filter(Boolean)) {
    const scope = scopeNamed(name);
    if (!scope || !client.scopes.includes(scope))
      throw new Problem(400, 'invalid_scope', 'a scope that there is not, or that this client does not have');
    found.set(name, scope);
  }
  if (found.size === 0) throw new Problem(400, 'invalid_scope', 'no scope is named');
  return found;
}

/** `{"error", "detail"}` in the words of RFC 6749, section 5.2. */
const inWordsOfOAuth = (payload: unknown): unknown => {
  if (typeof payload !== 'object' || payload === null || !('error' in payload)) return payload;
  const { error, detail } = payload as { error: string; detail?: string };
  const isOurs = error === 'malformed' || error === 'too-large';
  return { error: isOurs ? 'invalid_request' : error, ...(detail && { error_description: detail }) };
};

function tokenRoute(own: FastifyInstance, registry: Registry): void {
  const { identity, now } = registry;
  own.removeAllContentTypeParsers();
  own.addContentTypeParser(formType, { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(String(body))),
  );
  own.addHook('preSerialization', async (_request, _reply, payload) => inWordsOfOAuth(payload));
  declare(
    own,
    registry,
    {
      method: 'POST',
      url: '/oauth/token',
      does: 'An access token for another system (RFC 6749, client credentials); fifteen minutes.',
      who: 'itself',
      body: { media: formType, says: 'grant_type=client_credentials, scope; the client by HTTP Basic or in the form' },
      reply: tokenReply,
      refuses: { 401: '`invalid_client`' },
      bodyLimit: formLimit,
    },
    async ({ body, request, reply }) => {
      const form = formOf(body);
      const client = await clientIn(registry, request, reply, form);
      spend(registry, spenderOf(client));
      const grant = form('grant_type');
      if (!grant) throw new Problem(400, 'invalid_request', 'grant_type is wanted');
      if (grant !== 'client_credentials')
        throw new Problem(400, 'unsupported_grant_type', 'client_credentials is wanted');
      const allowed = granted(form('scope'), client);
      reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
      const access = { client: client.id, scopes: [...new Set(allowed.values())] };
      return {
        access_token: newAccess(identity.secrets['token-key'], access, now()),
        token_type: 'Bearer' as const,
        expires_in: accessMs / 1000,
        scope: [...allowed.keys()].join(' '),
      };
    },
  );
}

const clientId = z.string().regex(/^[0-9a-f]{1,60}$/);
const office = z.string().trim().min(1).max(120);
const newClient = z
  .strictObject({
    name: z.string().trim().min(1).max(120),
    scopes: z
      .array(z.string().max(200))
      .min(1)
      .max(2 * scopes.length)
      .transform((names) => [...new Set(names.map((name) => scopeNamed(name) ?? name))])
      .pipe(z.array(z.enum(scopes))),
    /** Null: everybody. */
    offices: z.array(office).min(1).max(500).nullable().default(null),
    /** A registry that forwards to this one. */
    registry: issuerId.nullable().default(null),
  })
  .refine(({ scopes: asked, offices, registry }) => {
    const isRelay = asked.includes('registry.relay');
    return isRelay === (registry !== null) && !(isRelay && offices === null);
  }, 'registry.relay is for a registry that is named, and for offices that are named');

function administratorRoutes(server: FastifyInstance, registry: Registry): void {
  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/clients',
      does: 'Lets another system in. Its secret is said this once.',
      who: 'administrator',
      body: newClient,
      reply: z.strictObject({
        id: z.string(),
        secret: z.string(),
        name: z.string(),
        scopes: z.array(z.enum(scopes)),
        offices: z.array(z.string()).nullable(),
        registry: z.string().nullable(),
      }),
      statuses: [201],
    },
    async ({ body }) => ({ ...(await addClient(registry, body)), ...body }),
  );
  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/clients/:id/revoke',
      does: 'Lets it in no longer, and believes none of its tokens.',
      who: 'administrator',
      params: z.strictObject({ id: clientId }),
      body: z.strictObject({ why: z.string().trim().min(3).max(500) }),
      reply: z.strictObject({ id: z.string(), status: z.literal('revoked') }),
      refuses: { 404: 'no client has this id' },
    },
    async ({ params: { id }, body: { why } }) => {
      const done = await revokeClient(registry, id, why);
      if (!done) throw new Problem(404, 'unknown', 'no client has this id');
      return { id, status: 'revoked' as const };
    },
  );
}

export function oauthRoutes(server: FastifyInstance, registry: Registry): void {
  server.register(async (own) => tokenRoute(own, registry));
  administratorRoutes(server, registry);
}
