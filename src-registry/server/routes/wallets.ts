/**
 * Wallets before and after a person lets them in: they register themselves (RFC 7591), end what they have (RFC 7009), and are
 * described (RFC 8414); a person sees and ends them from the own device, which also shows the code for their page.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { reasonGiven } from '#core/contract/values.ts';
import { grantRevokedReply, grantsReply, walletCodeReply } from '#core/sync/calls.ts';
import { codeInBlocks } from '../../records/enrol.ts';
import { endGrantOfPerson, endGrantOfWallet, grantsOf } from '../../records/grants.ts';
import { registerWallet, revokeWallet } from '../../records/registered-wallets.ts';
import { lastingScope, walletScopes, walletScopesIn, walletScopeText } from '../../records/scopes.ts';
import { addWalletCode } from '../../records/wallet-codes.ts';
import type { Registry } from '../../registry.ts';
import { declare, spend } from '../declare.ts';
import { addressOf } from '../guard.ts';
import { formLimit, formOf, formType, keepsNothing, readsForms, speaksOAuth } from '../oauth-form.ts';
import { oauthPaths } from '../oauth-paths.ts';
import { ownAddress } from '../own-address.ts';
import { Problem, tooMany } from '../problem.ts';
import { redirectProblem } from '../redirects.ts';
import { readRenewal, readWalletAccess } from '../wallet-tickets.ts';
import { walletIn } from './oauth.ts';

const secretWays = ['client_secret_basic', 'client_secret_post', 'none'] as const;
const allScopes = walletScopeText({ scopes: walletScopes, isLasting: true });

/** What else comes is let be, as RFC 7591 wants it (section 2); it is not kept. */
const newWallet = z.looseObject({
  redirect_uris: z.array(z.string().min(1).max(500)).min(1).max(10),
  /** Shown to people: nothing that cannot be seen, or turns around what follows. */
  client_name: z
    .string()
    .max(300)
    .transform((name) =>
      name
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim()
        .slice(0, 80),
    )
    .optional(),
  /** All that there is where none is named. */
  scope: z.string().max(2000).optional(),
  token_endpoint_auth_method: z.enum(secretWays).default('client_secret_basic'),
  grant_types: z
    .array(z.string().max(60))
    .max(10)
    .refine((types) => types.includes('authorization_code'), 'authorization_code is wanted')
    .optional(),
  response_types: z
    .array(z.string().max(60))
    .max(10)
    .refine((types) => types.includes('code'), 'code is wanted')
    .optional(),
});

const registered = z.strictObject({
  client_id: z.string(),
  client_secret: z.string().optional(),
  client_id_issued_at: z.number().int(),
  /** 0: it does not run out. */
  client_secret_expires_at: z.number().int(),
  client_name: z.string(),
  redirect_uris: z.array(z.string()),
  scope: z.string(),
  token_endpoint_auth_method: z.enum(secretWays),
  grant_types: z.array(z.string()),
  response_types: z.array(z.literal('code')),
});

const hostOf = (redirect: string) => new URL(redirect).host || new URL(redirect).protocol.replace(':', '');

/** Those of them that there are: nobody loses anything by what is not there. */
const scopesAsked = (text: string) => {
  const known = text.split(' ').filter((name) => name === lastingScope || walletScopesIn(name) !== null);
  return walletScopesIn(known.join(' '));
};

function registering(own: FastifyInstance, registry: Registry): void {
  const { limits, metrics, now } = registry;
  speaksOAuth(own, 'invalid_client_metadata');
  declare(
    own,
    registry,
    {
      method: 'POST',
      url: oauthPaths.register,
      does: 'A wallet registers itself (RFC 7591). Its secret is said this once; it may do nothing before a person lets it in.',
      who: 'itself',
      body: newWallet,
      reply: registered,
      statuses: [201],
      bodyLimit: formLimit,
      cost: 5,
    },
    async ({ body, request, reply }) => {
      const from = addressOf(request) ?? 'this machine';
      const ms = limits.registering.waitMs(from);
      if (ms > 0) {
        metrics.refused('address');
        throw tooMany(ms, 'too many wallets from this address');
      }
      limits.registering.take(from, 1);
      for (const redirect of body.redirect_uris) {
        const problem = redirectProblem(redirect);
        if (problem) throw new Problem(400, 'invalid_redirect_uri', problem);
      }
      const asked = scopesAsked(body.scope ?? allScopes);
      if (!asked) throw new Problem(400, 'invalid_client_metadata', `scope: one or more of ${allScopes} are wanted`);
      const isLasting = asked.isLasting && (body.grant_types?.includes('refresh_token') ?? true);
      const wallet = {
        name: body.client_name || hostOf(body.redirect_uris[0] as string),
        redirects: body.redirect_uris,
        scopes: asked.scopes,
        isLasting,
        hasSecret: body.token_endpoint_auth_method !== 'none',
      };
      const made = await registerWallet(registry, wallet);
      if (!made) throw new Problem(503, 'temporarily_unavailable', 'too many wallets wait to be let in', 3600);
      keepsNothing(reply);
      return {
        client_id: made.id,
        ...(made.secret !== null && { client_secret: made.secret }),
        client_id_issued_at: Math.floor(now().getTime() / 1000),
        client_secret_expires_at: 0,
        client_name: wallet.name,
        redirect_uris: body.redirect_uris,
        scope: walletScopeText(wallet),
        token_endpoint_auth_method: body.token_endpoint_auth_method,
        grant_types: ['authorization_code', ...(isLasting ? ['refresh_token'] : [])],
        response_types: ['code' as const],
      };
    },
  );
}

function revoking(own: FastifyInstance, registry: Registry): void {
  const { identity, now } = registry;
  readsForms(own);
  speaksOAuth(own);
  declare(
    own,
    registry,
    {
      method: 'POST',
      url: oauthPaths.revoke,
      does: 'A wallet gives back what a person let it do, by any of its tokens (RFC 7009).',
      who: 'itself',
      body: { media: formType, says: 'token; the wallet by HTTP Basic or in the form' },
      reply: z.strictObject({}),
      refuses: { 401: '`invalid_client`' },
      bodyLimit: formLimit,
    },
    async ({ body, request, reply }) => {
      const form = formOf(body);
      const wallet = await walletIn({ registry, request, reply, form });
      spend(registry, `wallet:${wallet.id}`);
      const token = form('token');
      if (!token) throw new Problem(400, 'invalid_request', 'token is wanted');
      const secret = identity.secrets['token-key'];
      const grant = readRenewal(secret, token, now())?.grant ?? readWalletAccess(secret, token, now());
      // One that is none is answered like one that was (section 2.2).
      if (grant) await endGrantOfWallet(registry, grant, wallet.id);
      keepsNothing(reply);
      return {};
    },
  );
}

function described(server: FastifyInstance, registry: Registry): void {
  const issuer = ownAddress(registry);
  const about = {
    issuer,
    authorization_endpoint: `${issuer}${oauthPaths.authorize}`,
    token_endpoint: `${issuer}${oauthPaths.token}`,
    registration_endpoint: `${issuer}${oauthPaths.register}`,
    revocation_endpoint: `${issuer}${oauthPaths.revoke}`,
    scopes_supported: allScopes.split(' '),
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    token_endpoint_auth_methods_supported: [...secretWays],
    revocation_endpoint_auth_methods_supported: [...secretWays],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  };
  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/.well-known/oauth-authorization-server',
      does: 'Where wallets register and ask (RFC 8414).',
      who: 'anybody',
      reply: z.looseObject({ issuer: z.string() }),
    },
    async ({ reply }) => {
      reply.header('cache-control', 'public, max-age=300');
      return about;
    },
  );
}

const grantId = z.string().regex(/^[0-9a-f]{32}$/);

function ofDevices(server: FastifyInstance, registry: Registry): void {
  const { pool, now, random } = registry;
  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/wallet-codes',
      does: 'A code with which this person says on the page of a wallet who they are; once, ten minutes. The one before ends.',
      who: 'device',
      body: z.strictObject({}),
      reply: walletCodeReply,
      statuses: [201],
      cost: 5,
    },
    async ({ device: { person } }) => {
      const { code, expiresAt } = await addWalletCode(pool, person, now(), random);
      return { code: codeInBlocks(code), expiresAt: expiresAt.toISOString() };
    },
  );
  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/grants',
      does: 'Which wallets this person let in, and what they may do.',
      who: 'device',
      reply: grantsReply,
    },
    async ({ device: { person } }) => ({
      grants: (await grantsOf(pool, person)).map((grant) => ({
        ...grant,
        scopes: [...grant.scopes],
        grantedAt: grant.grantedAt.toISOString(),
      })),
    }),
  );
  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/grants/:id/revoke',
      does: 'Lets this wallet in no longer; at once.',
      who: 'device',
      params: z.strictObject({ id: grantId }),
      body: z.strictObject({}),
      reply: grantRevokedReply,
      refuses: { 404: 'this person let in nothing of this id' },
    },
    async ({ device: { person }, params: { id } }) => {
      if (!(await endGrantOfPerson(registry, id, person))) throw new Problem(404, 'unknown', 'nothing has this id');
      return { id, status: 'revoked' as const };
    },
  );
}

function ofAdministrator(server: FastifyInstance, registry: Registry): void {
  const walletId = z.string().regex(/^wallet-[0-9a-f]{1,60}$/);
  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/wallets/:id/revoke',
      does: 'Puts out a wallet, whoever let it in.',
      who: 'administrator',
      params: z.strictObject({ id: walletId }),
      body: z.strictObject({ why: reasonGiven }),
      reply: z.strictObject({ id: walletId, status: z.literal('revoked') }),
      refuses: { 404: 'no wallet has this id' },
    },
    async ({ params: { id }, body: { why } }) => {
      if (!(await revokeWallet(registry, id, why))) throw new Problem(404, 'unknown', 'no wallet has this id');
      return { id, status: 'revoked' as const };
    },
  );
}

export function walletRoutes(server: FastifyInstance, registry: Registry): void {
  server.register(async (own) => registering(own, registry));
  server.register(async (own) => revoking(own, registry));
  described(server, registry);
  ofDevices(server, registry);
  ofAdministrator(server, registry);
}
