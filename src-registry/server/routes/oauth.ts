/**
 * Tokens for other systems, which the administrator lets in (OAuth 2.0, client credentials: RFC 6749, section 4.4), and for
 * wallets, which a person lets in (authorization code with PKCE, and its renewal: sections 4.1 and 6, RFC 7636).
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { oneLine, reasonGiven } from '#core/contract/values.ts';
import { issuerId } from '#core/trust/trust-list.ts';
import { addClient, type Client, clientWithSecret, revokeClient } from '../../records/clients.ts';
import { type Grant, redeemGrant, renewGrant } from '../../records/grants.ts';
import { type Wallet, walletWithSecret } from '../../records/registered-wallets.ts';
import { type Scope, scopeNamed, scopes, walletScopesIn, walletScopeText } from '../../records/scopes.ts';
import type { Registry } from '../../registry.ts';
import { spenderOf } from '../client-asking.ts';
import { declare, spend } from '../declare.ts';
import {
  credentialsIn,
  type Form,
  formLimit,
  formOf,
  formType,
  keepsNothing,
  readsForms,
  refuseClient,
  speaksOAuth,
} from '../oauth-form.ts';
import { Problem } from '../problem.ts';
import { accessMs, newAccess } from '../tickets.ts';
import { newWalletAccess, readCodeTicket, readRenewal, renewalTicketOf } from '../wallet-tickets.ts';

const tokenReply = z.strictObject({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number().int(),
  scope: z.string(),
  refresh_token: z.string().optional(),
});
type TokenReply = z.infer<typeof tokenReply>;

type Asking = {
  readonly registry: Registry;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly form: Form;
};

const isSane = (secret: string | null): boolean => secret === null || secret.length <= 200;

async function clientIn({ registry, request, reply, form }: Asking): Promise<Client> {
  const given = credentialsIn(request, form);
  const isOne = given !== null && /^[0-9a-f]{1,60}$/.test(given.id) && given.secret !== null && isSane(given.secret);
  const client = isOne ? await clientWithSecret(registry.pool, given.id, given.secret ?? '') : null;
  if (client) return client;
  throw refuseClient(reply);
}

/** Also for the call that ends what a wallet has. */
export async function walletIn({ registry, request, reply, form }: Asking): Promise<Wallet> {
  const given = credentialsIn(request, form);
  const isOne = given !== null && /^wallet-[0-9a-f]{1,60}$/.test(given.id) && isSane(given.secret);
  const wallet = isOne ? await walletWithSecret(registry.pool, given.id, given.secret) : null;
  if (wallet) return wallet;
  throw refuseClient(reply);
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

async function forSystem(asking: Asking): Promise<TokenReply> {
  const { registry, form } = asking;
  const client = await clientIn(asking);
  spend(registry, spenderOf(client));
  const allowed = granted(form('scope'), client);
  const access = { client: client.id, scopes: [...new Set(allowed.values())] };
  return {
    access_token: newAccess(registry.identity.secrets['token-key'], access, registry.now()),
    token_type: 'Bearer',
    expires_in: accessMs / 1000,
    scope: [...allowed.keys()].join(' '),
  };
}

function tokensOf({ identity, now }: Registry, grant: Grant): TokenReply {
  const secret = identity.secrets['token-key'];
  return {
    access_token: newWalletAccess(secret, grant.id, now()),
    token_type: 'Bearer',
    expires_in: accessMs / 1000,
    scope: walletScopeText(grant),
    ...(grant.isLasting && { refresh_token: renewalTicketOf(secret, grant, now()) }),
  };
}

const noGrant = () => new Problem(400, 'invalid_grant', 'it does not count: it is too old, was used, or is another’s');

async function forCode(asking: Asking): Promise<TokenReply> {
  const { registry, form } = asking;
  const wallet = await walletIn(asking);
  spend(registry, `wallet:${wallet.id}`);
  const [sent, verifier] = [form('code'), form('code_verifier')];
  if (!sent || !verifier) throw new Problem(400, 'invalid_request', 'code and code_verifier are wanted');
  const code = readCodeTicket(registry.identity.secrets['token-key'], sent, registry.now());
  const brought = { wallet: wallet.id, redirect: form('redirect_uri'), verifier, isLate: code?.isLate ?? true };
  const grant = code && (await redeemGrant(registry, code.grant, brought));
  if (!grant) throw noGrant();
  return tokensOf(registry, grant);
}

async function forRenewal(asking: Asking): Promise<TokenReply> {
  const { registry, form } = asking;
  const wallet = await walletIn(asking);
  spend(registry, `wallet:${wallet.id}`);
  const renewal = readRenewal(registry.identity.secrets['token-key'], form('refresh_token') ?? '', registry.now());
  if (!renewal) throw noGrant();
  const grant = await renewGrant(registry, renewal.grant, { wallet: wallet.id, renewal: renewal.renewal });
  if (!grant) throw noGrant();
  const asked = form('scope');
  const wanted = asked === null ? grant : walletScopesIn(asked);
  if (!wanted || wanted.scopes.some((scope) => !grant.scopes.includes(scope)))
    throw new Problem(400, 'invalid_scope', 'a scope that was not given');
  return tokensOf(registry, grant);
}

const grants: Readonly<Record<string, (asking: Asking) => Promise<TokenReply>>> = {
  client_credentials: forSystem,
  authorization_code: forCode,
  refresh_token: forRenewal,
};
export const grantTypes = Object.keys(grants);

function tokenRoute(own: FastifyInstance, registry: Registry): void {
  readsForms(own);
  speaksOAuth(own);
  declare(
    own,
    registry,
    {
      method: 'POST',
      url: '/oauth/token',
      does: 'An access token for another system, or for a wallet (RFC 6749); fifteen minutes.',
      who: 'itself',
      body: {
        media: formType,
        says: 'grant_type=client_credentials, scope; or authorization_code, code, code_verifier, redirect_uri; or refresh_token, refresh_token. Who asks by HTTP Basic or in the form',
      },
      reply: tokenReply,
      refuses: { 401: '`invalid_client`' },
      bodyLimit: formLimit,
    },
    async ({ body, request, reply }) => {
      const form = formOf(body);
      const grant = form('grant_type') ?? '';
      if (!grant) throw new Problem(400, 'invalid_request', 'grant_type is wanted');
      const answer = Object.hasOwn(grants, grant) ? grants[grant] : undefined;
      if (!answer) throw new Problem(400, 'unsupported_grant_type', `one of ${grantTypes.join(', ')} is wanted`);
      const tokens = await answer({ registry, request, reply, form });
      keepsNothing(reply);
      return tokens;
    },
  );
}

const clientId = z.string().regex(/^[0-9a-f]{1,60}$/);
const short = oneLine(120).min(1);
const newClient = z
  .strictObject({
    name: short,
    scopes: z
      .array(z.string().max(200))
      .min(1)
      .max(2 * scopes.length)
      .transform((names) => [...new Set(names.map((name) => scopeNamed(name) ?? name))])
      .pipe(z.array(z.enum(scopes))),
    /** Null: everybody. */
    offices: z.array(short).min(1).max(500).nullable().default(null),
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
      body: z.strictObject({ why: reasonGiven }),
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
